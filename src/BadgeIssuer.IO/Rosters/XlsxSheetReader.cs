using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using BadgeIssuer.Issuing.Rosters;
using BadgeIssuer.OpenBadges;

namespace BadgeIssuer.IO.Rosters;

/// <summary>Reads a worksheet's rows one after the other.</summary>
/// <remarks>
/// Rows that the file leaves out because they are empty come out as empty rows, except at the end: the sheet ends with
/// its last row that holds something, however far its formats reach.
/// </remarks>
internal sealed class XlsxSheetReader(
    XlsxPackage package, XlsxSheet sheet, XlsxSharedStrings strings, XlsxStyles styles)
{
    // More than this was not merged by hand.
    private const int MaximumMerged = 200_000;

    /// <summary>Reads the rows, and what stands around them.</summary>
    /// <param name="hiddenColumns">Takes the columns that are hidden, counted from 0.</param>
    /// <param name="merged">Takes the merged cells.</param>
    public IEnumerable<RosterRow> ReadRows(HashSet<int>? hiddenColumns = null, List<MergedCells>? merged = null)
    {
        using var xml = package.OpenPart(sheet.Part);
        var last = 0;
        var written = 0;
        foreach (var element in xml.Elements())
        {
            switch (element)
            {
                case "col" when hiddenColumns is not null:
                    ReadColumn(xml, hiddenColumns);
                    break;
                case "row":
                    var row = ReadRow(xml, last);
                    last = row.Line;
                    if (row.IsBlank && row.Problems.IsEmpty)
                    {
                        break;
                    }

                    while (++written < last)
                    {
                        yield return RosterRow.Of(written);
                    }

                    yield return row;
                    break;
                case "mergeCell" when merged is not null:
                    ReadMerged(xml, merged);
                    break;
            }
        }
    }

    private static void ReadColumn(XlsxXml xml, HashSet<int> hidden)
    {
        if (IsHidden(xml, "width"))
        {
            var first = Integer(xml.Attribute("min")) ?? 1;
            var last = Math.Min(Integer(xml.Attribute("max")) ?? first, CellReference.MaximumColumns);
            for (var column = Math.Max(1, first); column <= last; column++)
            {
                hidden.Add(column - 1);
            }
        }
    }

    private void ReadMerged(XlsxXml xml, List<MergedCells> merged)
    {
        if (merged.Count == MaximumMerged)
        {
            throw new XlsxException(RosterProblemCodes.XlsxTooLarge, sheet.Part);
        }

        var corners = (xml.Attribute("ref") ?? "").Split(':');
        if (corners is [var from, var to]
            && CellReference.TryRead(from, out var firstColumn, out var firstLine)
            && CellReference.TryRead(to, out var lastColumn, out var lastLine))
        {
            merged.Add(new MergedCells(firstLine, lastLine, firstColumn, lastColumn));
        }
    }

    private RosterRow ReadRow(XlsxXml xml, int last)
    {
        var line = xml.Attribute("r") is { } reference ? Integer(reference) ?? 0 : last + 1;
        if (line <= last || line > CellReference.MaximumLines)
        {
            throw xml.Damaged();
        }

        var isHidden = IsHidden(xml, "ht");
        var cells = ImmutableArray.CreateBuilder<RosterCell>();
        var problems = ImmutableArray<Problem>.Empty;
        var next = 0;
        foreach (var element in xml.Descendants())
        {
            if (element is not "c")
            {
                continue;
            }

            var column = next;
            if (xml.Attribute("r") is { } place && (!CellReference.TryRead(place, out column, out _) || column < next))
            {
                throw xml.Damaged();
            }

            next = column + 1;
            var cell = ReadCell(xml);
            if (cell.IsBlank)
            {
                continue;
            }

            if (column >= DelimitedReader.MaximumColumns)
            {
                problems = Report(problems, line, RosterProblemCodes.TooManyColumns, DelimitedReader.MaximumColumns);
                continue;
            }

            if (cell.Value.Length > DelimitedReader.MaximumCell)
            {
                problems = Report(problems, line, RosterProblemCodes.CellTooLong, DelimitedReader.MaximumCell);
            }

            while (cells.Count < column)
            {
                cells.Add(default);
            }

            cells.Add(cell);
        }

        return new RosterRow(line, cells.DrainToImmutable(), isHidden, problems);
    }

    private RosterCell ReadCell(XlsxXml xml)
    {
        var type = xml.Attribute("t") ?? "n";
        var (isDate, isStruckThrough) = styles[Integer(xml.Attribute("s")) ?? 0];
        var hasFormula = false;
        var hasValue = false;
        var value = new StringBuilder();
        foreach (var element in xml.Descendants())
        {
            switch (element)
            {
                case "f":
                    hasFormula = true;
                    break;
                case "v":
                    hasValue = true;
                    xml.AppendText(value, DelimitedReader.MaximumCell + 1);
                    break;
                case "is":
                    isStruckThrough |= XlsxText.Append(xml, value);
                    break;
            }
        }

        var text = value.ToString();
        if (hasFormula && !hasValue)
        {
            return Cell("", RosterCellKind.Error);
        }

        switch (type)
        {
            case "s":
                if (text.Length == 0)
                {
                    return default;
                }

                if (Integer(text) is not { } number || !strings.TryGet(number, out text, out var isRunStruck))
                {
                    throw xml.Damaged();
                }

                isStruckThrough |= isRunStruck;
                return Cell(text, RosterCellKind.Text);
            case "inlineStr" or "str":
                return Cell(XlsxText.Unescape(text), RosterCellKind.Text);
            case "d":
                return Cell(text, RosterCellKind.Text); // ISO 8601, which the date reader reads
            case "b":
                return Cell(text is "1" or "true" ? "TRUE" : "FALSE", RosterCellKind.Boolean);
            case "e":
                return Cell(text, RosterCellKind.Error);
            default:
                if (text.Length == 0)
                {
                    return default;
                }

                return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var amount)
                    && double.IsFinite(amount)
                    ? new RosterCell(
                        Plain(amount), isDate ? RosterCellKind.Date : RosterCellKind.Number, amount, isStruckThrough)
                    : throw xml.Damaged();
        }

        RosterCell Cell(string content, RosterCellKind kind) => new(content, kind, 0, isStruckThrough);
    }

    private static bool IsHidden(XlsxXml xml, string size) =>
        (xml.Attribute("hidden") is not null && xml.IsOn("hidden")) || xml.Attribute(size) is "0";

    private static ImmutableArray<Problem> Report(ImmutableArray<Problem> problems, int line, string code, int greatest)
    {
        var number = line.ToString(CultureInfo.InvariantCulture);
        return problems.Any(problem => problem.Code == code)
            ? problems
            : problems.Add(Problem.At(
                "/" + number, code, number, greatest.ToString(CultureInfo.InvariantCulture)));
    }

    private static string Plain(double amount) =>
        Math.Abs(amount) < 1e15 && amount == Math.Floor(amount)
            ? ((long)amount).ToString(CultureInfo.InvariantCulture)
            : amount.ToString("R", CultureInfo.InvariantCulture);

    internal static int? Integer(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
