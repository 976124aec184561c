using System.Buffers;
using System.IO.Compression;
using System.Text;
using System.Xml;

namespace BadgeIssuer.IO.Rosters;

/// <summary>Writes a workbook of one sheet row by row: headings in bold that stay in sight, and cells of text.</summary>
/// <remarks>
/// <para>Every cell is text, so that a learner number keeps its zeros and a day its form, and a text that would be a
/// formula is neutralised (<see cref="Issuing.Rosters.FormulaGuard"/>). Texts of more than 32,767 characters, Excel's
/// limit, are cut there.</para>
/// <para>Memory does not grow with the rows. Not thread-safe. <see cref="Dispose"/> completes the workbook: one that was
/// not disposed cannot be opened.</para>
/// <para>Written here and not with a library because a returned roster needs the same cells inside a workbook that is
/// otherwise kept, which writing libraries do not do; what remains for a new workbook is the five small parts
/// below.</para>
/// <para>Source: ECMA-376 part 1 §18 (SpreadsheetML) and part 2 (Open Packaging Conventions).</para>
/// </remarks>
public sealed class XlsxWriter : IDisposable
{
    private const string Declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
    private const string Types = "http://schemas.openxmlformats.org/package/2006/content-types";
    private const string Links = "http://schemas.openxmlformats.org/package/2006/relationships";
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Sheets = "application/vnd.openxmlformats-officedocument.spreadsheetml";
    private const int HeadingStyle = 1;
    private const int LongestSheetName = 31;

    private static readonly SearchValues<char> NotInSheetNames = SearchValues.Create(@":\/?*[]");

    private static readonly XmlWriterSettings Settings = new()
    {
        Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        CloseOutput = true,
    };

    private readonly ZipArchive _archive;
    private readonly XmlWriter _xml;
    private readonly XlsxCellWriter _cells;
    private readonly int _columns;
    private int _line;
    private bool _isComplete;

    /// <summary>Begins a workbook with its headings.</summary>
    /// <param name="target">Where to; it stays open.</param>
    /// <param name="sheet">The sheet's name: 1 to 31 characters, none of them <c>: \ / ? * [ ]</c>.</param>
    /// <param name="written">When the workbook is written; it stands in the archive. From 1980 to 2107.</param>
    /// <param name="headings">The headings, at least one.</param>
    /// <exception cref="ArgumentException">The name will not do, or there are no headings.</exception>
    public XlsxWriter(Stream target, string sheet, DateTimeOffset written, params ReadOnlySpan<string> headings)
    {
        ArgumentNullException.ThrowIfNull(target);
        ArgumentException.ThrowIfNullOrWhiteSpace(sheet);
        if (sheet.Length > LongestSheetName || sheet.AsSpan().ContainsAny(NotInSheetNames) || headings.IsEmpty)
        {
            throw new ArgumentException("A sheet needs a name that Excel allows, and headings.", nameof(sheet));
        }

        _archive = new ZipArchive(target, ZipArchiveMode.Create, leaveOpen: true);
        _columns = headings.Length;
        WriteParts(sheet, written);

        _xml = XmlWriter.Create(Create("xl/worksheets/sheet1.xml", written), Settings);
        _cells = new XlsxCellWriter(_xml, "", XlsxCellWriter.Main);
        _cells.Start("worksheet");
        WriteFrozenHeading();
        _cells.Start("sheetData");
        WriteRow(headings, HeadingStyle);
    }

    /// <summary>Writes a row below those that were written.</summary>
    /// <param name="cells">The texts; an empty one leaves its cell empty. As many as headings, or fewer.</param>
    /// <exception cref="ArgumentException">There are more cells than headings.</exception>
    public void WriteRow(params ReadOnlySpan<string> cells) => WriteRow(cells, style: null);

    /// <summary>Completes the workbook.</summary>
    public void Dispose()
    {
        if (!_isComplete)
        {
            _isComplete = true;
            _xml.WriteEndElement();
            _xml.WriteEndElement();
            _xml.Dispose();
            _archive.Dispose();
        }
    }

    private void WriteRow(ReadOnlySpan<string> cells, int? style)
    {
        ObjectDisposedException.ThrowIf(_isComplete, this);
        if (cells.Length > _columns)
        {
            throw new ArgumentException("A row has more cells than there are headings.", nameof(cells));
        }

        _cells.StartRow(++_line);
        for (var column = 0; column < cells.Length; column++)
        {
            if (!string.IsNullOrEmpty(cells[column]))
            {
                _cells.Text(CellReference.Of(column, _line), cells[column], style);
            }
        }

        _xml.WriteEndElement();
    }

    private void WriteFrozenHeading()
    {
        _cells.Start("sheetViews");
        _cells.Start("sheetView");
        _xml.WriteAttributeString("workbookViewId", "0");
        _cells.Start("pane");
        _xml.WriteAttributeString("ySplit", "1");
        _xml.WriteAttributeString("topLeftCell", "A2");
        _xml.WriteAttributeString("activePane", "bottomLeft");
        _xml.WriteAttributeString("state", "frozen");
        _xml.WriteEndElement();
        _xml.WriteEndElement();
        _xml.WriteEndElement();
    }

    private void WriteParts(string sheet, DateTimeOffset written)
    {
        Put("[Content_Types].xml", $"""
            <Types xmlns="{Types}"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="{Sheets}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="{Sheets}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="{Sheets}.styles+xml"/></Types>
            """);
        Put("_rels/.rels", $"""
            <Relationships xmlns="{Links}"><Relationship Id="rId1" Type="{Office}/officeDocument" Target="xl/workbook.xml"/></Relationships>
            """);
        Put("xl/workbook.xml", $"""
            <workbook xmlns="{XlsxCellWriter.Main}" xmlns:r="{Office}"><sheets><sheet name="{System.Security.SecurityElement.Escape(sheet)}" sheetId="1" r:id="rId1"/></sheets></workbook>
            """);
        Put("xl/_rels/workbook.xml.rels", $"""
            <Relationships xmlns="{Links}"><Relationship Id="rId1" Type="{Office}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="{Office}/styles" Target="styles.xml"/></Relationships>
            """);

        // Two cell formats, the second for headings: a fill that screens and printers show alike, and bold letters.
        Put("xl/styles.xml", $"""
            <styleSheet xmlns="{XlsxCellWriter.Main}"><fonts count="2"><font><sz val="11"/><name val="游ゴシック"/></font><font><b/><sz val="11"/><name val="游ゴシック"/></font></fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFD9D9D9"/></patternFill></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="2"><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="49" fontId="1" fillId="2" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1"/></cellXfs></styleSheet>
            """);

        void Put(string part, string content)
        {
            using var stream = Create(part, written);
            stream.Write(Encoding.UTF8.GetBytes(Declaration + content));
        }
    }

    private Stream Create(string part, DateTimeOffset written)
    {
        var entry = _archive.CreateEntry(part);
        entry.LastWriteTime = written;
        return entry.Open();
    }
}
