using System.Diagnostics;
using System.Globalization;
using System.Text;
using BadgeIssuer.IO.Rosters;
using BadgeIssuer.Issuing;
using BadgeIssuer.Issuing.Rosters;
using CsCheck;
using FluentAssertions;
using NUnit.Framework;

namespace BadgeIssuer.IO.Tests.Rosters;

public sealed class RosterReadingTests
{
    private static readonly byte[] OleHeader = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    private static IEnumerable<TestCaseData> OtherFiles() =>
    [
        new TestCaseData(Array.Empty<byte>(), RosterProblemCodes.FileEmpty).SetArgDisplayNames("empty"),
        new TestCaseData(Ole("Workbook"), RosterProblemCodes.FileXls).SetArgDisplayNames("xls"),
        new TestCaseData(Ole("EncryptedPackage"), RosterProblemCodes.FilePassword).SetArgDisplayNames("password"),
        new TestCaseData(OleHeader, RosterProblemCodes.FileXls).SetArgDisplayNames("OLE header alone"),
        new TestCaseData(
            new TestWorkbook().Sheet("").With("xl/vbaProject.bin", "x").ToBytes(), RosterProblemCodes.FileMacro)
            .SetArgDisplayNames("xlsm by its macros"),
        new TestCaseData(
            new TestWorkbook().Sheet("").With(
                "[Content_Types].xml",
                "<Types><Override ContentType=\"application/vnd.ms-excel.sheet.macroEnabled.main+xml\"/></Types>").ToBytes(),
            RosterProblemCodes.FileMacro).SetArgDisplayNames("xlsm by its type"),
        new TestCaseData(
            new TestWorkbook().With("xl/workbook.bin", "x").ToBytes(), RosterProblemCodes.FileXlsb)
            .SetArgDisplayNames("xlsb"),
        new TestCaseData(
            Zip("mimetype", "content.xml"), RosterProblemCodes.FileUnsupported).SetArgDisplayNames("ods"),
        new TestCaseData("%PDF-1.7\n"u8.ToArray(), RosterProblemCodes.FileUnsupported).SetArgDisplayNames("PDF"),
        new TestCaseData(
            "<html><table><tr><td>受講者番号</td></tr></table>"u8.ToArray(), RosterProblemCodes.FileUnsupported)
            .SetArgDisplayNames("HTML called xls"),
        new TestCaseData("PK\u0003\u0004 broken"u8.ToArray(), RosterProblemCodes.XlsxDamaged).SetArgDisplayNames("torn zip"),
        new TestCaseData("こんにちは"u8.ToArray(), RosterProblemCodes.HeaderNotFound).SetArgDisplayNames("a letter"),
    ];

    [TestCaseSource(nameof(OtherFiles))]
    public void A_file_that_is_no_roster_is_refused_by_its_content(byte[] bytes, string code) =>
        SampleRosters.Refuse(bytes).Select(problem => problem.Code).Should().Equal(code);

    [Test]
    public void A_file_that_is_not_there_is_refused()
    {
        RosterReading.TryOpen(
            SampleRosters.Path("not-there.csv"), SampleRosters.Rules, out _, out var problems).Should().BeFalse();
        problems.Single().Code.Should().Be(RosterProblemCodes.FileUnreadable);
    }

    [Test]
    public void Tabs_are_found_by_content()
    {
        using var reading = SampleRosters.Open(
            (SampleRosters.Heading + "\r\n" + SampleRosters.Row(1, "Yamada, Taro") + "\r\n").Replace(',', '\t')
            .Replace("Yamada\t ", "Yamada, ", StringComparison.Ordinal));

        reading.Facts.Format.Should().Be(RosterFormat.Tsv);
        reading.Judgements().Last().Completion!.Name.Should().Be("Yamada, Taro");
    }

    [Test]
    public void Semicolons_are_found_by_content()
    {
        using var reading = SampleRosters.Open(
            (SampleRosters.Heading + "\r\n" + SampleRosters.Row(1) + "\r\n").Replace(',', ';'));

        reading.Facts.Format.Should().Be(RosterFormat.Csv);
        reading.Judgements().Last().Disposition.Should().Be(Disposition.Accept);
    }

    [Test]
    public void A_learner_of_whom_little_is_known_is_no_second_row_of_the_header() =>
        SampleRosters.Judge(SampleRosters.Heading + "\nQ06-AX-0001,,,,,修了\n")
            .Select(judgement => judgement.Disposition).Should().Equal(Disposition.Header, Disposition.Reject);

    [Test]
    public void A_mistake_in_quotation_costs_one_learner()
    {
        var text = SampleRosters.Heading + "\n" + SampleRosters.Row(1) + "\n"
            + SampleRosters.Row(2, "\"山田　花子") + "\n" + SampleRosters.Row(3, "\"鈴木, 一郎\"") + "\n"
            + SampleRosters.Row(4) + "\n";

        SampleRosters.Judge(text).Select(judgement => (judgement.Line, judgement.Disposition, judgement.LearnerNumber))
            .Should().Equal(
                (1, Disposition.Header, null),
                (2, Disposition.Accept, "Q06-AX-0001"),
                (3, Disposition.Reject, "Q06-AX-0002"),
                (4, Disposition.Accept, "Q06-AX-0003"),
                (5, Disposition.Accept, "Q06-AX-0004"));
    }

    [Test]
    public void A_roster_of_more_rows_than_allowed_is_refused()
    {
        var text = SampleRosters.Heading + "\n" + SampleRosters.Row(1) + "\n" + SampleRosters.Row(2) + "\n";

        SampleRosters.Judge(text, SampleRosters.Rules with { MaximumRows = 3 }).Should().HaveCount(3);
        SampleRosters.Refuse(Encoding.UTF8.GetBytes(text), SampleRosters.Rules with { MaximumRows = 2 })
            .Single().Code.Should().Be(RosterProblemCodes.TooManyRows);
    }

    [Test]
    public void Any_bytes_are_refused_or_every_line_is_judged_once() =>
        Gen.Byte.Array[0, 400].Sample(bytes => IsJudgedOnce(bytes));

    [Test]
    public void Any_rows_below_a_header_are_judged_once() =>
        Gen.String["Q06-AX1,\"\r\n\0山田@.jp合格不訂正取消2024/12/20令和R6　\uE000\uFFFD合計※"].Array[0, 20]
            .Sample(lines => IsJudgedOnce(Encoding.UTF8.GetBytes(
                SampleRosters.Heading + "\n" + string.Join('\n', lines))));

    [Test]
    public void Any_bytes_below_a_CP932_header_are_judged_once()
    {
        var heading = CodePagesEncodingProvider.Instance.GetEncoding(932)!.GetBytes(SampleRosters.Heading + "\r\n");

        Gen.Byte.Array[0, 400].Sample(bytes => IsJudgedOnce([.. heading, .. bytes]));
    }

    [Test]
    public void No_problem_repeats_what_a_cell_holds() =>
        Gen.String["秘密@?"].Array[6].Sample(cells =>
        {
            var judgements = SampleRosters.Judge(SampleRosters.Heading + "\n" + string.Join(',', cells));
            return judgements.SelectMany(judgement => judgement.Problems)
                .All(problem => !problem.Arguments.Any(argument => argument.Contains('秘') || argument.Contains('密')));
        });

    [TestCase("cp932")]
    [TestCase("xlsx")]
    public void Twenty_thousand_rows_are_judged_in_constant_memory(string kind)
    {
        // No bound on time (machines differ); what is measured is printed.
        const int Rows = 20_000;
        var bytes = kind is "xlsx" ? Workbook(Rows) : Text(Rows);
        var clock = Stopwatch.StartNew();
        var before = GC.GetTotalAllocatedBytes();
        using var reading = SampleRosters.Open(bytes);
        var opened = clock.Elapsed;

        var accepted = reading.Judgements().Count(judgement => judgement.Disposition is Disposition.Accept);

        accepted.Should().Be(Rows);
        TestContext.Out.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{kind}: {bytes.Length / 1e6:F1} MB, opened in {opened.TotalSeconds:F2} s, judged after "
            + $"{clock.Elapsed.TotalSeconds:F2} s, {(GC.GetTotalAllocatedBytes() - before) / 1e6:F0} MB allocated in passing"));
    }

    private static bool IsJudgedOnce(byte[] bytes)
    {
        if (!RosterReading.TryOpen(new MemoryStream(bytes), SampleRosters.Rules, out var reading, out var problems))
        {
            return !problems.IsEmpty;
        }

        using (reading)
        {
            var judgements = reading.Judgements().ToList();
            return judgements[0].Line == 1
                && judgements.Zip(judgements.Skip(1)).All(pair => pair.First.Line < pair.Second.Line)
                && judgements.TrueForAll(judgement =>
                    (judgement.Completion is not null) == judgement.Disposition is Disposition.Accept or Disposition.AcceptWarn);
        }
    }

    private static byte[] Text(int rows)
    {
        var text = new StringBuilder(SampleRosters.Heading).Append("\r\n");
        for (var i = 0; i < rows; i++)
        {
            text.Append(Learner(i)).Append(",髙橋　花子,learner").Append(i)
                .Append("@example.jp,教材タイプ1 ①需要予測・在庫最適化（小売業）,令和6年12月20日,合格\r\n");
        }

        return CodePagesEncodingProvider.Instance.GetEncoding(932)!.GetBytes(text.ToString());
    }

    private static byte[] Workbook(int rows)
    {
        var sheet = new StringBuilder(TestWorkbook.HeadingRow);
        var strings = new StringBuilder();
        for (var i = 0; i < rows; i++)
        {
            var line = i + 2;
            var at = i * 3;
            strings.Append(CultureInfo.InvariantCulture, $"<si><t>{Learner(i)}</t></si><si><t>髙橋　花子</t><rPh sb=\"0\" eb=\"2\"><t>タカハシ</t></rPh></si><si><t>learner{i}@example.jp</t></si>");
            sheet.Append(CultureInfo.InvariantCulture, $"<row r=\"{line}\"><c r=\"A{line}\" t=\"s\"><v>{at}</v></c><c r=\"B{line}\" t=\"s\"><v>{at + 1}</v></c><c r=\"C{line}\" t=\"s\"><v>{at + 2}</v></c><c r=\"D{line}\" t=\"inlineStr\"><is><t>MDXQ2-T1-1</t></is></c><c r=\"E{line}\" s=\"1\"><v>45646</v></c><c r=\"F{line}\" t=\"inlineStr\"><is><t>合格</t></is></c></row>");
        }

        return new TestWorkbook()
            .Styles("<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs>")
            .Strings(strings.ToString())
            .Sheet(sheet.ToString())
            .ToBytes();
    }

    private static string Learner(int number) => string.Create(
        CultureInfo.InvariantCulture, $"Q06-{(char)('A' + number / 10_000)}X-{number % 10_000:D4}");

    // A compound file: 512 bytes of header, then the directory sector with one entry.
    private static byte[] Ole(string entry)
    {
        var file = new byte[1024];
        OleHeader.CopyTo(file, 0);
        file[30] = 9;
        Encoding.Unicode.GetBytes(entry).CopyTo(file, 512);
        return file;
    }

    private static byte[] Zip(params string[] names)
    {
        using var stream = new MemoryStream();
        using (var archive = new System.IO.Compression.ZipArchive(
            stream, System.IO.Compression.ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var name in names)
            {
                archive.CreateEntry(name);
            }
        }

        return stream.ToArray();
    }
}
