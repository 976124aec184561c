using System.Text;
using BadgeIssuer.IO.Rosters;
using BadgeIssuer.Issuing.Rosters;
using CsCheck;
using FluentAssertions;
using NUnit.Framework;

namespace BadgeIssuer.IO.Tests.Rosters;

public sealed class DelimitedReaderTests
{
    [TestCase("a,b\nc,d\n", "1:a|b 2:c|d")]
    [TestCase("a,b\r\nc,d", "1:a|b 2:c|d")]
    [TestCase("a,b\rc,d\r", "1:a|b 2:c|d")]
    [TestCase("a\r\rb", "1:a 2: 3:b")]
    [TestCase("\n\n", "1: 2:")]
    [TestCase("", "")]
    [TestCase("a,,\n,\n", "1:a|| 2:|")]
    [TestCase("\"a,b\",c", "1:a,b|c")]
    [TestCase("\"a\"\"b\"", "1:a\"b")]
    [TestCase("\"\"", "1:")]
    [TestCase("\"\"\"\"", "1:\"")]
    [TestCase("\"a\nb\",c\nd", "1:a\nb|c 3:d")]
    [TestCase("\"a\r\nb\r\nc\"\r\nd", "1:a\r\nb\r\nc 4:d")]
    [TestCase("\"a\rb\"\rc", "1:a\rb 3:c")]
    [TestCase("a\"b,c", "1:a\"b|c")]
    [TestCase("a \"b\",c", "1:a \"b\"|c")]
    [TestCase(" a , b ", "1: a | b ")]
    [TestCase("a\tb", "1:a\tb")]
    public void Reads_records_with_the_line_on_which_they_begin(string text, string expected) =>
        string.Join(' ', Read(text).Select(row =>
            $"{row.Line}:{string.Join('|', row.Cells.Select(cell => cell.Value))}")).Should().Be(expected);

    [Test]
    public void Reads_tabs_where_the_separator_is_a_tab() =>
        Read("a,1\t\"b\tc\"\n", '\t').Single().Cells.Select(cell => cell.Value).Should().Equal("a,1", "b\tc");

    [TestCase("\"a\"b,c\nd,e", "1:QuoteStray 2:", Description = "within the line")]
    [TestCase("\"abc\nd,e\nf,g", "1:QuoteUnterminated 2: 3:", Description = "to the end of the file")]
    [TestCase("x,\"abc\nd,\"e\"\nf,g", "1:QuoteUnterminated 2: 3:", Description = "to the next quotation")]
    [TestCase("a\0b,c\nd", "1:NulCharacter 2:")]
    public void A_broken_line_costs_no_other(string text, string expected) =>
        string.Join(' ', Read(text).Select(row => $"{row.Line}:{string.Join('|', row.Problems.Select(problem => Name(problem.Code)))}"))
            .Should().Be(expected);

    [Test]
    public void A_broken_line_still_tells_whose_it_is()
    {
        var rows = Read("Q06-AX-0001,\"山田,x\nQ06-AX-0002,b\n");

        rows[0][0].Value.Should().Be("Q06-AX-0001");
        rows[1].Line.Should().Be(2);
    }

    [Test]
    public void A_cell_may_be_as_long_as_in_Excel_and_no_longer()
    {
        Read(new string('a', DelimitedReader.MaximumCell)).Single().Problems.Should().BeEmpty();
        Read("x\n" + new string('a', DelimitedReader.MaximumCell + 1) + "\ny")
            .Select(row => (row.Line, row.Problems.Length)).Should().Equal((1, 0), (2, 1), (3, 0));
    }

    [Test]
    public void A_line_without_end_is_passed_over_and_named()
    {
        var rows = Read("x\n" + new string('a', 5_000_000) + "\ny\n");

        rows.Select(row => row.Line).Should().Equal(1, 2, 3);
        rows[1].Problems.Single().Code.Should().Be(RosterProblemCodes.CellTooLong);
        rows[1][0].Value.Length.Should().BeLessThanOrEqualTo(DelimitedReader.MaximumCell);
    }

    [Test]
    public void More_columns_than_a_roster_needs_are_named()
    {
        var row = Read(string.Join(',', Enumerable.Repeat("a", 5000))).Single();

        row.Cells.Length.Should().Be(DelimitedReader.MaximumColumns);
        row.Problems.Single().Code.Should().Be(RosterProblemCodes.TooManyColumns);
    }

    [Test]
    public void Quotations_that_open_on_every_line_are_read_in_linear_time()
    {
        // Every line is open at its end, whether it is read inside of a quotation or outside: read naively, each
        // would run to the end of the file.
        var text = string.Concat(Enumerable.Repeat("a\",\"\n", 200_000));

        Read(text).Select(row => row.Line).Should().Equal(Enumerable.Range(1, 200_000));
    }

    [Test]
    public void What_a_writer_writes_comes_back() =>
        Gen.Select(
                Gen.String["ab\",\r\n\t漢字　"].Array[1, 6].Array[1, 8],
                Gen.OneOf(Gen.Const(","), Gen.Const("\t")),
                Gen.OneOf(Gen.Const("\n"), Gen.Const("\r\n")))
            .Sample((rows, separator, lineEnd) =>
            {
                var text = string.Concat(rows.Select(row =>
                    string.Join(separator, row.Select(cell =>
                        '"' + cell.Replace("\"", "\"\"", StringComparison.Ordinal) + '"')) + lineEnd));
                var read = Read(text, separator[0]);
                return read.Count == rows.Length
                    && read.TrueForAll(row => row.Problems.IsEmpty)
                    && read.Zip(rows).All(pair => pair.First.Cells.Select(cell => cell.Value).SequenceEqual(pair.Second));
            });

    [Test]
    public void Every_physical_line_belongs_to_one_record() =>
        Gen.String["ab\",\n\r\0"].Sample(text =>
        {
            var rows = Read(text);
            var lines = rows.Select(row => row.Line).ToList();
            return lines.SequenceEqual(lines.Distinct().Order())
                && (rows.Count == 0 || lines[0] == 1)
                && (rows.Count == 0 || lines[^1] <= CountLines(text));
        });

    private static int CountLines(string text)
    {
        var ends = text.Replace("\r\n", "\n", StringComparison.Ordinal).Count(character => character is '\r' or '\n');
        return text.Length > 0 && text[^1] is '\r' or '\n' ? ends : ends + 1;
    }

    private static List<RosterRow> Read(string text, char separator = ',') =>
    [
        .. new DelimitedReader(
            new DecodedText(
                new MemoryStream(Encoding.UTF8.GetBytes(text)), new FoundEncoding(RosterEncoding.Utf8, 0, 0, 0)),
            separator,
            "UTF-8").ReadRecords().Select(record => record.Row),
    ];

    private static string Name(string code) =>
        typeof(RosterProblemCodes).GetFields().Single(field => (string?)field.GetValue(null) == code).Name;
}
