using BadgeIssuer.Issuing.Rosters;
using FluentAssertions;
using NUnit.Framework;

namespace BadgeIssuer.IO.Tests.Rosters;

public sealed class XlsxTests
{
    private const string DateStyles =
        "<numFmts><numFmt numFmtId=\"164\" formatCode=\"[$-411]ggge&quot;年&quot;m&quot;月&quot;\"/>"
        + "<numFmt numFmtId=\"165\" formatCode=\"0.00E+00\"/><numFmt numFmtId=\"166\" formatCode=\"General&quot;days&quot;\"/>"
        + "<numFmt numFmtId=\"167\" formatCode=\"yyyy&quot;年&quot;\\m&quot;&quot;\"/></numFmts>"
        + "<fonts><font/><font><strike/></font><font><strike val=\"0\"/></font></fonts>"
        + "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"164\"/><xf numFmtId=\"165\"/><xf numFmtId=\"166\"/>"
        + "<xf numFmtId=\"31\"/><xf numFmtId=\"0\" fontId=\"1\"/><xf numFmtId=\"0\" fontId=\"2\"/></cellXfs>";

    [TestCase("s=\"1\"><v>45646</v>", "Accept", Description = "built-in date")]
    [TestCase("s=\"2\"><v>45646</v>", "Accept", Description = "era format")]
    [TestCase("s=\"5\"><v>45646</v>", "Accept", Description = "East Asian built-in date")]
    [TestCase("s=\"1\"><v>45646.999</v>", "Accept")]
    [TestCase("s=\"1\"><v>4.5646E4</v>", "Accept")]
    [TestCase("s=\"3\"><v>45646</v>", "AcceptWarn date-is-serial", Description = "an exponent is no era")]
    [TestCase("s=\"4\"><v>45646</v>", "AcceptWarn date-is-serial", Description = "quoted letters are none")]
    [TestCase("s=\"0\"><v>20241220</v>", "Accept")]
    [TestCase("s=\"1\"><v>60</v>", "Reject date-impossible")]
    [TestCase("s=\"1\"><v>0.5</v>", "Reject date-impossible")]
    [TestCase("s=\"1\"><f>TODAY()</f><v>45646</v>", "Accept")]
    [TestCase("s=\"1\"><f>TODAY()</f>", "Reject cell-error")]
    [TestCase("t=\"e\"><v>#REF!</v>", "Reject cell-error")]
    [TestCase("t=\"d\"><v>2024-12-20T00:00:00</v>", "Accept")]
    [TestCase("t=\"str\"><f>A1</f><v>令和6年12月20日</v>", "Accept")]
    [TestCase("t=\"str\"><f>A1</f><v></v>", "Reject date-missing")]
    [TestCase("t=\"b\"><v>1</v>", "Reject date-unreadable")]
    [TestCase("s=\"1\">", "Reject date-missing")]
    [TestCase("s=\"7\" t=\"inlineStr\"><is><t>2024/12/20</t></is>", "Accept")]
    [TestCase("s=\"6\" t=\"inlineStr\"><is><t>2024/12/20</t></is>", "Hold struck-through")]
    [TestCase("s=\"0\" t=\"inlineStr\"><is><r><rPr><strike/></rPr><t>2024/12/</t></r><r><t>20</t></r></is>", "Hold struck-through")]
    public void Reads_a_cell_by_its_kind_and_format(string cell, string expected) =>
        Judge(new TestWorkbook().Styles(DateStyles).Sheet(TestWorkbook.HeadingRow + TestWorkbook.RowWith(2, cell)))
            .Should().Equal("1 Header", "2 " + expected);

    [Test]
    public void Counts_from_1904_where_the_workbook_says_so()
    {
        var book = new TestWorkbook().Styles(DateStyles)
            .Sheets("<workbookPr date1904=\"1\"/>", ("名簿", "", "rId1"))
            .Sheet(TestWorkbook.HeadingRow + TestWorkbook.RowWith(2, "s=\"1\"><v>44184</v>"));
        using var reading = SampleRosters.Open(book.ToBytes());

        reading.Facts.DateSystem.Should().Be(ExcelDateSystem.From1904);
        reading.Judgements().Last().Completion!.CompletedOn.Should().Be(new DateOnly(2024, 12, 20));
    }

    [TestCase("hidden=\"1\"", "Hold hidden-row")]
    [TestCase("hidden=\"true\"", "Hold hidden-row")]
    [TestCase("ht=\"0\" customHeight=\"1\"", "Hold hidden-row")]
    [TestCase("hidden=\"0\"", "Accept")]
    [TestCase("", "Accept")]
    public void A_hidden_row_is_a_question(string attributes, string expected) =>
        Judge(new TestWorkbook().Sheet(TestWorkbook.HeadingRow + TestWorkbook.RowWith(
                2, "t=\"str\"><v>2024/12/20</v>", attributes: attributes)))
            .Should().Equal("1 Header", "2 " + expected);

    [Test]
    public void A_programme_merged_over_rows_counts_for_each_and_other_merged_cells_are_a_question()
    {
        var rows = Enumerable.Range(2, 4)
            .Select(line => TestWorkbook.RowWith(line, "t=\"str\"><v>2024/12/20</v>"))
            .Append(TestWorkbook.Row(6, "合計", "4名"))
            .ToArray();
        rows[1] = rows[1].Replace("MDXQ2-T1-1", "", StringComparison.Ordinal);
        rows[2] = rows[2].Replace("2024/12/20", "", StringComparison.Ordinal);
        var book = new TestWorkbook().Sheet(
            TestWorkbook.HeadingRow + string.Concat(rows),
            after: "<mergeCells><mergeCell ref=\"D2:D6\"/><mergeCell ref=\"E3:E4\"/></mergeCells>");

        Judge(book).Should().Equal(
            "1 Header", "2 Accept", "3 AcceptWarn merged-filled", "4 Hold merged-rows", "5 Accept", "6 Skip trailer-line");
    }

    [Test]
    public void Readings_stay_out_of_names_and_escapes_are_undone()
    {
        var book = new TestWorkbook()
            .Strings("<si><r><t>山</t></r><r><t xml:space=\"preserve\">田 </t></r><rPh sb=\"0\" eb=\"2\"><t>ヤマダ</t></rPh>"
                + "<phoneticPr fontId=\"1\"/></si><si><t>太_x005F_郎</t></si>")
            .Sheet(TestWorkbook.Row(1, "受講者番号", "姓", "名", "メール", "コース", "修了日", "判定")
                + "<row r=\"2\">" + TestWorkbook.Text("A2", "Q06-AX-0001")
                + "<c r=\"B2\" t=\"s\"><v>0</v></c><c r=\"C2\" t=\"s\"><v>1</v></c>"
                + TestWorkbook.Text("D2", "a@example.jp") + TestWorkbook.Text("E2", "MDXQ2-T1-1")
                + TestWorkbook.Text("F2", "2024/12/20") + TestWorkbook.Text("G2", "修了") + "</row>");
        using var reading = SampleRosters.Open(book.ToBytes());

        reading.Judgements().Last().Completion!.Name.Should().Be("山田　太_郎");
    }

    [Test]
    public void Rows_that_the_file_leaves_out_are_empty_lines_and_the_end_is_where_content_ends() =>
        Judge(new TestWorkbook().Sheet(
                TestWorkbook.HeadingRow
                + TestWorkbook.RowWith(4, "t=\"str\"><v>2024/12/20</v>")
                + "<row r=\"5\"><c r=\"A5\" s=\"3\"/></row><row r=\"1048576\" ht=\"20\"/>"))
            .Should().Equal("1 Header", "2 Skip blank-line", "3 Skip blank-line", "4 Accept");

    [Test]
    public void Rows_and_cells_without_places_follow_each_other()
    {
        var cells = new[] { "Q06-AX-0001", "山田", "a@example.jp", "MDXQ2-T1-1", "2024/12/20", "合格" };
        string Bare(IEnumerable<string> texts) =>
            $"<row>{string.Concat(texts.Select(text => $"<c t=\"inlineStr\"><is><t>{text}</t></is></c>"))}</row>";

        Judge(new TestWorkbook().Sheet(Bare(SampleRosters.Heading.Split(',')) + Bare(cells)))
            .Should().Equal("1 Header", "2 Accept");
    }

    [Test]
    public void Strict_workbooks_are_read_too()
    {
        var book = new TestWorkbook().Sheet(
            TestWorkbook.HeadingRow + TestWorkbook.RowWith(2, "t=\"str\"><v>2024/12/20</v>"));
        foreach (var part in book.Parts.Keys.ToArray())
        {
            book.Parts[part] = book.Parts[part]
                .Replace("http://schemas.openxmlformats.org/spreadsheetml/2006/main", "http://purl.oclc.org/ooxml/spreadsheetml/main", StringComparison.Ordinal)
                .Replace("http://schemas.openxmlformats.org/officeDocument/2006/", "http://purl.oclc.org/ooxml/officeDocument/", StringComparison.Ordinal);
        }

        Judge(book).Should().Equal("1 Header", "2 Accept");
    }

    [Test]
    public void Two_sheets_that_are_rosters_are_refused_by_name()
    {
        var rows = TestWorkbook.HeadingRow + TestWorkbook.RowWith(2, "t=\"str\"><v>2024/12/20</v>");
        var book = new TestWorkbook()
            .Sheets("", ("前半", "", "rId1"), ("後半", "", "rId2")).Sheet(rows).Sheet(rows, number: 2);

        var problem = SampleRosters.Refuse(book.ToBytes()).Should().ContainSingle().Subject;
        problem.Code.Should().Be(RosterProblemCodes.SeveralSheets);
        problem.Arguments.Should().Equal("前半, 後半");

        var mapping = new ColumnMapping
        {
            Headings = System.Collections.Immutable.ImmutableDictionary<RosterField, string>.Empty, Sheet = "後半",
        };
        using var reading = SampleRosters.Open(book.ToBytes(), SampleRosters.Rules with { Mapping = mapping });
        reading.Facts.Sheet.Should().Be("後半");
    }

    [Test]
    public void A_hidden_sheet_is_not_read_and_a_hidden_column_is_named()
    {
        var rows = TestWorkbook.HeadingRow + TestWorkbook.RowWith(2, "t=\"str\"><v>2024/12/20</v>");
        var book = new TestWorkbook()
            .Sheets("", ("名簿", "", "rId1"), ("控え", "state=\"hidden\"", "rId2"))
            .Sheet(rows, before: "<cols><col min=\"3\" max=\"3\" hidden=\"1\"/></cols>").Sheet(rows, number: 2);
        using var reading = SampleRosters.Open(book.ToBytes());

        reading.Facts.Warnings.Select(warning => $"{warning.Code} {warning.Arguments[0]}").Should().Equal(
            $"{RosterProblemCodes.HiddenColumn} メールアドレス", $"{RosterProblemCodes.HiddenSheet} 控え");
    }

    private static IEnumerable<TestCaseData> Damaged()
    {
        var rows = TestWorkbook.HeadingRow;
        yield return new TestCaseData(new TestWorkbook()).SetArgDisplayNames("no sheet part");
        yield return new TestCaseData(new TestWorkbook().Sheet(rows + "<row r=\"1\"/>")).SetArgDisplayNames("row twice");
        yield return new TestCaseData(new TestWorkbook().Sheet(rows + "<row r=\"1048577\"/>")).SetArgDisplayNames("row too far");
        yield return new TestCaseData(new TestWorkbook().Sheet(rows + "<row r=\"x\"/>")).SetArgDisplayNames("row without number");
        yield return new TestCaseData(new TestWorkbook().Sheet(rows + "<row r=\"2\"><c r=\"B2\"/><c r=\"A2\"/></row>")).SetArgDisplayNames("cells backwards");
        yield return new TestCaseData(new TestWorkbook().Sheet(rows + "<row r=\"2\"><c r=\"ZZZZ2\"><v>1</v></c></row>")).SetArgDisplayNames("column too far");
        yield return new TestCaseData(new TestWorkbook().Sheet(rows + "<row r=\"2\"><c r=\"A2\" t=\"s\"><v>9</v></c></row>")).SetArgDisplayNames("string not there");
        yield return new TestCaseData(new TestWorkbook().Sheet(rows + "<row r=\"2\"><c r=\"A2\"><v>1e999</v></c></row>")).SetArgDisplayNames("infinite");
        yield return new TestCaseData(new TestWorkbook().Sheet(rows + "<row r=\"2\"><c r=\"A2\"><v>abc</v></c></row>")).SetArgDisplayNames("no number");
        yield return new TestCaseData(new TestWorkbook().Sheet(rows + "<row>")).SetArgDisplayNames("open tag");
        yield return new TestCaseData(new TestWorkbook().Sheet(rows).With("xl/workbook.xml", "<workbook/>")).SetArgDisplayNames("no sheets");
        yield return new TestCaseData(new TestWorkbook().Sheet(rows).With(
            "xl/workbook.xml", "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><workbook>&e;</workbook>")).SetArgDisplayNames("DTD");
        yield return new TestCaseData(new TestWorkbook().Sheet(
            string.Concat(Enumerable.Repeat("<a>", 100)) + string.Concat(Enumerable.Repeat("</a>", 100)))).SetArgDisplayNames("deep");
    }

    [TestCaseSource(nameof(Damaged))]
    public void A_damaged_workbook_is_refused(object book) =>
        SampleRosters.Refuse(((TestWorkbook)book).ToBytes())
            .Should().ContainSingle().Which.Code.Should().Be(RosterProblemCodes.XlsxDamaged);

    [Test]
    public void A_workbook_that_unpacks_without_end_is_refused()
    {
        var book = new TestWorkbook().Sheet(TestWorkbook.HeadingRow + new string(' ', 64 << 20));

        var problem = SampleRosters.Refuse(book.ToBytes()).Should().ContainSingle().Subject;
        problem.Code.Should().Be(RosterProblemCodes.XlsxTooLarge);
        problem.Arguments.Should().Equal("xl/worksheets/sheet1.xml");
    }

    [Test]
    public void An_archive_of_many_entries_is_refused_before_they_are_read()
    {
        var book = new TestWorkbook().Sheet(TestWorkbook.HeadingRow);
        for (var i = 0; i < 10_001; i++)
        {
            book.Parts[$"xl/media/{i}"] = "";
        }

        SampleRosters.Refuse(book.ToBytes()).Single().Code.Should().Be(RosterProblemCodes.XlsxTooLarge);
    }

    [Test]
    public void A_cell_that_is_too_long_costs_its_row()
    {
        var row = TestWorkbook.RowWith(2, $"t=\"str\"><v>{new string('x', 40_000)}</v>");

        Judge(new TestWorkbook().Sheet(TestWorkbook.HeadingRow + row)).Should().Equal("1 Header", "2 Reject cell-too-long");
    }

    [Test]
    public void Every_byte_of_a_workbook_may_be_damaged()
    {
        // Wherever a byte is wrong, the answer is a refusal or a judgement of each row, never an exception.
        var good = new TestWorkbook().Styles(DateStyles)
            .Sheet(TestWorkbook.HeadingRow + TestWorkbook.RowWith(2, "s=\"1\"><v>45646</v>")).ToBytes();
        for (var i = 0; i < good.Length; i++)
        {
            var bytes = (byte[])good.Clone();
            bytes[i] ^= 0x41;
            if (IO.Rosters.RosterReading.TryOpen(
                new MemoryStream(bytes), SampleRosters.Rules, out var reading, out var problems))
            {
                using (reading)
                {
                    reading.Judgements().Select(judgement => judgement.Line).Should().BeInAscendingOrder();
                }
            }
            else
            {
                problems.Should().NotBeEmpty();
            }
        }
    }

    private static IEnumerable<string> Judge(TestWorkbook book)
    {
        using var reading = SampleRosters.Open(book.ToBytes());
        return [.. reading.Judgements().Select(judgement => string.Join(' ', [
            judgement.Line.ToString(System.Globalization.CultureInfo.InvariantCulture),
            judgement.Disposition.ToString(),
            .. judgement.Problems.Select(problem => problem.Code["roster.".Length..]),
        ]))];
    }
}
