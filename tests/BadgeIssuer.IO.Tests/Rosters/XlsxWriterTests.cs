using BadgeIssuer.IO.Rosters;
using BadgeIssuer.Issuing.Rosters;
using CsCheck;
using FluentAssertions;
using NUnit.Framework;

namespace BadgeIssuer.IO.Tests.Rosters;

public sealed class XlsxWriterTests
{
    private static readonly DateTimeOffset Now = new(2025, 4, 1, 9, 0, 0, TimeSpan.Zero);

    [Test]
    public void What_was_written_is_read()
    {
        Read(Write(["番号", "名"], [["007", "𠮷野\u3000家\n二行"], ["", "a_x000D_b\r\u0001"], []])).Should().Equal(
            "番号|名", "007|𠮷野\u3000家\n二行", "|a_x000D_b\r\u0001");
    }

    [TestCase("=1+1")]
    [TestCase("+81")]
    [TestCase("-")]
    [TestCase("@SUM(A1)")]
    [TestCase("\tx")]
    [TestCase("\rx")]
    public void No_text_becomes_a_formula(string text) =>
        Read(Write(["a"], [[text]])).Should().Equal("a", "'" + text);

    [Test]
    public void Any_text_comes_back_as_it_was_but_for_its_mark() =>
        Gen.String["=+-@'_x0D\t\r\n\0\uFFFF\uD83D\uDE00<>&\"a"].Sample(text =>
        {
            var written = "a" + text;
            return Read(Write(["a"], [[written]])).Last() == written
                && (!FormulaGuard.IsNeeded(text) || Read(Write(["a"], [[text]])).Last() == "'" + text);
        });

    [TestCase("")]
    [TestCase("a/b")]
    [TestCase("12345678901234567890123456789012")]
    public void A_name_that_Excel_refuses_is_refused(string name)
    {
        var begin = () => new XlsxWriter(new MemoryStream(), name, Now, "a");
        begin.Should().Throw<ArgumentException>();
    }

    [Test]
    public void A_row_is_no_wider_than_the_headings()
    {
        using var writer = new XlsxWriter(new MemoryStream(), "a", Now, "a");
        var write = () => writer.WriteRow("1", "2");
        write.Should().Throw<ArgumentException>();
    }

    private static byte[] Write(string[] headings, string[][] rows)
    {
        using var stream = new MemoryStream();
        using (var writer = new XlsxWriter(stream, "確認", Now, headings))
        {
            foreach (var row in rows)
            {
                writer.WriteRow(row);
            }
        }

        return stream.ToArray();
    }

    private static IEnumerable<string> Read(byte[] bytes)
    {
        using var package = XlsxPackage.Open(new MemoryStream(bytes));
        var reader = new XlsxSheetReader(
            package, package.Sheets.Single(), XlsxSharedStrings.Read(package), XlsxStyles.Read(package));
        return [.. reader.ReadRows().Select(row => string.Join('|', row.Cells.Select(cell => cell.Value)))];
    }
}
