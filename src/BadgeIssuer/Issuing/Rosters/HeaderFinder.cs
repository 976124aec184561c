using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using BadgeIssuer.OpenBadges;

namespace BadgeIssuer.Issuing.Rosters;

/// <summary>Finds the header among the first rows of a file.</summary>
public static class HeaderFinder
{
    /// <summary>How many rows are looked at: a header that stands further down is not a header.</summary>
    public const int MaximumRows = 100;

    // Fewer recognised headings than this may be chance, and naming the cells of such a row could name a person.
    private const int LeastScore = 3;

    /// <summary>Finds the header.</summary>
    /// <param name="rows">The first rows of the file, at most <see cref="MaximumRows"/> of which are looked at.</param>
    /// <param name="merged">The merged cells of the sheet; none for text.</param>
    /// <param name="rules">What is required, and the mapping.</param>
    /// <param name="header">The first row, or pair of rows, in which everything required was recognised.</param>
    /// <param name="problems">
    /// Why there is none: <see cref="RosterProblemCodes.HeaderNotFound"/>, or what is wrong with the row that comes
    /// nearest.
    /// </param>
    public static bool TryFind(
        IReadOnlyList<RosterRow> rows,
        ImmutableArray<MergedCells> merged,
        RosterRules rules,
        [NotNullWhen(true)] out RosterHeader? header,
        out ImmutableArray<Problem> problems)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(rules);

        ColumnRecognition? nearest = null;
        var count = Math.Min(rows.Count, MaximumRows);
        for (var index = 0; index < count; index++)
        {
            if (rows[index].IsBlank || !MayBeHeader(rows[index], rules))
            {
                continue;
            }

            var (recognition, length) = Recognise(rows, index, merged, rules);
            if (recognition.IsComplete)
            {
                header = new RosterHeader([.. rows.Skip(index).Take(length)], recognition.Columns);
                problems = [];
                return true;
            }

            if (recognition.Score > (nearest?.Score ?? 0))
            {
                nearest = recognition;
            }
        }

        header = null;
        problems = nearest is not null && (nearest.Score >= LeastScore || rules.Mapping?.HeaderRow is not null)
            ? nearest.Problems
            : [Problem.Of(
                RosterProblemCodes.HeaderNotFound,
                count.ToString(System.Globalization.CultureInfo.InvariantCulture))];
        return false;
    }

    /// <summary>How near the rows come to having a header: by it separators and sheets are compared.</summary>
    /// <returns>The number of fields that the best row recognises; 0 if there is nothing of a header.</returns>
    public static int BestScore(
        IReadOnlyList<RosterRow> rows, ImmutableArray<MergedCells> merged, RosterRules rules)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(rules);

        return Enumerable.Range(0, Math.Min(rows.Count, MaximumRows))
            .Where(index => MayBeHeader(rows[index], rules))
            .Select(index => Recognise(rows, index, merged, rules).Recognition.Score)
            .DefaultIfEmpty(0)
            .Max();
    }

    private static bool MayBeHeader(RosterRow row, RosterRules rules) =>
        rules.Mapping?.HeaderRow is not { } line || row.Line == line;

    private static (ColumnRecognition Recognition, int Length) Recognise(
        IReadOnlyList<RosterRow> rows, int index, ImmutableArray<MergedCells> merged, RosterRules rules)
    {
        var upper = rows[index];
        var single = ColumnRecogniser.Recognise(
            upper.Line, [.. upper.Cells.Select(cell => Names(cell.Value))], rules);

        // A pair needs an upper row that is a header by itself: a title above a header is not half of it.
        if (single.Score < 2 || index + 1 >= rows.Count)
        {
            return (single, 1);
        }

        var lower = rows[index + 1];
        var headings = Combine(upper, lower, merged);
        if (!IsSubheading(lower, headings, rules))
        {
            return (single, 1);
        }

        return (ColumnRecogniser.Recognise(upper.Line, headings, rules), 2);
    }

    private static ImmutableArray<ImmutableArray<string>> Combine(
        RosterRow upper, RosterRow lower, ImmutableArray<MergedCells> merged)
    {
        var count = Math.Max(upper.Cells.Length, lower.Cells.Length);
        var headings = ImmutableArray.CreateBuilder<ImmutableArray<string>>(count);
        var above = "";
        for (var column = 0; column < count; column++)
        {
            var top = upper[column].Value;
            var bottom = lower[column].Value;
            if (string.IsNullOrWhiteSpace(top) && !string.IsNullOrWhiteSpace(bottom))
            {
                // Text has no merged cells: there a heading goes on over the empty cells to its right that have
                // something below.
                top = merged.IsDefaultOrEmpty ? above : MergedValue(upper, column, merged);
            }

            // The upper heading alone never names a divided column: below 氏名 may stand 漢字 and ローマ字.
            above = top;
            headings.Add(string.IsNullOrWhiteSpace(bottom) || bottom == top ? Names(top)
                : string.IsNullOrWhiteSpace(top) ? Names(bottom)
                : [$"{top} {bottom}", bottom]);
        }

        return headings.MoveToImmutable();
    }

    private static string MergedValue(RosterRow row, int column, ImmutableArray<MergedCells> merged)
    {
        foreach (var block in merged)
        {
            if (block.FirstLine == row.Line && block.FirstColumn <= column && column <= block.LastColumn)
            {
                return row[block.FirstColumn].Value;
            }
        }

        return "";
    }

    // 姓, 名, 年, 月, 日 below 氏名 and 修了日: most of what stands there are headings, and nothing is an address or a number.
    private static bool IsSubheading(
        RosterRow row, ImmutableArray<ImmutableArray<string>> headings, RosterRules rules)
    {
        var cells = 0;
        var known = 0;
        for (var column = 0; column < row.Cells.Length; column++)
        {
            var cell = row[column];
            if (cell.IsBlank)
            {
                continue;
            }

            if (cell.Kind is not RosterCellKind.Text || cell.Value.AsSpan().IndexOfAny("@＠") >= 0 || IsLearner(cell, rules))
            {
                return false;
            }

            cells++;
            if (ColumnVocabulary.Key(cell.Value).Length == 0)
            {
                continue; // a ruled line
            }

            known += ColumnVocabulary.Find(cell.Value) is not null
                || (headings[column] is [var both, _, ..] && ColumnVocabulary.Find(both) is not null) ? 1 : 0;
        }

        return cells > 0 && known * 2 >= cells;
    }

    // 修了 is a heading and a mark; beside a learner number it is a mark. The pattern of numbers may allow words too.
    private static bool IsLearner(RosterCell cell, RosterRules rules) =>
        rules.LearnerNumbers.TryRead(cell.Value, out var number) && number.Any(char.IsAsciiDigit);

    private static ImmutableArray<string> Names(string heading) =>
        string.IsNullOrWhiteSpace(heading) ? [] : [heading];
}
