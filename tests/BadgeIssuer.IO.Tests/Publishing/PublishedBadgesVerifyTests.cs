using BadgeIssuer.IO.Http;
using BadgeIssuer.IO.Publishing;
using BadgeIssuer.IO.Tests.Workspaces;
using BadgeIssuer.Issuing;
using BadgeIssuer.Tests.Issuing;
using BadgeIssuer.Verification;
using FluentAssertions;
using NUnit.Framework;

namespace BadgeIssuer.IO.Tests.Publishing;

/// <summary>What is issued is verified as employers verify it, from the publication alone.</summary>
[TestFixture("http://localhost:5080", "EdDSA", "RS256")]
[TestFixture("https://badges.example.go.jp:8443/quest", "ES256", "ES256")]
[TestFixture("https://badges.example.go.jp", "RS256", "EdDSA")]
public sealed class PublishedBadgesVerifyTests(string baseUrl, string vcJwt, string jws)
{
    private TestWorkspace _test = null!;
    private CredentialId _id = null!;

    [OneTimeSetUp]
    public void Issue()
    {
        _test = new TestWorkspace(baseUrl, vcJwt, jws);
        _id = _test.IssueAndPublish(1).Single().Id!;
    }

    [OneTimeTearDown]
    public void Delete() => _test.Dispose();

    [Test]
    public async Task Every_document_of_an_award_is_valid([Values] CredentialFormat format)
    {
        var report = await Verify(Read(format), recipient: null);

        report.Checks.Should().NotContain(check => check.Outcome == CheckOutcome.Failed)
            .And.NotContain(check => check.Outcome == CheckOutcome.Inconclusive);
        report.Verdict.Should().Be(Verdict.Valid);
        report.Checks.Single(check => check.Check == CheckId.Proof).Outcome.Should().Be(CheckOutcome.Passed);
    }

    [Test]
    public async Task An_applicant_is_matched_by_address_and_another_one_is_not([Values] CredentialFormat format)
    {
        (await Verify(Read(format), Samples.Completion().EmailAddress)).Verdict.Should().Be(Verdict.Valid);
        (await Verify(Read(format), "somebody@example.jp")).Verdict.Should().Be(Verdict.Invalid);
    }

    [TestCase(CredentialFormat.VcJwt)]
    [TestCase(CredentialFormat.Ob2Jws)]
    public async Task With_one_byte_changed_it_is_never_valid(CredentialFormat format)
    {
        var original = Read(format);
        for (var at = 0; at < original.Length; at += Math.Max(1, original.Length / 60))
        {
            var changed = original.ToArray();
            changed[at] ^= 1;

            (await Verify(changed, recipient: null)).Verdict.Should().NotBe(Verdict.Valid, $"byte {at} was changed");
        }
    }

    private byte[] Read(CredentialFormat format) =>
        File.ReadAllBytes(Path.Combine(_test.Folder, "public", PublishedPaths.Award(_id, format).Path));

    private async Task<VerificationReport> Verify(byte[] bytes, string? recipient)
    {
        using var workspace = _test.Open();
        var addresses = workspace.Addresses;
        var verifier = new CredentialVerifier(
            new PublicationDocumentSource(workspace.PublicFolder, [addresses.Base], OfflineDocumentSource.Offline),
            TrustList.OfIssuers(addresses.IssuerDid, addresses.IssuerV2),
            TimeProvider.System);
        return await verifier.VerifyAsync(bytes, new VerificationRequest("badge", recipient), CancellationToken.None);
    }
}
