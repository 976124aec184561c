using System.Collections.Immutable;
using System.Globalization;
using BadgeIssuer.Issuing.Rosters;
using BadgeIssuer.OpenBadges;

namespace BadgeIssuer.IO.Rosters;

/// <summary>A roster that is text: its encoding and separator found, its header recognised.</summary>
internal sealed class DelimitedTable(Stream stream, FoundEncoding encoding, char separator, RosterFacts facts)
    : IRosterTable
{
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

    public IEnumerable<RosterRow> ReadRows() => Rows(stream, encoding, separator);

    public void Dispose()
    {
    }

    private static DelimitedTable? Open(
        Stream stream, FoundEncoding encoding, RosterRules rules, out ImmutableArray<Problem> problems)
    {
        var byComma = Head(stream, encoding, ',');
        var byTab = Head(stream, encoding, '\t');
        var isTsv = HeaderFinder.BestScore(byTab, [], rules) > HeaderFinder.BestScore(byComma, [], rules);
        if (!HeaderFinder.TryFind(isTsv ? byTab : byComma, [], rules, out var header, out problems))
        {
            return null;
        }

        var facts = new RosterFacts
        {
            Format = isTsv ? RosterFormat.Tsv : RosterFormat.Csv,
            Encoding = encoding.Name,
            Header = header,
            Warnings = RosterWarnings.OfColumns(header, ImmutableHashSet<int>.Empty),
        };
        return new DelimitedTable(stream, encoding, isTsv ? '\t' : ',', facts);
    }

    private static List<RosterRow> Head(Stream stream, FoundEncoding encoding, char separator) =>
        [.. Rows(stream, encoding, separator).Take(HeaderFinder.MaximumRows)];

    private static IEnumerable<RosterRow> Rows(Stream stream, FoundEncoding encoding, char separator) =>
        new DelimitedReader(new DecodedText(stream, encoding), separator, encoding.Name).ReadRows();

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
