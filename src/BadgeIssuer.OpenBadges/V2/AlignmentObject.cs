namespace BadgeIssuer.OpenBadges.V2;

/// <summary>A node of a framework, e.g. a skill, that a badge class addresses.</summary>
/// <remarks>Source: Open Badges 2.0, AlignmentObject.</remarks>
public sealed record AlignmentObject
{
    /// <summary>Name of the node.</summary>
    public required string TargetName { get; init; }

    /// <summary>URL of the official description of the node.</summary>
    public required string TargetUrl { get; init; }

    /// <summary>Short description, or <see langword="null"/>.</summary>
    public string? TargetDescription { get; init; }

    /// <summary>Name of the framework, with its version, or <see langword="null"/>.</summary>
    public string? TargetFramework { get; init; }

    /// <summary>Code of the node in its framework, or <see langword="null"/>.</summary>
    public string? TargetCode { get; init; }
}
