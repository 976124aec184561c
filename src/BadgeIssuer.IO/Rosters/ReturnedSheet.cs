using System.Globalization;
using System.Text;
using System.Xml;
using BadgeIssuer.Issuing.Rosters;

namespace BadgeIssuer.IO.Rosters;

/// <summary>Writes a roster's sheet once more, row by row, with the answers in two columns of their own.</summary>
/// <param name="xml">The sheet.</param>
/// <param name="writer">Where to.</param>
/// <param name="column">The first of the two columns, from 0; nothing stands in either.</param>
/// <param name="strings">The workbook's texts.</param>
/// <param name="facts">What was found out about the roster.</param>
internal sealed class ReturnedSheet(
    XlsxXml xml, XmlWriter writer, int column, XlsxSharedStrings strings, RosterFacts facts)
{
    // In characters of the usual font, as Excel counts.
    private static readonly (int Width, int Offset)[] Widths = [(14, 0), (80, 1)];

    private XlsxCellWriter _cells = new(writer, "", XlsxCellWriter.Main);
    private int _line;

    /// <summary>Copies the sheet.</summary>
    /// <param name="answers">The answers of its lines.</param>
    /// <param name="language">The language of the headings.</param>
    /// <param name="styles">The colours.</param>
    public void Copy(AnswerReader answers, Language language, ReturnedStyles styles)
    {
        var hasColumns = false;
        while (xml.Read())
        {
            if (!xml.IsStart || xml.Depth != 1)
            {
                xml.CopyTo(writer);
                continue;
            }

            switch (xml.Name)
            {
                case "dimension":
                    xml.PassOver(); // optional, and wrong from here on
                    break;
                case "cols":
                    CopyColumns();
                    hasColumns = true;
                    break;
                case "sheetData":
                    _cells = new XlsxCellWriter(writer, xml.Prefix, xml.Namespace);
                    if (!hasColumns)
                    {
                        WriteColumns([]);
                    }

                    CopyRows(answers, language, styles);
                    break;
                default:
                    xml.CopyTo(writer);
                    break;
            }
        }
    }

    private void CopyColumns()
    {
        _cells = new XlsxCellWriter(writer, xml.Prefix, xml.Namespace);
        var others = new List<(int First, int Last, List<(string Name, string Value)> Attributes)>();
        foreach (var element in xml.Descendants())
        {
            var first = XlsxSheetReader.Integer(xml.Attribute("min")) ?? 0;
            var last = XlsxSheetReader.Integer(xml.Attribute("max")) ?? first;
            if (element is not "col" || first < 1 || last < first || others.Count > CellReference.MaximumColumns)
            {
                throw xml.Damaged();
            }

            // What is said of a range that holds our columns is said of the columns before and behind them.
            var attributes = xml.PlainAttributes("min", "max");
            others.Add((first, Math.Min(last, column), attributes));
            others.Add((Math.Max(first, column + 3), last, attributes));
        }

        WriteColumns(others);
    }

    private void WriteColumns(List<(int First, int Last, List<(string Name, string Value)> Attributes)> others)
    {
        foreach (var (width, offset) in Widths)
        {
            var number = column + 1 + offset;
            others.Add((number, number, [("width", width.ToString(CultureInfo.InvariantCulture)), ("customWidth", "1")]));
        }

        _cells.Start("cols");
        foreach (var (first, last, attributes) in others.Where(range => range.First <= range.Last).OrderBy(range => range.First))
        {
            _cells.Start("col");
            writer.WriteAttributeString("min", first.ToString(CultureInfo.InvariantCulture));
            writer.WriteAttributeString("max", last.ToString(CultureInfo.InvariantCulture));
            foreach (var (name, value) in attributes)
            {
                writer.WriteAttributeString(name, value);
            }

            writer.WriteEndElement();
        }

        writer.WriteEndElement();
    }

    private void CopyRows(AnswerReader answers, Language language, ReturnedStyles styles)
    {
        _cells.Start("sheetData");
        xml.CopyAttributes(writer);
        foreach (var element in xml.Descendants())
        {
            if (element is not "row")
            {
                throw xml.Damaged();
            }

            var line = xml.Attribute("r") is { } reference ? XlsxSheetReader.Integer(reference) ?? 0 : _line + 1;
            for (; answers.NextLine is { } next && next < line; _line = next)
            {
                _cells.StartRow(next); // an empty row that the file leaves out
                Answer(next);
                writer.WriteEndElement();
            }

            _line = line;
            _cells.StartRow(line);
            xml.CopyAttributes(writer, "r", "spans");
            CopyCells(() => Answer(line));
            writer.WriteEndElement();
        }

        writer.WriteEndElement();

        void Answer(int line)
        {
            if (answers.NextLine != line)
            {
                return; // below the last row that holds anything
            }

            var answer = answers.Take(line);
            var isHeading = line == facts.Header.FirstLine;
            var style = isHeading ? styles.Heading : styles.Of(answer.Disposition);
            var (judgement, reason) = isHeading
                ? (ReturnedColumns.JudgementHeading.In(language), ReturnedColumns.ReasonHeading.In(language))
                : (answer.Judgement, answer.Reason);
            _cells.Text(CellReference.Of(column, line), judgement, style);
            if (reason.Length > 0)
            {
                _cells.Text(CellReference.Of(column + 1, line), reason, style);
            }
        }
    }

    private void CopyCells(Action answer)
    {
        var next = 0;
        var isAnswered = false;
        foreach (var element in xml.Descendants())
        {
            if (element is not "c")
            {
                xml.PassOver();
                continue;
            }

            var at = next;
            if (xml.Attribute("r") is { } place && !CellReference.TryRead(place, out at, out _))
            {
                throw xml.Damaged();
            }

            next = at + 1;
            if (at >= column && !isAnswered)
            {
                answer();
                isAnswered = true;
            }

            if (at == column || at == column + 1)
            {
                xml.PassOver(); // empty but for its format, or the answer before
            }
            else
            {
                CopyCell(CellReference.Of(at, _line));
            }
        }

        if (!isAnswered)
        {
            answer();
        }
    }

    private void CopyCell(string place)
    {
        var type = xml.Attribute("t") ?? "n";
        var style = XlsxSheetReader.Integer(xml.Attribute("s"));
        var hasFormula = false;
        var hasValue = false;
        var isInline = false;
        var value = new StringBuilder();
        foreach (var element in xml.Descendants())
        {
            switch (element)
            {
                case "f":
                    hasFormula = true;
                    xml.PassOver();
                    break;
                case "v":
                    hasValue = true;
                    xml.AppendText(value, DelimitedReader.MaximumCell + 1);
                    break;
                case "is" when !isInline:
                    _cells.StartCell(place, type, style);
                    CopyInline();
                    writer.WriteEndElement();
                    isInline = true;
                    break;
                default:
                    xml.PassOver();
                    break;
            }
        }

        if (!isInline)
        {
            WriteCell(place, type, style, hasFormula && !hasValue, value.ToString());
        }
    }

    private void WriteCell(string place, string type, int? style, bool isUncomputed, string value)
    {
        if (isUncomputed)
        {
            (type, value) = ("e", "#N/A"); // it was judged as an error, and stays one
        }

        if (type is "s" && XlsxSheetReader.Integer(value) is { } number
            && strings.TryGet(number, out var text, out var isStruckThrough) && NeedsMark(text))
        {
            WriteMarked(place, style, text, isStruckThrough);
            return;
        }

        if (type is "str" && NeedsMark(XlsxText.Unescape(value)))
        {
            WriteMarked(place, style, XlsxText.Unescape(value), isStruckThrough: false);
            return;
        }

        _cells.StartCell(place, type, style);
        if (value.Length > 0)
        {
            _cells.Start("v");
            writer.WriteString(value);
            writer.WriteEndElement();
        }

        writer.WriteEndElement();
    }

    private void WriteMarked(string place, int? style, string text, bool isStruckThrough)
    {
        _cells.StartCell(place, "inlineStr", style);
        _cells.Start("is");
        if (isStruckThrough)
        {
            _cells.Start("r");
            _cells.Start("rPr");
            _cells.Start("strike");
            writer.WriteEndElement();
            writer.WriteEndElement();
        }

        _cells.TextElement(FormulaGuard.Mark + text);
        if (isStruckThrough)
        {
            writer.WriteEndElement();
        }

        writer.WriteEndElement();
        writer.WriteEndElement();
    }

    // Runs keep their formats; a mark goes before the first text.
    private void CopyInline()
    {
        var depth = xml.Depth;
        var text = new StringBuilder();
        var isFirst = true;
        var isEmpty = xml.IsEmpty;
        xml.CopyTo(writer);
        if (isEmpty)
        {
            return;
        }

        while (xml.Read() && xml.Depth > depth)
        {
            xml.CopyTo(writer);
            if (!xml.IsStart || xml.IsEmpty || xml.Name is not "t")
            {
                continue;
            }

            text.Clear();
            xml.AppendText(text, DelimitedReader.MaximumCell + 1);
            if (isFirst && NeedsMark(XlsxText.Unescape(text.ToString())))
            {
                text.Insert(0, FormulaGuard.Mark);
            }

            isFirst &= text.Length == 0;
            writer.WriteString(text.ToString());
            writer.WriteEndElement();
        }

        writer.WriteEndElement();
    }

    // A workbook that was returned before has its marks already.
    private bool NeedsMark(string text) =>
        FormulaGuard.IsNeeded(text) && (facts.Returned is null || !text.StartsWith(FormulaGuard.Mark));
}
