using System.Collections.Immutable;

namespace BadgeIssuer.Issuing.Rosters;

/// <summary>Which headings mean what, told by a person where the usual names do not say it.</summary>
/// <remarks>What a mapping names goes before what is recognised by name; fields that it does not name are recognised.</remarks>
public sealed record ColumnMapping
{
    /// <summary>The heading of each field, as it stands in the file; width, case and spaces do not count.</summary>
    public required ImmutableDictionary<RosterField, string> Headings { get; init; }

    /// <summary>The sheet to read, or <see langword="null"/> to find it.</summary>
    public string? Sheet { get; init; }
}
