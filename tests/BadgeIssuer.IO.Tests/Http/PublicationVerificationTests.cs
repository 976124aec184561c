using System.Text;
using BadgeIssuer.IO.Http;
using BadgeIssuer.IO.Publishing;
using BadgeIssuer.IO.Tests.Workspaces;
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

    private async Task<VerificationReport> VerifyAsync(byte[] bytes) => await new CredentialVerifier(
            _site.Documents(_public, OfflineDocumentSource.Offline), _site.Trust(), TimeProvider.System)
        .ExamineAsync(bytes, new VerificationRequest("test"), CancellationToken.None);

    private static string Say(string what, VerificationReport report) => what + "\n" + string.Join(
        '\n', report.Checks.Select(check => $"{check.Check} {check.Outcome} {check.Problem}"));
}
