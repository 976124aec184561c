using System.IO.Compression;
using System.Text;

namespace BadgeIssuer.IO.Tests.Rosters;

/// <summary>A workbook made part by part, so that a test can put into it what no spreadsheet program would.</summary>
internal sealed class TestWorkbook
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Package = "http://schemas.openxmlformats.org/package/2006";

    /// <summary>The usual heading in row 1.</summary>
    public static string HeadingRow { get; } = Row(1, SampleRosters.Heading.Split(','));

    public Dictionary<string, string> Parts { get; } = new()
    {
        ["[Content_Types].xml"] = $"<Types xmlns=\"{Package}/content-types\"/>",
        ["_rels/.rels"] = Relationships(("rId1", "officeDocument", "xl/workbook.xml")),
        ["xl/workbook.xml"] = Workbook("", ("名簿", "", "rId1")),
        ["xl/_rels/workbook.xml.rels"] = Relationships(
            ("rId1", "worksheet", "worksheets/sheet1.xml"),
            ("rId2", "worksheet", "worksheets/sheet2.xml"),
            ("rId3", "styles", "styles.xml"),
            ("rId4", "sharedStrings", "/xl/sharedStrings.xml")),
        ["xl/sharedStrings.xml"] = $"<sst xmlns=\"{Main}\"/>",
        ["xl/styles.xml"] = $"<styleSheet xmlns=\"{Main}\"/>",
    };

    public TestWorkbook Sheet(string rows, string before = "", string after = "", int number = 1)
    {
        Parts[$"xl/worksheets/sheet{number}.xml"] =
            $"<worksheet xmlns=\"{Main}\">{before}<sheetData>{rows}</sheetData>{after}</worksheet>";
        return this;
    }

    public TestWorkbook Styles(string inside)
    {
        Parts["xl/styles.xml"] = $"<styleSheet xmlns=\"{Main}\">{inside}</styleSheet>";
        return this;
    }

    public TestWorkbook Strings(string inside)
    {
        Parts["xl/sharedStrings.xml"] = $"<sst xmlns=\"{Main}\">{inside}</sst>";
        return this;
    }

    public TestWorkbook Sheets(string properties, params (string Name, string Attributes, string Id)[] sheets)
    {
        Parts["xl/workbook.xml"] = Workbook(properties, sheets);
        return this;
    }

    public TestWorkbook With(string part, string content)
    {
        Parts[part] = content;
        return this;
    }

    public byte[] ToBytes()
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in Parts)
            {
                using var part = archive.CreateEntry(name).Open();
                part.Write(Encoding.UTF8.GetBytes(content));
            }
        }

        return stream.ToArray();
    }

    /// <summary>A row of inline strings.</summary>
    public static string Row(int number, params string[] cells) =>
        $"<row r=\"{number}\">{string.Concat(cells.Select((cell, index) => Text($"{(char)('A' + index)}{number}", cell)))}</row>";

    /// <summary>A good row whose date and mark cells are given as XML.</summary>
    public static string RowWith(int number, string date, string result = "<is><t>合格</t></is>", string attributes = "") =>
        $"<row r=\"{number}\" {attributes}>{Text($"A{number}", $"Q06-AX-{number:D4}")}{Text($"B{number}", "山田")}"
        + $"{Text($"C{number}", $"a{number}@example.jp")}{Text($"D{number}", "MDXQ2-T1-1")}"
        + $"<c r=\"E{number}\" {date}</c><c r=\"F{number}\" t=\"inlineStr\">{result}</c></row>";

    public static string Text(string place, string text) =>
        $"<c r=\"{place}\" t=\"inlineStr\"><is><t>{System.Security.SecurityElement.Escape(text)}</t></is></c>";

    private static string Workbook(string properties, params (string Name, string Attributes, string Id)[] sheets) =>
        $"<workbook xmlns=\"{Main}\" xmlns:r=\"{Office}\">{properties}<sheets>"
        + string.Concat(sheets.Select(sheet => $"<sheet name=\"{sheet.Name}\" {sheet.Attributes} r:id=\"{sheet.Id}\"/>"))
        + "</sheets></workbook>";

    private static string Relationships(params (string Id, string Type, string Target)[] all) =>
        $"<Relationships xmlns=\"{Package}/relationships\">"
        + string.Concat(all.Select(one => $"<Relationship Id=\"{one.Id}\" Type=\"{Office}/{one.Type}\" Target=\"{one.Target}\"/>"))
        + "</Relationships>";
}
