using System.Text;
using BadgeIssuer.IO.Http;
using BadgeIssuer.IO.Publishing;
using BadgeIssuer.IO.Tests.Workspaces;
using BadgeIssuer.Issuing;
using BadgeIssuer.Lifecycle;
using BadgeIssuer.Verification;
using FluentAssertions;
using NUnit.Framework;

namespace BadgeIssuer.IO.Tests.Http;

/// <summary>What a workspace issues and publishes is what the verifier calls valid, without a network.</summary>
public sealed class PublicationVerificationTests
{
    private TestWorkspace _workspace = null!;
    private string _public = null!;
    private PublishedSite _site = null!;

    [OneTimeSetUp]
    public void Issue()
    {
        _workspace = new TestWorkspace();
        _workspace.IssueAndPublish(2);
        _public = Path.Combine(_workspace.Folder, "public");
        _site = PublishedSite.Find(_public)!;
    }

    [OneTimeTearDown]
    public void Remove() => _workspace.Dispose();

    [Test]
    public async Task Every_form_of_every_badge_is_valid()
    {
        var files = Directory.EnumerateFiles(Path.Combine(_public, "credentials"))
            .Concat(Directory.EnumerateFiles(Path.Combine(_public, "ob2", "assertions")))
            .ToArray();
        files.Should().NotBeEmpty();

        foreach (var file in files)
        {
            var report = await VerifyAsync(await File.ReadAllBytesAsync(file));

            report.Verdict.Should().Be(Verdict.Valid, Say(file, report));
            report.Issuer!.Trust.Should().Be(IssuerTrust.Trusted);
            report.Status.Should().Be(BadgeStatus.Active);
        }
    }

    [Test]
    public async Task Every_form_of_a_revoked_badge_is_revoked_and_one_of_an_erased_badge_is_not_valid()
    {
        using var test = new TestWorkspace();
        var outcomes = test.IssueAndPublish(2);
        var (revoked, erased) = (outcomes[0].Id!, outcomes[1].Id!);
        var folder = Path.Combine(test.Folder, "public");
        var kept = FilesOf(folder, erased).ToDictionary(file => file, File.ReadAllBytes);
        using (var workspace = test.Open())
        {
            workspace.Standings.Change([revoked], StandingAction.Revoke, "tester", "a test", publicReason: null)
                .Should().OnlyContain(outcome => outcome.Result == StandingResult.Changed);
            workspace.Eraser.Erase([workspace.Store.Find(erased)!], "tester", "a test");
            workspace.Publish();
        }

        FilesOf(folder, revoked).Should().HaveCount(5);
        foreach (var file in FilesOf(folder, revoked))
        {
            var report = await VerifyAsync(await File.ReadAllBytesAsync(file), folder);
            report.Verdict.Should().Be(Verdict.Invalid, Say(file, report));
            report.Status.Should().Be(BadgeStatus.Revoked, Say(file, report));
        }

        FilesOf(folder, erased).Should().BeEmpty();
        foreach (var (file, bytes) in kept)
        {
            (await VerifyAsync(bytes, folder)).Verdict.Should().NotBe(Verdict.Valid, file);
        }
    }

    [Test]
    public async Task Every_link_to_a_badge_is_valid()
    {
        foreach (var id in Directory.EnumerateFiles(Path.Combine(_public, "b"), "*.json").Select(Path.GetFileNameWithoutExtension))
        {
            foreach (var link in new[] { "/b/", "/credentials/", "/ob2/assertions/" })
            {
                var url = _site.BaseUrl + link + id;
                var report = await VerifyAsync(Encoding.UTF8.GetBytes(url));

                report.Verdict.Should().Be(Verdict.Valid, Say(url, report));
                report.Fetched[0].Should().Be(new FetchedDocument(url, 200));
            }
        }
    }

    [Test]
    public async Task One_byte_changed_in_a_baked_picture_is_never_valid()
    {
        var good = await File.ReadAllBytesAsync(Directory.EnumerateFiles(Path.Combine(_public, "credentials"), "*.png").First());
        var start = good.AsSpan().IndexOf("openbadgecredential"u8);
        var end = good.AsSpan().LastIndexOf("openbadges"u8);
        start.Should().BePositive();

        for (var place = start; place < Math.Max(end, start + 6000); place += 97)
        {
            var changed = (byte[])good.Clone();
            changed[place] ^= 1;

            (await VerifyAsync(changed)).Verdict.Should().NotBe(Verdict.Valid, $"byte {place} was changed");
        }
    }

    private Task<VerificationReport> VerifyAsync(byte[] bytes) => VerifyAsync(bytes, _public);

    private async Task<VerificationReport> VerifyAsync(byte[] bytes, string folder) => await new CredentialVerifier(
            _site.Documents(folder, OfflineDocumentSource.Offline), _site.Trust(), TimeProvider.System)
        .ExamineAsync(bytes, new VerificationRequest("test"), CancellationToken.None);

    private static string[] FilesOf(string folder, CredentialId id) =>
    [
        .. Directory.EnumerateFiles(Path.Combine(folder, "credentials"), $"{id}.*"),
        .. Directory.EnumerateFiles(Path.Combine(folder, "ob2", "assertions"), $"{id}.*"),
    ];

    private static string Say(string what, VerificationReport report) => what + "\n" + string.Join(
        '\n', report.Checks.Select(check => $"{check.Check} {check.Outcome} {check.Problem}"));
}
