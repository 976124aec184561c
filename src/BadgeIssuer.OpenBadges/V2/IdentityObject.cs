namespace BadgeIssuer.OpenBadges.V2;

/// <summary>The recipient of an assertion.</summary>
/// <remarks>Source: Open Badges 2.0, IdentityObject.</remarks>
public sealed record IdentityObject
{
    /// <summary>Kind of identifier: <c>email</c>, <c>url</c>, <c>telephone</c>.</summary>
    public required string Type { get; init; }

    /// <summary>Whether <see cref="Identity"/> is a hash and not the identifier in clear.</summary>
    public required bool Hashed { get; init; }

    /// <summary>The salt of the hash, or <see langword="null"/> where there is none.</summary>
    public string? Salt { get; init; }

    /// <summary>The hash as <see cref="IdentityHash"/> writes it, or the identifier in clear.</summary>
    public required string Identity { get; init; }
}
