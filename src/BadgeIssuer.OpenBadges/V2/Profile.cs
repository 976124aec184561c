using System.Collections.Immutable;

namespace BadgeIssuer.OpenBadges.V2;

/// <summary>An issuer.</summary>
/// <remarks>Written with type <c>Issuer</c>, a Profile that awards badges. Source: Open Badges 2.0, Profile.</remarks>
public sealed record Profile
{
    /// <summary>The URL that it is served from.</summary>
    public required string Id { get; init; }

    /// <summary>Name for people.</summary>
    public required string Name { get; init; }

    /// <summary>Home page.</summary>
    public required string Url { get; init; }

    /// <summary>Public e-mail address.</summary>
    public required string Email { get; init; }

    /// <summary>Telephone number by E.164, or <see langword="null"/>.</summary>
    public string? Telephone { get; init; }

    /// <summary>Short description, or <see langword="null"/>.</summary>
    public string? Description { get; init; }

    /// <summary>URL of its picture, or a data URI, or <see langword="null"/>.</summary>
    public string? Image { get; init; }

    /// <summary>
    /// URLs of its <see cref="CryptographicKey"/> documents, retired ones too: what they signed must go on verifying.
    /// </summary>
    public ImmutableArray<string> PublicKey { get; init; } = [];

    /// <summary>Where its hosted assertions may stand, or <see langword="null"/> for the origin of its own id.</summary>
    public VerificationObject? Verification { get; init; }

    /// <summary>URL of its <see cref="V2.RevocationList"/>, or <see langword="null"/>.</summary>
    public string? RevocationList { get; init; }

    /// <summary>Language of its texts (BCP 47), or <see langword="null"/>.</summary>
    public string? Language { get; init; }
}
