using System.Reflection;
using System.Text.Json.Nodes;
using BadgeIssuer.OpenBadges;
using BadgeIssuer.Securing;
using BadgeIssuer.Securing.Keys;
using BadgeIssuer.Verification;
using BadgeIssuer.Verification.Checks;
using BadgeIssuer.Verification.Proofs;
using FluentAssertions;
using NUnit.Framework;

namespace BadgeIssuer.Tests.Verification;

public sealed class CredentialVerifierTests
{
    private static IEnumerable<TestCaseData> Cases() =>
        VerificationCases.All().Select(@case => new TestCaseData(@case).SetArgDisplayNames(@case.Name));

    [TestCaseSource(nameof(Cases))]
    public async Task Says_of(object @case)
    {
        var expected = (VerificationCase)@case;
        using var issuer = new TestIssuer();

        var report = await issuer.VerifyAsync(expected.Make(issuer), expected.Recipient, expected.At);

        var said = string.Join('\n', report.Checks.Select(check => $"{check.Check} {check.Outcome} {check.Problem}"));
        report.Checks.Select(check => check.Check).Should().Equal(Enum.GetValues<CheckId>());
        if (expected.Check is { } check)
        {
            report[check].Outcome.Should().Be(expected.Outcome, said);
            report[check].Problem!.Code.Should().Be(expected.Code, said);
        }

        report.Verdict.Should().Be(expected.Verdict, said);
    }

    [Test]
    public void Every_code_that_decides_has_a_case()
    {
        string[] warnings =
        [
            ProofCheckProblemCodes.CopyDiffers,
            ProofCheckProblemCodes.HostedElsewhere,
            ProofCheckProblemCodes.HostedWithdrawn,
            ProofCheckProblemCodes.KeyReplaced,
            StatusCheckProblemCodes.PurposeNotJudged,
            StatusCheckProblemCodes.Message,
            ClaimProblemCodes.Refreshed,
            ClaimProblemCodes.RefreshTypeUnknown,
            ClaimProblemCodes.RefreshUnavailable,
            ClaimProblemCodes.RefreshOfAnother,
            ClaimProblemCodes.RefreshRefused,
            PresentationProblemCodes.CheckNeedsSchema,
            PresentationProblemCodes.BadgesDiffer,
            PresentationProblemCodes.CheckNeedsFormat,
            PresentationProblemCodes.CheckNeedsProof,
            PresentationProblemCodes.VerifierFault,
        ];

        new[] { typeof(PresentationProblemCodes), typeof(ProofCheckProblemCodes), typeof(StatusCheckProblemCodes), typeof(ClaimProblemCodes) }
            .SelectMany(type => type.GetFields(BindingFlags.Public | BindingFlags.Static))
            .Select(field => (string)field.GetRawConstantValue()!)
            .Except(warnings)
            .Except(VerificationCases.All().Select(@case => @case.Code).OfType<string>())
            .Should().BeEmpty();
    }

    [Test]
    public async Task Says_what_is_wrong_with_the_proofs_beside_the_good_one()
    {
        using var issuer = new TestIssuer();
        var twice = JsonNode.Parse(issuer.WithProof(issuer.Embedded()))!;
        twice["proof"]![0]!["created"] = "2025-05-01T00:00:00Z";

        var report = await issuer.VerifyAsync(twice.ToJsonString());

        report.Verdict.Should().Be(Verdict.Valid);
        report.Warnings.Should().ContainSingle()
            .Which.Should().Be(Problem.At("/proof/0/proofValue", ProofProblemCodes.SignatureMismatch));
    }

    [Test]
    public async Task Asks_nobody_but_the_issuer_for_the_keys_of_embedded_proofs()
    {
        using var issuer = new TestIssuer();
        using var other = SigningKey.Generate(KeyKind.Ed25519);

        await issuer.VerifyAsync(issuer.Embedded(key: other, method: "did:web:evil.example#k1"));

        issuer.Web.Asked.Should().BeEmpty();
    }

    [Test]
    public async Task Tells_what_the_badge_says()
    {
        using var issuer = new TestIssuer();

        var report = await issuer.VerifyAsync(issuer.Jwt(), TestIssuer.Email);

        report.Version.Should().Be(OpenBadgesVersion.V3);
        report.Format.Should().Be(PresentedFormat.CompactJws);
        report.BadgeId.Should().Be(TestIssuer.CredentialId);
        report.Issuer.Should().Be(new ReportedIssuer(TestIssuer.Did, "試験発行者", IssuerTrust.Trusted));
        report.Achievement!.Name.Should().Be("データ分析 修了");
        report.Achievement.Alignments.Should().ContainSingle().Which.TargetCode.Should().Be("DSS-P-1.2-X");
        report.RecipientMatches.Should().BeTrue();
        report.Status.Should().Be(BadgeStatus.Active);
        report.ValidFrom.Should().Be(new DateTimeOffset(2025, 2, 10, 0, 0, 0, TimeSpan.Zero));
        report.Fetched.Select(document => document.Url)
            .Should().Equal(TestIssuer.Kid, TestIssuer.DidDocumentUrl, TestIssuer.StatusList);
        report.Warnings.Should().BeEmpty();
    }

    [Test]
    public async Task Tells_of_a_hosted_badge_what_its_host_serves()
    {
        using var issuer = new TestIssuer();
        var copy = issuer.Web[TestIssuer.AssertionId].Replace("2025-01-31", "2020-01-31", StringComparison.Ordinal);

        var report = await issuer.VerifyAsync(copy);

        report.Verdict.Should().Be(Verdict.Valid);
        report.ValidFrom!.Value.Year.Should().Be(2025);
        report.Warnings.Select(warning => warning.Code).Should().Equal(ProofCheckProblemCodes.CopyDiffers);
        report.Issuer.Should().Be(new ReportedIssuer(TestIssuer.IssuerV2, "試験発行者", IssuerTrust.Trusted));
        report.Achievement!.Id.Should().Be(TestIssuer.BadgeClassId);
    }

    [Test]
    public async Task Follows_a_hosted_badge_to_the_id_that_it_declares()
    {
        using var issuer = new TestIssuer();
        issuer.Web.Put(TestIssuer.Base + "/short", issuer.Web[TestIssuer.AssertionId]);
        var copy = issuer.Web[TestIssuer.AssertionId].Replace(TestIssuer.AssertionId, TestIssuer.Base + "/short", StringComparison.Ordinal);

        var report = await issuer.VerifyAsync(copy);

        report.Verdict.Should().Be(Verdict.Valid);
        report.BadgeId.Should().Be(TestIssuer.AssertionId);
        report.Warnings.Select(warning => warning.Code).Should().Contain(ProofCheckProblemCodes.HostedElsewhere);
    }

    [Test]
    public async Task Trusts_nobody_because_a_forger_names_them()
    {
        using var issuer = new TestIssuer();
        using var forger = new TestIssuer();

        var report = await issuer.VerifyAsync(forger.Jwt());

        report.Verdict.Should().Be(Verdict.Invalid);
        report.Issuer!.Trust.Should().Be(IssuerTrust.Unknown);
        report[CheckId.Issuer].Outcome.Should().Be(CheckOutcome.NotRun);
        report[CheckId.Status].Outcome.Should().Be(CheckOutcome.NotRun);
        report.Status.Should().Be(BadgeStatus.Unknown);
    }

    [Test]
    public async Task Fetches_nothing_that_the_badge_names_before_its_proof_has_passed()
    {
        using var issuer = new TestIssuer();
        using var forger = new TestIssuer();

        await issuer.VerifyAsync(forger.Jwt());

        issuer.Web.Asked.Should().Equal(TestIssuer.Kid);
    }

    [Test]
    public async Task Asks_for_each_document_once()
    {
        using var issuer = new TestIssuer();

        await issuer.VerifyAsync(issuer.Jwt());

        issuer.Web.Asked.Should().OnlyHaveUniqueItems();
    }

    [Test]
    public async Task Says_why_a_document_could_not_be_had()
    {
        using var issuer = new TestIssuer();
        issuer.Web.Remove(TestIssuer.Kid);

        var report = await issuer.VerifyAsync(issuer.Jwt());

        report.Fetched.Should().Equal(new FetchedDocument(TestIssuer.Kid, 0));
        report.Warnings.Select(warning => warning.Code).Should().Equal(FetchProblemCodes.NotInMap);
    }

    [TestCase(KeyKind.Ed25519)]
    [TestCase(KeyKind.P256)]
    [TestCase(KeyKind.Rsa)]
    public async Task Verifies_every_kind_of_key(KeyKind kind)
    {
        using var issuer = new TestIssuer(kind);

        (await issuer.VerifyAsync(issuer.Jwt())).Verdict.Should().Be(Verdict.Valid);
        (await issuer.VerifyAsync(issuer.Jws())).Verdict.Should().Be(Verdict.Valid);
    }

    [Test]
    public async Task Makes_a_report_of_its_own_failure()
    {
        using var issuer = new TestIssuer();
        issuer.Web.OnAsk = _ => throw new InvalidOperationException("a bug");
        Exception? seen = null;
        var verifier = new CredentialVerifier(issuer.Web, issuer.Trust, new FixedClock(TestIssuer.Now), fault => seen = fault);

        var report = await verifier.VerifyAsync(TestIssuer.Bytes(issuer.Jwt()), new VerificationRequest("x"), CancellationToken.None);

        report.Verdict.Should().Be(Verdict.Undetermined);
        report[CheckId.Format].Problem!.Code.Should().Be(PresentationProblemCodes.VerifierFault);
        seen.Should().BeOfType<InvalidOperationException>();
    }
}
