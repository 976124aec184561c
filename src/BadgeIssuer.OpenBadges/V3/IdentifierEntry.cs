namespace BadgeIssuer.OpenBadges.V3;

/// <summary>A name that some system knows an organisation or achievement by.</summary>
/// <remarks>Source: Open Badges 3.0, IdentifierEntry.</remarks>
public sealed record IdentifierEntry
{
    /// <summary>The identifier.</summary>
    public required string Identifier { get; init; }

    /// <summary>A term of IdentifierTypeEnum, or one that begins with <c>ext:</c>.</summary>
    public required string IdentifierType { get; init; }
}
