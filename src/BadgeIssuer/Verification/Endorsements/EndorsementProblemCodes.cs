namespace BadgeIssuer.Verification.Endorsements;

/// <summary>What verifying the endorsements that a badge carries can find. The pointer says which endorsement.</summary>
/// <remarks>
/// What was found about an endorsement itself keeps the code that it would have in a badge: an endorsement whose
/// signature does not fit is a warning of that name behind <see cref="Refuted"/>.
/// </remarks>
public static class EndorsementProblemCodes
{
    /// <summary>The endorsement holds: told as a warning. {0}: the endorser's identifier.</summary>
    public const string Held = "endorsements.held";

    /// <summary>The endorsement is not genuine, or no longer holds. {0}: the endorser's identifier.</summary>
    public const string Refuted = "endorsements.refuted";

    /// <summary>It could not be decided whether the endorsement holds. {0}: the endorser's identifier.</summary>
    public const string Undecided = "endorsements.undecided";

    /// <summary>What stands there is no endorsement.</summary>
    public const string Unreadable = "endorsements.unreadable";

    /// <summary>The endorsement speaks of something else than where it stands. {0}: the identifier of that.</summary>
    public const string OfAnother = "endorsements.of-another";

    /// <summary>The endorsement that the badge refers to could not be had. {0}: its address.</summary>
    public const string Unavailable = "endorsements.unavailable";

    /// <summary>There are more endorsements, or deeper ones, than are verified. {0}: the most that are.</summary>
    public const string TooMany = "endorsements.too-many";
}
