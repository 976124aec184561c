using System.Collections.Immutable;

namespace BadgeIssuer.OpenBadges.V2;

/// <summary>What can be awarded.</summary>
/// <remarks>Source: Open Badges 2.0, BadgeClass.</remarks>
public sealed record BadgeClass
{
    /// <summary>The URL that it is served from.</summary>
    public required string Id { get; init; }

    /// <summary>Name for people.</summary>
    public required string Name { get; init; }

    /// <summary>Short description for people.</summary>
    public required string Description { get; init; }

    /// <summary>URL of its picture, or a data URI.</summary>
    public required string Image { get; init; }

    /// <summary>How to earn it.</summary>
    public required Criteria Criteria { get; init; }

    /// <summary>URL of the issuer's profile.</summary>
    public required string Issuer { get; init; }

    /// <summary>Skills and standards that it addresses.</summary>
    public ImmutableArray<AlignmentObject> Alignment { get; init; } = [];

    /// <summary>Keywords.</summary>
    public ImmutableArray<string> Tags { get; init; } = [];

    /// <summary>Version of the definition, or <see langword="null"/>.</summary>
    public string? Version { get; init; }

    /// <summary>Language of its texts (BCP 47), or <see langword="null"/>.</summary>
    public string? Language { get; init; }
}
