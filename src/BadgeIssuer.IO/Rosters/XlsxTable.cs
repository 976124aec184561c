using System.Collections.Immutable;
using BadgeIssuer.Issuing.Rosters;
using BadgeIssuer.OpenBadges;

namespace BadgeIssuer.IO.Rosters;

/// <summary>A roster that is a workbook: its sheet chosen, its header recognised.</summary>
internal sealed class XlsxTable(XlsxPackage package, XlsxSheetReader reader, RosterFacts facts) : IRosterTable
{
    public RosterFacts Facts => facts;

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

    public IEnumerable<RosterRow> ReadRows() => reader.ReadRows();

    public void Dispose() => package.Dispose();

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
        return new XlsxTable(package, only.Reader, new RosterFacts
        {
            Format = RosterFormat.Xlsx,
            Sheet = only.Sheet.Name,
            DateSystem = package.DateSystem,
            Header = header,
            Warnings =
            [
                .. RosterWarnings.OfColumns(header, only.HiddenColumns),
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

            HeaderFinder.TryFind(head, [.. merged], rules, out var header, out var problems);
            return new SheetSurvey(
                sheet,
                reader,
                header,
                HeaderFinder.BestScore(head, [.. merged], rules),
                head.Count == 0,
                hiddenColumns,
                problems);
        }
    }
}
