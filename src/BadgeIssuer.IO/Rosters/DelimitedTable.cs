using System.Collections.Immutable;
using System.Globalization;
using BadgeIssuer.Issuing.Rosters;
using BadgeIssuer.OpenBadges;

namespace BadgeIssuer.IO.Rosters;

/// <summary>A roster that is text: its encoding and separator found, its header recognised.</summary>
internal sealed class DelimitedTable(Stream stream, FoundEncoding encoding, char separator, RosterFacts facts)
    : IRosterTable
{
    // Where two give as good a header, the first is meant.
    private static readonly char[] Separators = [',', '\t', ';'];

    public RosterFacts Facts => facts;

    /// <summary>Opens a text. The stream belongs to the caller.</summary>
    public static IRosterTable? Open(Stream stream, RosterRules rules, out ImmutableArray<Problem> problems)
    {
        if (EncodingFinder.TryFind(stream, out var encoding) is { } code)
        {
            problems = [Problem.Of(code)];
            return null;
        }

        var table = Open(stream, encoding, rules, out problems);
        if (table is null && encoding.Encoding is RosterEncoding.Cp932)
        {
            // Perhaps it is UTF-8 with a broken character, and no header can be found only for that.
            var broken = encoding with { Encoding = RosterEncoding.Utf8 };
            if (Open(stream, broken, rules, out _) is not null)
            {
                problems =
                [
                    Problem.Of(RosterProblemCodes.EncodingMixed, Text(encoding.LineNotUtf8), Text(encoding.FirstNotUtf8)),
                ];
            }
        }

        return table;
    }

    public IEnumerable<RosterRow> ReadRows()
    {
        var rows = Rows(stream, encoding, separator);
        return facts.Returned is { } returned ? rows.Select(returned.Strip) : rows;
    }

    public void WriteReturned(Stream target, AnswerReader answers, Language language) => new ReturnedText(
        () => Reader(stream, encoding, separator), new SourceView(stream), encoding, separator, facts)
        .Write(target, answers, language);

    public void Dispose()
    {
    }

    private static DelimitedTable? Open(
        Stream stream, FoundEncoding encoding, RosterRules rules, out ImmutableArray<Problem> problems)
    {
        var (separator, returned, rows, _) = Separators
            .Select(separator => Head(stream, encoding, separator, rules))
            .MaxBy(head => head.Score);
        if (!HeaderFinder.TryFind(rows, [], rules, out var header, out problems))
        {
            return null;
        }

        var facts = new RosterFacts
        {
            Format = separator is '\t' ? RosterFormat.Tsv : RosterFormat.Csv,
            Encoding = encoding.Name,
            Header = header,
            Returned = returned,
            Warnings = RosterWarnings.Of(header, ImmutableHashSet<int>.Empty, returned),
        };
        return new DelimitedTable(stream, encoding, separator, facts);
    }

    private static (char Separator, ReturnedColumns? Returned, List<RosterRow> Rows, int Score) Head(
        Stream stream, FoundEncoding encoding, char separator, RosterRules rules)
    {
        var rows = Rows(stream, encoding, separator).Take(HeaderFinder.MaximumRows).ToList();
        var returned = ReturnedColumns.Find(rows);
        if (returned is not null)
        {
            rows = rows.ConvertAll(returned.Strip);
        }

        return (separator, returned, rows, HeaderFinder.BestScore(rows, [], rules));
    }

    private static IEnumerable<RosterRow> Rows(Stream stream, FoundEncoding encoding, char separator) =>
        Reader(stream, encoding, separator).ReadRecords().Select(record => record.Row);

    private static DelimitedReader Reader(Stream stream, FoundEncoding encoding, char separator) =>
        new(new DecodedText(new SourceView(stream), encoding), separator, encoding.Name);

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
