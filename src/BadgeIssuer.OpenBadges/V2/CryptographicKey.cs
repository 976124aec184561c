namespace BadgeIssuer.OpenBadges.V2;

/// <summary>A public key of an issuer, as a document of its own.</summary>
/// <remarks>
/// The profile names the key, and the key names the profile. Source: Open Badges 2.0, CryptographicKey.
/// </remarks>
public sealed record CryptographicKey
{
    /// <summary>The URL that it is served from.</summary>
    public required string Id { get; init; }

    /// <summary>URL of the profile whose key it is.</summary>
    public required string Owner { get; init; }

    /// <summary>The key as PEM of SubjectPublicKeyInfo (<c>BEGIN PUBLIC KEY</c>).</summary>
    public required string PublicKeyPem { get; init; }
}
