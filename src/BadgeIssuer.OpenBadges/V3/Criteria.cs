namespace BadgeIssuer.OpenBadges.V3;

/// <summary>How to earn an achievement: a page, a text, or both. At least one must be there.</summary>
/// <remarks>Source: Open Badges 3.0, Criteria.</remarks>
public sealed record Criteria
{
    /// <summary>URI of a page for people, or <see langword="null"/>.</summary>
    public string? Id { get; init; }

    /// <summary>Text in Markdown, or <see langword="null"/>.</summary>
    public string? Narrative { get; init; }
}
