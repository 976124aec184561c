namespace BadgeIssuer.LinkedData.Canonicalization;

/// <summary>The hash that canonicalization uses inside.</summary>
public enum CanonicalizationHash
{
    /// <summary>SHA-256, unless something else asks for another.</summary>
    Sha256,

    /// <summary>SHA-384: what the P-384 cryptosuites ask for.</summary>
    Sha384,
}
