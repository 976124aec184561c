namespace BadgeIssuer.OpenBadges.V3;

/// <summary>Another achievement that counts as the same: a translation, an earlier version.</summary>
/// <remarks>Source: Open Badges 3.0, Related.</remarks>
public sealed record Related
{
    /// <summary>URI of the other achievement.</summary>
    public required string Id { get; init; }

    /// <summary>Its language, or <see langword="null"/>.</summary>
    public string? InLanguage { get; init; }

    /// <summary>Its version, or <see langword="null"/>.</summary>
    public string? Version { get; init; }
}
