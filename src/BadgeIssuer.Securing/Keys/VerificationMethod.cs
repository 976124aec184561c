namespace BadgeIssuer.Securing.Keys;

/// <summary>A public key with the words of whoever publishes it.</summary>
/// <remarks>Source: W3C Controlled Identifiers 1.0, “Verification Methods”.</remarks>
/// <param name="Id">Absolute: a DID URL or an HTTPS URL.</param>
/// <param name="Controller">Who speaks with the key. A proof is the issuer's only if this is the issuer's id.</param>
/// <param name="Key">The key.</param>
/// <param name="Expires">From when on it verifies nothing any more, or <see langword="null"/>.</param>
/// <param name="Revoked">Since when it is withdrawn, or <see langword="null"/>.</param>
public sealed record VerificationMethod(
    string Id, string Controller, PublicKey Key, DateTimeOffset? Expires, DateTimeOffset? Revoked);
