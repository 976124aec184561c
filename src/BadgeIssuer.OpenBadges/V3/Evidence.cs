namespace BadgeIssuer.OpenBadges.V3;

/// <summary>Work that a recipient did to earn an achievement.</summary>
/// <remarks>Source: Open Badges 3.0, Evidence.</remarks>
public sealed record Evidence
{
    /// <summary>URL of a page that shows it, or <see langword="null"/>.</summary>
    public string? Id { get; init; }

    /// <summary>The process that led to the award, in Markdown, or <see langword="null"/>.</summary>
    public string? Narrative { get; init; }

    /// <summary>Title, or <see langword="null"/>.</summary>
    public string? Name { get; init; }

    /// <summary>Description, or <see langword="null"/>.</summary>
    public string? Description { get; init; }

    /// <summary>Kind of work, or <see langword="null"/>.</summary>
    public string? Genre { get; init; }

    /// <summary>For whom it was made, or <see langword="null"/>.</summary>
    public string? Audience { get; init; }
}
