namespace BadgeIssuer.Verification;

/// <summary>What those who run this verifier say of an issuer.</summary>
public enum IssuerTrust
{
    /// <summary>Nothing: a good proof shows only who controls the identifier.</summary>
    Unknown,

    /// <summary>They vouch for it.</summary>
    Trusted,

    /// <summary>They warn of it.</summary>
    Distrusted,
}
