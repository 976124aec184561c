namespace BadgeIssuer.OpenBadges.V2;

/// <summary>How to earn a badge: a page, a text, or both. At least one must be there.</summary>
/// <remarks>Source: Open Badges 2.0, Criteria.</remarks>
public sealed record Criteria
{
    /// <summary>URL of a page for people, or <see langword="null"/>.</summary>
    public string? Id { get; init; }

    /// <summary>Text in Markdown, or <see langword="null"/>.</summary>
    public string? Narrative { get; init; }
}
