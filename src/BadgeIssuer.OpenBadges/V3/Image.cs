namespace BadgeIssuer.OpenBadges.V3;

/// <summary>A picture, PNG or SVG.</summary>
/// <remarks>Source: Open Badges 3.0, Image.</remarks>
public sealed record Image
{
    /// <summary>Its URL or data URI.</summary>
    public required string Id { get; init; }

    /// <summary>Text for people who do not see it, or <see langword="null"/>.</summary>
    public string? Caption { get; init; }
}
