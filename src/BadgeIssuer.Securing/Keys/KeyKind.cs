namespace BadgeIssuer.Securing.Keys;

/// <summary>The kinds of key that the product signs or verifies with.</summary>
public enum KeyKind
{
    /// <summary>Ed25519 (RFC 8032): 32 bytes, signatures of 64.</summary>
    Ed25519,

    /// <summary>ECDSA on NIST P-256 (FIPS 186-5): signatures of 64 bytes.</summary>
    P256,

    /// <summary>ECDSA on NIST P-384 (FIPS 186-5): signatures of 96 bytes.</summary>
    P384,

    /// <summary>RSA (RFC 8017): made with 3072 bits, read from 2048 to 8192.</summary>
    Rsa,
}
