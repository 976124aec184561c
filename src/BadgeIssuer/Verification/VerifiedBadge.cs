using System.Collections.Immutable;
using BadgeIssuer.OpenBadges;

namespace BadgeIssuer.Verification;

/// <summary>What was established about one of the badges of an input.</summary>
/// <param name="Checks">One result for each check, in declaration order.</param>
/// <param name="Examination">What was found on the way; <see langword="null"/> where no badge could be read.</param>
internal sealed record VerifiedBadge(ImmutableArray<CheckResult> Checks, Examination? Examination)
{
    private static readonly ImmutableArray<CheckId> AllChecks = [.. Enum.GetValues<CheckId>()];

    /// <summary>Of something that could not be read as a badge: every check but the first was not made.</summary>
    public static VerifiedBadge Unread(CheckResult format) => new(
        [format, .. AllChecks.Skip(1).Select(check =>
            CheckResult.NotRun(check, Problem.Of(PresentationProblemCodes.CheckNeedsFormat)))],
        null);

    /// <summary>Of a badge that has been examined.</summary>
    public static VerifiedBadge Of(Examination examination) =>
        new([.. AllChecks.Select(check => examination[check])], examination);
}
