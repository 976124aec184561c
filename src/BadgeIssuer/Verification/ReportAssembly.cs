using System.Collections.Immutable;
using BadgeIssuer.OpenBadges;

namespace BadgeIssuer.Verification;

/// <summary>Makes one report of what was established about the badges of one input.</summary>
/// <remarks>For each check the worst outcome counts; what is told about the badge is told of the 3.0 one.</remarks>
internal static class ReportAssembly
{
    public static VerificationReport Assemble(
        VerificationRequest request,
        PresentedFormat format,
        DateTimeOffset at,
        ImmutableArray<VerifiedBadge> badges,
        FetchSession documents)
    {
        var examinations = badges.Select(badge => badge.Examination).OfType<Examination>().ToArray();
        var shown = Array.Find(examinations, examination => examination.Presentation.Edition is BadgeEdition.V3)
            ?? examinations.FirstOrDefault();

        var report = new VerificationReport
        {
            Input = request.Input,
            Format = format,
            VerifiedAt = at.ToUniversalTime(),
            Checks = [.. badges.Select(badge => badge.Checks).Aggregate(Combine)],
            Fetched = documents.Fetched,
            Warnings = [.. examinations.SelectMany(examination => examination.Warnings)
                .Concat(Differences(examinations))
                .Concat(documents.Problems)
                .Distinct()],
        };

        return shown is null ? report : Describe(report, shown, examinations);
    }

    private static VerificationReport Describe(
        VerificationReport report, Examination shown, Examination[] examinations)
    {
        var facts = shown.Facts;

        return report with
        {
            Version = shown.Presentation.Version,
            BadgeId = facts.Id,
            Issuer = facts.IssuerId is { } id
                ? new ReportedIssuer(id, facts.IssuerName ?? shown.TrustedName, shown.IssuerTrust)
                : null,
            Achievement = facts.Achievement,
            ValidFrom = facts.ValidFrom,
            ValidUntil = facts.ValidUntil,
            RecipientMatches = Matches(examinations),
            Status = examinations.Select(examination => examination.Status).MaxBy(Gravity),
        };
    }

    private static ImmutableArray<CheckResult> Combine(
        ImmutableArray<CheckResult> one, ImmutableArray<CheckResult> other) =>
        [.. one.Zip(other, (first, second) => first.Check is CheckId.Recipient
            ? CombineRecipient(first, second)
            : OutcomeOrder.Worse(first, second))];

    // A 2.0 badge has room for one identifier only. That it has no name to compare takes nothing from a name that the
    // 3.0 badge beside it confirms.
    private static CheckResult CombineRecipient(CheckResult one, CheckResult other) => (one.Outcome, other.Outcome) switch
    {
        (CheckOutcome.Passed, CheckOutcome.Inconclusive) => one,
        (CheckOutcome.Inconclusive, CheckOutcome.Passed) => other,
        _ => OutcomeOrder.Worse(one, other),
    };

    private static bool? Matches(Examination[] examinations)
    {
        if (examinations.Any(examination => examination.RecipientMatches is false))
        {
            return false;
        }

        return examinations.Any(examination => examination.RecipientMatches is true) ? true : null;
    }

    private static int Gravity(BadgeStatus status) => status switch
    {
        BadgeStatus.Revoked => 4,
        BadgeStatus.Suspended => 3,
        BadgeStatus.Superseded => 2,
        BadgeStatus.Unknown => 1,
        _ => 0,
    };

    private static IEnumerable<Problem> Differences(Examination[] examinations)
    {
        var names = examinations.Select(examination => examination.Facts.Achievement?.Name).Distinct().Count();
        return names > 1 ? [Problem.Of(PresentationProblemCodes.BadgesDiffer)] : [];
    }
}
