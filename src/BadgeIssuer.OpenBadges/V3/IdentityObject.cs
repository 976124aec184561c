namespace BadgeIssuer.OpenBadges.V3;

/// <summary>One identifier of a recipient.</summary>
/// <remarks>Source: Open Badges 3.0, IdentityObject.</remarks>
public sealed record IdentityObject
{
    /// <summary>Whether <see cref="IdentityHash"/> is a hash and not the identifier in clear.</summary>
    public required bool Hashed { get; init; }

    /// <summary>The hash as <see cref="OpenBadges.IdentityHash"/> writes it, or the identifier in clear.</summary>
    public required string IdentityHash { get; init; }

    /// <summary>A term of IdentifierTypeEnum, e.g. <c>emailAddress</c>, or one that begins with <c>ext:</c>.</summary>
    public required string IdentityType { get; init; }

    /// <summary>The salt of the hash, or <see langword="null"/> where there is none.</summary>
    public string? Salt { get; init; }
}
