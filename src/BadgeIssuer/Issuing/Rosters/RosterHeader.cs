using System.Collections.Immutable;

namespace BadgeIssuer.Issuing.Rosters;

/// <summary>A roster's header: one row, or two that belong together.</summary>
public sealed class RosterHeader
{
    private readonly ImmutableArray<RosterRow> _rows;

    internal RosterHeader(ImmutableArray<RosterRow> rows, RosterColumns columns)
    {
        _rows = rows;
        Columns = columns;
    }

    /// <summary>Its first line. What stands above are title lines.</summary>
    public int FirstLine => _rows[0].Line;

    /// <summary>Its last line.</summary>
    public int LastLine => _rows[^1].Line;

    /// <summary>What the columns hold.</summary>
    public RosterColumns Columns { get; }

    /// <summary>Whether a later row is the header once more, as when pages were joined.</summary>
    internal bool IsRepeatedBy(RosterRow row)
    {
        foreach (var header in _rows)
        {
            var same = 0;
            var other = 0;
            for (var column = 0; column < row.Cells.Length; column++)
            {
                if (row[column].IsBlank)
                {
                    continue;
                }

                if (TextFolding.Key(row[column].Value) == TextFolding.Key(header[column].Value))
                {
                    same++;
                }
                else
                {
                    other++;
                    break;
                }
            }

            if (other == 0 && same >= 2)
            {
                return true;
            }
        }

        return false;
    }
}
