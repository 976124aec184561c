using BadgeIssuer.Issuing;
using BadgeIssuer.OpenBadges;

namespace BadgeIssuer.Lifecycle;

/// <summary>What became of one award of a request.</summary>
/// <param name="Id">The award.</param>
/// <param name="Result">What happened.</param>
/// <param name="Problem">Why it was refused; otherwise <see langword="null"/>.</param>
public sealed record StandingOutcome(CredentialId Id, StandingResult Result, Problem? Problem = null);

/// <summary>What happened to an award of a request.</summary>
public enum StandingResult
{
    /// <summary>Its standing was changed.</summary>
    Changed,

    /// <summary>It stood like that already; nothing was done.</summary>
    Unchanged,

    /// <summary>It cannot be done.</summary>
    Refused,
}
