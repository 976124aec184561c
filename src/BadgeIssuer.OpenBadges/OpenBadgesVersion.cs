namespace BadgeIssuer.OpenBadges;

/// <summary>The versions of Open Badges that are issued and verified here.</summary>
public enum OpenBadgesVersion
{
    /// <summary>Open Badges 2.0: Assertion, BadgeClass, Profile.</summary>
    V2,

    /// <summary>Open Badges 3.0: OpenBadgeCredential (AchievementCredential), a verifiable credential.</summary>
    V3,
}
