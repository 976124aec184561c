namespace BadgeIssuer.Lifecycle;

/// <summary>How an award stands today.</summary>
public enum BadgeStanding
{
    /// <summary>It holds.</summary>
    Active,

    /// <summary>It does not hold at present; it may hold again.</summary>
    Suspended,

    /// <summary>It never holds again.</summary>
    Revoked,

    /// <summary>A corrected badge took its place; for verifiers it is revoked.</summary>
    Superseded,

    /// <summary>The person's data were removed; for verifiers it is revoked.</summary>
    Erased,
}
