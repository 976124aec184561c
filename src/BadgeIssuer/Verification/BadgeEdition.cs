namespace BadgeIssuer.Verification;

/// <summary>Which generation of Open Badges a document is of.</summary>
internal enum BadgeEdition
{
    /// <summary>1.1, 1.0 or 0.5: recognised, and not verified.</summary>
    V1,

    /// <summary>2.0: an Assertion.</summary>
    V2,

    /// <summary>3.0: an OpenBadgeCredential (AchievementCredential).</summary>
    V3,
}
