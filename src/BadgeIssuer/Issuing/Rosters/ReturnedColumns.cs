using System.Collections.Frozen;
using System.Collections.Immutable;

namespace BadgeIssuer.Issuing.Rosters;

/// <summary>The two columns of a returned roster, 判定 and 理由, and how they are known again when it comes back.</summary>
/// <remarks>
/// An operator mends the file that was returned and hands it in again. Then these columns are nobody's data: they are
/// passed over, and the next answer stands in their place. They are known by their headings and by the words below
/// them, because an operator's own 判定 says 合格 and 不合格.
/// </remarks>
/// <param name="Line">The line of their headings.</param>
/// <param name="Surplus">
/// The first column that was added, from 0. In text it may stand before <paramref name="Judgement"/>: then the columns
/// between have no heading of the operator's, but a row that was too long reaches into them.
/// </param>
/// <param name="Judgement">The column of 判定, from 0; 理由 stands right of it.</param>
public sealed record ReturnedColumns(int Line, int Surplus, int Judgement)
{
    private static readonly FrozenSet<string> Words = RosterWords.All
        .SelectMany(word => new[] { word.Japanese, word.English })
        .ToFrozenSet(StringComparer.Ordinal);

    private static readonly Language[] Languages = [Language.Japanese, Language.English];

    /// <summary>The heading of the column that says what became of a line.</summary>
    public static LocalizedText JudgementHeading { get; } = new("判定", "Decision");

    /// <summary>The heading of the column that says why.</summary>
    public static LocalizedText ReasonHeading { get; } = new("理由", "Reason");

    /// <summary>The heading of a column that only rows with too many cells reach into.</summary>
    public static LocalizedText SurplusHeading { get; } = new("（見出しのない列）", "(no heading)");

    /// <summary>Finds the columns among the first rows of a file.</summary>
    /// <returns><see langword="null"/> if the file was not returned before.</returns>
    public static ReturnedColumns? Find(IReadOnlyList<RosterRow> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);

        foreach (var row in rows.Take(HeaderFinder.MaximumRows))
        {
            for (var column = 0; column + 1 < row.Cells.Length; column++)
            {
                foreach (var language in Languages)
                {
                    if (row[column].Value == JudgementHeading.In(language)
                        && row[column + 1].Value == ReasonHeading.In(language)
                        && HoldsAnswers(rows, row.Line, column))
                    {
                        return new ReturnedColumns(row.Line, FirstSurplus(row, column, language), column);
                    }
                }
            }
        }

        return null;
    }

    /// <summary>A row as the operator wrote it: without the answer, and with its cells as they were.</summary>
    public RosterRow Strip(RosterRow row)
    {
        ArgumentNullException.ThrowIfNull(row);

        var cells = ImmutableArray.CreateBuilder<RosterCell>(row.Cells.Length);
        for (var column = 0; column < row.Cells.Length; column++)
        {
            var cell = row.Cells[column];
            cells.Add(IsAdded(column, row.Line) ? default
                : cell.Kind is RosterCellKind.Text ? cell with { Text = FormulaGuard.Restore(cell.Value) }
                : cell);
        }

        // The cells that were added do not count towards the row's length.
        while (cells.Count > Surplus && cells[^1].IsBlank)
        {
            cells.RemoveAt(cells.Count - 1);
        }

        return row with { Cells = cells.ToImmutable() };
    }

    /// <summary>Whether a cell was added by the answer.</summary>
    /// <param name="column">Its column, from 0.</param>
    /// <param name="line">Its line.</param>
    public bool IsAdded(int column, int line) =>
        column == Judgement || column == Judgement + 1 || (line == Line && column >= Surplus && column < Judgement);

    // Most of what stands in the column are words of ours: somebody may have written a note into one cell or another.
    private static bool HoldsAnswers(IReadOnlyList<RosterRow> rows, int headingLine, int column)
    {
        var cells = 0;
        var words = 0;
        foreach (var row in rows)
        {
            if (row.Line != headingLine && row[column] is { IsBlank: false } cell)
            {
                cells++;
                words += Words.Contains(cell.Value) ? 1 : 0;
            }
        }

        return words > 0 && words * 2 > cells;
    }

    private static int FirstSurplus(RosterRow heading, int judgement, Language language)
    {
        while (judgement > 0 && heading[judgement - 1].Value == SurplusHeading.In(language))
        {
            judgement--;
        }

        return judgement;
    }
}
