namespace BadgeIssuer.Verification;

/// <summary>Whether a badge still holds, as far as a verification could establish.</summary>
public enum BadgeStatus
{
    /// <summary>It could not be established.</summary>
    Unknown,

    /// <summary>It holds.</summary>
    Active,

    /// <summary>Its issuer has withdrawn it for good.</summary>
    Revoked,

    /// <summary>Its issuer has withdrawn it for the time being.</summary>
    Suspended,

    /// <summary>Its issuer has replaced it by another.</summary>
    Superseded,
}
