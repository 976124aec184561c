using System.Globalization;
using System.Xml;
using BadgeIssuer.Issuing.Rosters;

namespace BadgeIssuer.IO.Rosters;

/// <summary>Writes cells of text, as every workbook that leaves here has them: inline, and never a formula.</summary>
/// <param name="xml">The sheet that is being written.</param>
/// <param name="prefix">The prefix of the sheet's elements.</param>
/// <param name="name">The namespace of the sheet's elements.</param>
internal sealed class XlsxCellWriter(XmlWriter xml, string prefix, string name)
{
    /// <summary>The namespace of worksheets.</summary>
    public const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    /// <summary>Starts an element of the sheet.</summary>
    public void Start(string element) => xml.WriteStartElement(prefix, element, name);

    /// <summary>Starts a row.</summary>
    public void StartRow(int line)
    {
        Start("row");
        xml.WriteAttributeString("r", line.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>Writes a cell of text, with a mark before what would be a formula.</summary>
    public void Text(string place, string text, int? style = null)
    {
        StartCell(place, "inlineStr", style);
        Start("is");
        TextElement(FormulaGuard.Neutralise(text));
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    /// <summary>Starts a cell.</summary>
    public void StartCell(string place, string type, int? style)
    {
        Start("c");
        xml.WriteAttributeString("r", place);
        if (style is { } number)
        {
            xml.WriteAttributeString("s", number.ToString(CultureInfo.InvariantCulture));
        }

        xml.WriteAttributeString("t", type);
    }

    /// <summary>Writes a text element (<c>t</c>), as it is.</summary>
    public void TextElement(string text)
    {
        Start("t");
        xml.WriteAttributeString("xml", "space", null, "preserve");
        xml.WriteString(XlsxText.Escape(
            text.Length <= DelimitedReader.MaximumCell ? text : text[..DelimitedReader.MaximumCell]));
        xml.WriteEndElement();
    }
}
