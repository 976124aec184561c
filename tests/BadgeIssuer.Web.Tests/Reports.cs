using BadgeIssuer.OpenBadges;
using BadgeIssuer.Verification;

namespace BadgeIssuer.Web.Tests;

/// <summary>Reports as the verifier gives them, for pages.</summary>
internal static class Reports
{
    public static readonly DateTimeOffset Noon = new(2026, 4, 1, 3, 0, 0, TimeSpan.Zero);

    /// <summary>A report in which every check has passed, but for those named.</summary>
    public static VerificationReport With(
        IssuerTrust trust = IssuerTrust.Trusted,
        BadgeStatus status = BadgeStatus.Active,
        DateTimeOffset? from = null,
        string? name = "需要予測",
        OpenBadgesVersion? version = OpenBadgesVersion.V3,
        params CheckResult[] checks) =>
        new()
        {
            Input = "badge.png",
            Format = PresentedFormat.Png,
            Version = version,
            VerifiedAt = Noon,
            BadgeId = "https://badges.example.go.jp/credentials/abc",
            Issuer = new ReportedIssuer("did:web:badges.example.go.jp", "デジタル人材育成事務局", trust),
            Achievement = new ReportedAchievement("https://badges.example.go.jp/achievements/a-v1", name, []),
            ValidFrom = from ?? Noon.AddYears(-1),
            Status = status,
            Checks =
            [
                .. Enum.GetValues<CheckId>().Select(id =>
                    checks.SingleOrDefault(check => check.Check == id) ?? CheckResult.Passed(id)),
            ],
        };

    public static CheckResult Failed(CheckId check, string code = "test.failed") =>
        CheckResult.Failed(check, Problem.Of(code));

    public static CheckResult Inconclusive(CheckId check) =>
        CheckResult.Inconclusive(check, Problem.Of("test.inconclusive"));

    public static CheckResult NotRun(CheckId check) => CheckResult.NotRun(check, Problem.Of("test.not-run"));
}
