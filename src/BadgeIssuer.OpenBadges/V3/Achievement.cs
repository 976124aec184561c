using System.Collections.Immutable;

namespace BadgeIssuer.OpenBadges.V3;

/// <summary>What can be awarded: the definition that awards share.</summary>
/// <remarks>Source: Open Badges 3.0, Achievement.</remarks>
public sealed record Achievement
{
    /// <summary>Absolute URI that names the achievement, and its version.</summary>
    public required string Id { get; init; }

    /// <summary>Name for people.</summary>
    public required string Name { get; init; }

    /// <summary>Short description for people.</summary>
    public required string Description { get; init; }

    /// <summary>How to earn it.</summary>
    public required Criteria Criteria { get; init; }

    /// <summary>
    /// A term of the specification's AchievementType, or an own one that begins with <c>ext:</c>.
    /// </summary>
    public string? AchievementType { get; init; }

    /// <summary>Skills and standards that it addresses.</summary>
    public ImmutableArray<Alignment> Alignment { get; init; } = [];

    /// <summary>Who defined it, or <see langword="null"/>.</summary>
    public Profile? Creator { get; init; }

    /// <summary>Subject area, or <see langword="null"/>.</summary>
    public string? FieldOfStudy { get; init; }

    /// <summary>Code that people know it by, or <see langword="null"/>.</summary>
    public string? HumanCode { get; init; }

    /// <summary>Its picture, without a badge baked in, or <see langword="null"/>.</summary>
    public Image? Image { get; init; }

    /// <summary>Language of its texts, e.g. <c>ja</c>, or <see langword="null"/>.</summary>
    public string? InLanguage { get; init; }

    /// <summary>The same achievement in another language or an earlier version.</summary>
    public ImmutableArray<Related> Related { get; init; } = [];

    /// <summary>Specialisation within <see cref="FieldOfStudy"/>, or <see langword="null"/>.</summary>
    public string? Specialization { get; init; }

    /// <summary>Keywords.</summary>
    public ImmutableArray<string> Tag { get; init; } = [];

    /// <summary>Version of the definition, or <see langword="null"/>.</summary>
    public string? Version { get; init; }
}
