using System.Collections.Immutable;

namespace BadgeIssuer.OpenBadges.V3;

/// <summary>The recipient of an award, and what was awarded.</summary>
/// <remarks>
/// The specification asks for <see cref="Id"/> or at least one <see cref="Identifier"/>.
/// Source: Open Badges 3.0, AchievementSubject.
/// </remarks>
public sealed record AchievementSubject
{
    /// <summary>URI of the recipient, or <see langword="null"/>.</summary>
    public string? Id { get; init; }

    /// <summary>When the activity began, or <see langword="null"/>.</summary>
    public DateTimeOffset? ActivityStartDate { get; init; }

    /// <summary>When the activity ended, or <see langword="null"/>.</summary>
    public DateTimeOffset? ActivityEndDate { get; init; }

    /// <summary>Names and addresses of the recipient, usually hashed.</summary>
    public ImmutableArray<IdentityObject> Identifier { get; init; } = [];

    /// <summary>What was awarded.</summary>
    public required Achievement Achievement { get; init; }

    /// <summary>Picture of this award, or <see langword="null"/>.</summary>
    public Image? Image { get; init; }

    /// <summary>Licence number that came with the award, or <see langword="null"/>.</summary>
    public string? LicenseNumber { get; init; }

    /// <summary>What connects the pieces of evidence, in Markdown, or <see langword="null"/>.</summary>
    public string? Narrative { get; init; }

    /// <summary>Role of the recipient, e.g. team leader, or <see langword="null"/>.</summary>
    public string? Role { get; init; }

    /// <summary>Who assessed the achievement for the issuer, or <see langword="null"/>.</summary>
    public Profile? Source { get; init; }

    /// <summary>Academic term of the award, or <see langword="null"/>.</summary>
    public string? Term { get; init; }
}
