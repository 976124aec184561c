namespace BadgeIssuer.Lifecycle;

/// <summary>What can keep an award's standing from being changed. First argument of all of them: the award's id.</summary>
public static class LifecycleProblemCodes
{
    /// <summary>No such award was issued.</summary>
    public const string UnknownBadge = "lifecycle.unknown-badge";

    /// <summary>It was revoked, and that is for good.</summary>
    public const string Revoked = "lifecycle.revoked";

    /// <summary>A corrected badge took its place. Arguments: the id; the corrected badge's id.</summary>
    public const string Superseded = "lifecycle.superseded";

    /// <summary>The person's data were removed.</summary>
    public const string Erased = "lifecycle.erased";

    /// <summary>It was issued without an entry for suspension, so nobody could be told of one.</summary>
    public const string NoSuspension = "lifecycle.no-suspension";

    /// <summary>Its validity does not end, so there is nothing to renew.</summary>
    public const string NoEnd = "lifecycle.no-end";

    /// <summary>The day of renewal is before that of completion. Arguments: the id; the day of completion.</summary>
    public const string RenewedBefore = "lifecycle.renewed-before";

    /// <summary>The correction says what the badge says already.</summary>
    public const string NothingToCorrect = "lifecycle.nothing-to-correct";
}
