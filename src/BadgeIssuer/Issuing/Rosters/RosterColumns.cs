using System.Collections.Immutable;

namespace BadgeIssuer.Issuing.Rosters;

/// <summary>Which column of a roster holds which field.</summary>
public sealed class RosterColumns
{
    // By field: every cell of every row is found through it.
    private readonly ImmutableArray<int>[] _columns;
    private readonly ImmutableArray<string> _headings;

    internal RosterColumns(
        IReadOnlyDictionary<RosterField, ImmutableArray<int>> columns, ImmutableArray<string> headings)
    {
        _columns = [.. Enum.GetValues<RosterField>().Select(field => columns.GetValueOrDefault(field, []))];
        _headings = headings;
    }

    /// <summary>The columns of a field, counted from 0, the one that is believed first in front.</summary>
    /// <value>Empty where the roster has none; more than one for achievements, results and what is dropped.</value>
    public ImmutableArray<int> this[RosterField field] => _columns[(int)field];

    /// <summary>How many columns the header has.</summary>
    public int Count => _headings.Length;

    /// <summary>The fields that were found, with their headings.</summary>
    public ImmutableArray<KeyValuePair<RosterField, string>> Found =>
    [
        .. Enum.GetValues<RosterField>()
            .SelectMany(kind => this[kind].Select(column => KeyValuePair.Create(kind, HeadingOf(column)))),
    ];

    /// <summary>The headings of the columns that no badge needs: nothing of them leaves the reader.</summary>
    public ImmutableArray<string> Dropped =>
    [
        .. Enumerable.Range(0, Count)
            .Where(column => !IsUsed(column) && _headings[column].Length > 0)
            .Select(HeadingOf),
    ];

    /// <summary>Whether anything of a column is read into a badge or decides about it.</summary>
    public bool IsUsed(int column) => Enum.GetValues<RosterField>()
        .Any(field => field is not (RosterField.Reading or RosterField.Remarks) && this[field].Contains(column));

    /// <summary>Whether anything stands above a column.</summary>
    public bool HasHeading(int column) => column < Count && _headings[column].Length > 0;

    /// <summary>A column's heading for people; the column's letter where there is none.</summary>
    public string HeadingOf(int column) =>
        HasHeading(column) ? _headings[column] : Letter(column);

    /// <summary>The headings of a field's columns, joined; the field's usual name where it has none.</summary>
    public string HeadingOf(params ReadOnlySpan<RosterField> fields)
    {
        var headings = new List<string>();
        foreach (var field in fields)
        {
            foreach (var column in this[field])
            {
                headings.Add(HeadingOf(column));
            }
        }

        return headings.Count == 0 ? ColumnRecogniser.NameOf(fields[0]) : string.Join('+', headings);
    }

    private static string Letter(int column)
    {
        var letters = "";
        for (var rest = column + 1; rest > 0; rest = (rest - 1) / 26)
        {
            letters = (char)('A' + (rest - 1) % 26) + letters;
        }

        return letters;
    }
}
