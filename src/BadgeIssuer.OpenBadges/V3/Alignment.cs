namespace BadgeIssuer.OpenBadges.V3;

/// <summary>A node of a framework, e.g. a skill, that an achievement addresses.</summary>
/// <remarks>Source: Open Badges 3.0, Alignment.</remarks>
public sealed record Alignment
{
    /// <summary>Code of the node in its framework, or <see langword="null"/>.</summary>
    public string? TargetCode { get; init; }

    /// <summary>Short description of the node, or <see langword="null"/>.</summary>
    public string? TargetDescription { get; init; }

    /// <summary>Name of the node.</summary>
    public required string TargetName { get; init; }

    /// <summary>Name of the framework, with its version, or <see langword="null"/>.</summary>
    public string? TargetFramework { get; init; }

    /// <summary>A term of AlignmentTargetType, or an own one that begins with <c>ext:</c>.</summary>
    public string? TargetType { get; init; }

    /// <summary>URL of the official description of the node.</summary>
    public required string TargetUrl { get; init; }
}
