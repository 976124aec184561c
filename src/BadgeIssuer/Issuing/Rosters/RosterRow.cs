using System.Collections.Immutable;
using BadgeIssuer.OpenBadges;

namespace BadgeIssuer.Issuing.Rosters;

/// <summary>One record of a roster file, before anybody has judged it.</summary>
/// <param name="Line">
/// The physical line (CSV, TSV) or row (XLSX), from 1; a record of several lines by its first.
/// </param>
/// <param name="Cells">The cells from the first column on; shorter than the header where the file's row is.</param>
/// <param name="IsHidden">Whether the row is hidden in its sheet.</param>
/// <param name="Problems">
/// What the reader could not read: bytes without meaning, a broken quotation. Such a row is rejected.
/// </param>
public sealed record RosterRow(
    int Line, ImmutableArray<RosterCell> Cells, bool IsHidden, ImmutableArray<Problem> Problems)
{
    /// <summary>A row without problems that is in plain sight.</summary>
    public static RosterRow Of(int line, params ReadOnlySpan<string> cells)
    {
        var builder = ImmutableArray.CreateBuilder<RosterCell>(cells.Length);
        foreach (var cell in cells)
        {
            builder.Add(RosterCell.OfText(cell));
        }

        return new RosterRow(line, builder.MoveToImmutable(), IsHidden: false, []);
    }

    /// <summary>The cell of a column, counted from 0; an empty one where the row has ended.</summary>
    public RosterCell this[int column] => column < Cells.Length ? Cells[column] : default;

    /// <summary>Whether no cell has anything in it.</summary>
    public bool IsBlank
    {
        get
        {
            foreach (var cell in Cells)
            {
                if (!cell.IsBlank)
                {
                    return false;
                }
            }

            return true;
        }
    }
}
