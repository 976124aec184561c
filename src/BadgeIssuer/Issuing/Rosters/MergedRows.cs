using System.Collections.Immutable;

namespace BadgeIssuer.Issuing.Rosters;

/// <summary>Gives the rows below the first one of merged cells the value that a person sees beside them.</summary>
/// <remarks>
/// The cells say that they are merged (<see cref="RosterCell.IsMerged"/>), and the rules of their column decide what
/// that means. Rows that hold nothing of their own stay empty: merged cells often reach below the last learner.
/// </remarks>
public static class MergedRows
{
    /// <summary>Fills rows.</summary>
    /// <param name="rows">The rows in order.</param>
    /// <param name="merged">The merged cells of the sheet.</param>
    /// <param name="after">The header's last line: merged headings are the header's own matter.</param>
    public static IEnumerable<RosterRow> Fill(
        IEnumerable<RosterRow> rows, IEnumerable<MergedCells> merged, int after)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(merged);

        var blocks = merged
            .Where(block => block.FirstLine > after && block.LastLine > block.FirstLine)
            .OrderBy(block => block.FirstLine)
            .ToImmutableArray();
        return blocks.IsEmpty ? rows : FillBelow(rows, blocks);
    }

    private static IEnumerable<RosterRow> FillBelow(IEnumerable<RosterRow> rows, ImmutableArray<MergedCells> blocks)
    {
        var open = new List<(MergedCells Block, RosterCell Cell)>();
        var next = 0;
        foreach (var row in rows)
        {
            open.RemoveAll(entry => entry.Block.LastLine < row.Line);
            yield return open.Count == 0 || row.IsBlank ? row : Fill(row, open);

            for (; next < blocks.Length && blocks[next].FirstLine <= row.Line; next++)
            {
                var cell = row[blocks[next].FirstColumn];
                if (blocks[next].FirstLine == row.Line && !cell.IsBlank)
                {
                    open.Add((blocks[next], cell with { IsMerged = true }));
                }
            }
        }
    }

    private static RosterRow Fill(RosterRow row, List<(MergedCells Block, RosterCell Cell)> open)
    {
        var cells = row.Cells.ToBuilder();
        foreach (var (block, cell) in open)
        {
            while (cells.Count <= block.FirstColumn)
            {
                cells.Add(default);
            }

            if (cells[block.FirstColumn].IsBlank)
            {
                cells[block.FirstColumn] = cell;
            }
        }

        return row with { Cells = cells.ToImmutable() };
    }
}
