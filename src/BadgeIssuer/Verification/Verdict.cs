namespace BadgeIssuer.Verification;

/// <summary>The one-word answer.</summary>
public enum Verdict
{
    /// <summary>Some check could not be decided or was not made, and none failed. Not the same as invalid.</summary>
    Undetermined,

    /// <summary>Every check passed or was not applicable.</summary>
    Valid,

    /// <summary>At least one check failed.</summary>
    Invalid,
}
