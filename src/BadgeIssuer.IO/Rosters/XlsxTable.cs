using System.Collections.Immutable;
using BadgeIssuer.Issuing.Rosters;
using BadgeIssuer.OpenBadges;

namespace BadgeIssuer.IO.Rosters;

/// <summary>A roster that is a workbook: its sheet chosen, its header recognised.</summary>
internal sealed class XlsxTable : IRosterTable
{
    private readonly XlsxPackage _package;
    private readonly XlsxSharedStrings _strings;
    private readonly XlsxStyles _styles;
    private readonly SheetSurvey _survey;

    private XlsxTable(XlsxPackage package, XlsxSharedStrings strings, XlsxStyles styles, SheetSurvey survey, RosterFacts facts)
    {
        (_package, _strings, _styles, _survey) = (package, strings, styles, survey);
        Facts = facts;
    }

    public RosterFacts Facts { get; }

    /// <summary>Opens a workbook. The stream belongs to the caller.</summary>
    /// <exception cref="XlsxException">The workbook is refused as a whole.</exception>
    public static IRosterTable? Open(Stream stream, RosterRules rules, out ImmutableArray<Problem> problems)
    {
        var package = XlsxPackage.Open(stream);
        try
        {
            var table = Choose(package, rules, out problems);
            if (table is null)
            {
                package.Dispose();
            }

            return table;
        }
        catch
        {
            package.Dispose();
            throw;
        }
    }

    public IEnumerable<RosterRow> ReadRows()
    {
        var rows = _survey.Reader.ReadRows();
        return MergedRows.Fill(
            Facts.Returned is { } returned ? rows.Select(returned.Strip) : rows, _survey.Merged, Facts.Header.LastLine);
    }

    public void WriteReturned(Stream target, AnswerReader answers, Language language)
    {
        var column = Facts.Returned?.Judgement ?? FindFreeColumns();
        new ReturnedWorkbook(_package, _survey.Sheet, _styles).Write(target, (xml, writer, styles) =>
            new ReturnedSheet(xml, writer, column, _strings, Facts).Copy(answers, language, styles));
    }

    public void Dispose() => _package.Dispose();

    // Two columns in which nothing stands, not even a merged title, as near to the roster as there are.
    private int FindFreeColumns()
    {
        var isUsed = new bool[DelimitedReader.MaximumColumns];
        foreach (var row in _survey.Reader.ReadRows())
        {
            for (var column = 0; column < row.Cells.Length; column++)
            {
                isUsed[column] |= !row.Cells[column].IsBlank;
            }
        }

        foreach (var block in _survey.Merged)
        {
            for (var column = block.FirstColumn; column <= Math.Min(block.LastColumn, isUsed.Length - 1); column++)
            {
                isUsed[column] = true;
            }
        }

        for (var column = Facts.Header.Columns.Count; column + 1 < isUsed.Length; column++)
        {
            if (!isUsed[column] && !isUsed[column + 1])
            {
                return column;
            }
        }

        throw new XlsxException(RosterProblemCodes.XlsxTooLarge, _survey.Sheet.Part);
    }

    private static XlsxTable? Choose(XlsxPackage package, RosterRules rules, out ImmutableArray<Problem> problems)
    {
        var strings = XlsxSharedStrings.Read(package);
        var styles = XlsxStyles.Read(package);
        var candidates = rules.Mapping?.Sheet is { } wanted
            ? [.. package.Sheets.Where(sheet => sheet.Name == wanted)]
            : package.Sheets.Where(sheet => !sheet.IsHidden).ToImmutableArray();
        if (candidates.IsEmpty)
        {
            problems = rules.Mapping?.Sheet is { } absent
                ? [Problem.Of(RosterProblemCodes.MappedSheetAbsent, absent)]
                : [Problem.Of(RosterProblemCodes.HeaderNotFound, "0")];
            return null;
        }

        var surveys = candidates
            .Select(sheet => SheetSurvey.Of(sheet, new XlsxSheetReader(package, sheet, strings, styles), rules))
            .ToList();
        var rosters = surveys.FindAll(survey => survey.Header is not null);
        if (rosters is not [{ Header: { } header } only])
        {
            problems = rosters.Count > 1
                ? [Problem.Of(
                    RosterProblemCodes.SeveralSheets, string.Join(", ", rosters.Select(survey => survey.Sheet.Name)))]
                : surveys.MaxBy(survey => survey.Score)!.Problems;
            return null;
        }

        problems = [];
        return new XlsxTable(package, strings, styles, only, new RosterFacts
        {
            Format = RosterFormat.Xlsx,
            Sheet = only.Sheet.Name,
            DateSystem = package.DateSystem,
            Header = header,
            Returned = only.Returned,
            Warnings =
            [
                .. RosterWarnings.Of(header, only.HiddenColumns, only.Returned),
                .. surveys
                    .Where(survey => survey != only && !survey.IsBlank)
                    .Select(survey => Problem.Of(RosterProblemCodes.SheetNotRead, survey.Sheet.Name)),
                .. package.Sheets
                    .Where(sheet => sheet.IsHidden && sheet != only.Sheet)
                    .Select(sheet => Problem.Of(RosterProblemCodes.HiddenSheet, sheet.Name)),
            ],
        });
    }

    /// <summary>What a sheet looks like from its first rows.</summary>
    private sealed record SheetSurvey(
        XlsxSheet Sheet,
        XlsxSheetReader Reader,
        RosterHeader? Header,
        int Score,
        bool IsBlank,
        HashSet<int> HiddenColumns,
        List<MergedCells> Merged,
        ReturnedColumns? Returned,
        ImmutableArray<Problem> Problems)
    {
        public static SheetSurvey Of(XlsxSheet sheet, XlsxSheetReader reader, RosterRules rules)
        {
            // Merged cells are told after the rows, so the sheet is read to its end; only its first rows are kept.
            var hiddenColumns = new HashSet<int>();
            var merged = new List<MergedCells>();
            var head = new List<RosterRow>();
            foreach (var row in reader.ReadRows(hiddenColumns, merged))
            {
                if (head.Count < HeaderFinder.MaximumRows)
                {
                    head.Add(row);
                }
            }

            var returned = ReturnedColumns.Find(head);
            if (returned is not null)
            {
                head = head.ConvertAll(returned.Strip);
            }

            var above = merged.Where(block => block.FirstLine <= HeaderFinder.MaximumRows).ToImmutableArray();
            HeaderFinder.TryFind(head, above, rules, out var header, out var problems);
            return new SheetSurvey(
                sheet,
                reader,
                header,
                HeaderFinder.BestScore(head, above, rules),
                head.Count == 0,
                hiddenColumns,
                merged,
                returned,
                problems);
        }
    }
}
