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

    /// <summary>
    /// The line of the header, or of the upper one of two, from 1 to <see cref="HeaderFinder.MaximumRows"/>;
    /// <see langword="null"/> to find it.
    /// </summary>
    public int? HeaderRow { get; init; }

    /// <summary>The marks of these rosters, or <see langword="null"/> for those of the workspace.</summary>
    public ResultMarks? ResultMarks { get; init; }

    /// <summary>Whether two writings of a heading name the same column.</summary>
    public static bool IsSameHeading(string heading, string other)
    {
        ArgumentNullException.ThrowIfNull(heading);
        ArgumentNullException.ThrowIfNull(other);
        return ColumnVocabulary.Key(heading) == ColumnVocabulary.Key(other);
    }
}
