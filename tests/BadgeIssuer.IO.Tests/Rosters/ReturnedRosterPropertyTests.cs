using System.Text;
using BadgeIssuer.IO.Rosters;
using BadgeIssuer.Issuing.Rosters;
using CsCheck;
using NUnit.Framework;

namespace BadgeIssuer.IO.Tests.Rosters;

/// <summary>Whatever roster is returned: it can be read, says the same, and holds no formula.</summary>
public sealed class ReturnedRosterPropertyTests
{
    private static readonly Encoding Cp932 = CodePagesEncodingProvider.Instance.GetEncoding(932)!;

    private static readonly Gen<string>[] Cells =
    [
        OneOf("Q06-AX-0001", "Ｑ０６－ＡＸ－０００２", "Q06-AX-0003", "Q06-AX-0004", "=Q06-AX-0005", "", "合計", "※注"),
        OneOf("山田　太郎", "髙橋 花子", "@名", "-", "'=1", "", "a\"b", "〓", "一\n二"),
        OneOf("a@example.jp", "+b@example.jp", "'+c@example.jp", "''-d@example.jp", "e", "\u3000f@example.jp ", ""),
        OneOf("MDXQ2-T1-1", "工数予測（製造業）", "MDXQ2-T1-1", "=cmd", ""),
        OneOf("2024/12/20", "令和6年12月20日", "45646", "-1", "20/12/2024", ""),
        OneOf("合格", "修了", "不合格", "発行", "-", ""),
        OneOf("", "=1+1", "\tx", "\rx", "判定済み", "訂正,\"取消\"", "差し戻し"),
    ];

    private static readonly Gen<string[]> Row = Gen.Select(
        Gen.Select(Cells[0], Cells[1], Cells[2], Cells[3]), Gen.Select(Cells[4], Cells[5], Cells[6]),
        (first, last) => new[] { first.Item1, first.Item2, first.Item3, first.Item4, last.Item1, last.Item2, last.Item3 });

    private static readonly string[] Heading = [.. SampleRosters.Heading.Split(','), "備考"];

    [Test]
    public void A_returned_text_is_judged_as_the_text_was() =>
        Gen.Select(Row.Array[0, 6], OneOf("utf-8", "utf-8 bom", "cp932", "utf-16le", "utf-16be"), OneOf(',', '\t', ';'))
            .Sample((rows, encoding, separator) => IsKept(Encode(
                string.Concat(rows.Prepend(Heading).Select(row =>
                    string.Join(separator, row.Select(cell => Quoted(cell, separator))) + "\r\n")),
                encoding)));

    [Test]
    public void A_returned_workbook_is_judged_as_the_workbook_was() =>
        Row.Array[0, 6].Sample(rows =>
        {
            var lines = rows.Select((cells, index) => TestWorkbook.Row(index + 2, [.. cells.Select(XlsxText.Escape)]));
            return IsKept(new TestWorkbook().Sheet(TestWorkbook.Row(1, Heading) + string.Concat(lines)).ToBytes());
        });

    [Test]
    public void Broken_lines_stay_lines_of_their_own() =>
        Gen.String["Q06-AX1,\"\r\n\0山田@.jp合格不訂正取消2024/12/20令和R6=+　\uE000\uFFFD合計※"].Array[0, 12].Sample(lines =>
            IsAnswered(Encoding.UTF8.GetBytes(SampleRosters.Heading + "\n" + string.Join('\n', lines))));

    [Test]
    public void Any_bytes_below_a_CP932_header_come_back_answered()
    {
        var heading = Cp932.GetBytes(SampleRosters.Heading + "\r\n");

        Gen.Byte.Array[0, 400].Sample(bytes => IsAnswered([.. heading, .. bytes]));
    }

    private static Gen<T> OneOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(index => values[index]);

    private static bool IsKept(byte[] roster)
    {
        using var before = SampleRosters.Open(roster);
        using var after = SampleRosters.Open(ReturnedRosters.Return(before));
        return HoldsNoFormula(after)
            && ReturnedRosters.TellKept(before, before).SequenceEqual(ReturnedRosters.TellKept(before, after));
    }

    // Whom a broken line names may change, but nobody gains a badge, and no line disappears or swallows another.
    private static bool IsAnswered(byte[] roster)
    {
        using var before = SampleRosters.Open(roster);
        using var after = SampleRosters.Open(ReturnedRosters.Return(before));
        return (after.Facts.Returned is not null || before.Judgements().Count() == 1)
            && before.Judgements().Select(judgement => (judgement.Line, judgement.Completion))
                .SequenceEqual(after.Judgements().Select(judgement => (judgement.Line, judgement.Completion)));
    }

    // As the file has it: the reader gives the operator's text back.
    private static bool HoldsNoFormula(RosterReading returned)
    {
        var again = ReturnedRosters.Return(returned);
        var rows = again.AsSpan().StartsWith("PK"u8) ? Workbook(again) : Text(again);
        return rows.All(row => row.Cells.All(cell => cell.Value is not ['=' or '+' or '-' or '@' or '\t' or '\r', ..]));
    }

    private static List<RosterRow> Workbook(byte[] bytes)
    {
        using var package = XlsxPackage.Open(new MemoryStream(bytes));
        return [.. new XlsxSheetReader(
            package, package.Sheets[0], XlsxSharedStrings.Read(package), XlsxStyles.Read(package)).ReadRows()];
    }

    private static List<RosterRow> Text(byte[] bytes)
    {
        var stream = new MemoryStream(bytes);
        EncodingFinder.TryFind(stream, out var encoding);
        var separator = new[] { ',', '\t', ';' }.MaxBy(candidate => Read(candidate)[0].Cells.Length);
        return Read(separator);

        List<RosterRow> Read(char candidate) =>
            [.. new DelimitedReader(new DecodedText(stream, encoding), candidate, "").ReadRecords().Select(record => record.Row)];
    }

    private static string Quoted(string cell, char separator) =>
        cell.AsSpan().IndexOfAny(['"', '\r', '\n', separator]) < 0
            ? cell
            : $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static byte[] Encode(string text, string encoding) => encoding switch
    {
        "cp932" => Cp932.GetBytes(text),
        "utf-8" => Encoding.UTF8.GetBytes(text),
        "utf-8 bom" => [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text)],
        "utf-16le" => [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(text)],
        _ => [.. Encoding.BigEndianUnicode.Preamble, .. Encoding.BigEndianUnicode.GetBytes(text)],
    };
}
