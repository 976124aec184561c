using System.Collections.Immutable;
using BadgeIssuer.OpenBadges;

namespace BadgeIssuer.Issuing;

/// <summary>What becomes of one physical line of a roster: every line has exactly one.</summary>
/// <param name="Line">The physical line (CSV) or row (XLSX), from 1; a record of several lines by its first.</param>
/// <param name="Disposition">What becomes of it.</param>
/// <param name="LearnerNumber">The learner's number, where one could be read.</param>
/// <param name="Completion">
/// The completion, set for <see cref="Disposition.Accept"/> and <see cref="Disposition.AcceptWarn"/> only.
/// </param>
/// <param name="IsCorrection">Whether the row says that it corrects an earlier one (区分 訂正).</param>
/// <param name="Problems">Why, all of it: reasons for what was not accepted, warnings for what was.</param>
public sealed record RowJudgement(
    int Line,
    Disposition Disposition,
    string? LearnerNumber,
    Completion? Completion,
    bool IsCorrection,
    ImmutableArray<Problem> Problems);

/// <summary>What becomes of a line. On the wire: snake case.</summary>
public enum Disposition
{
    /// <summary>A badge is due.</summary>
    Accept,

    /// <summary>A badge is due, and something should be known.</summary>
    AcceptWarn,

    /// <summary>The learner did not complete: no badge, and nothing wrong.</summary>
    NotEligible,

    /// <summary>Something in the row is wrong; the operator must mend it.</summary>
    Reject,

    /// <summary>The row may be right, but a person must decide.</summary>
    Hold,

    /// <summary>The row adds nothing: empty, a repetition, a total.</summary>
    Skip,

    /// <summary>A title or heading.</summary>
    Header,
}
