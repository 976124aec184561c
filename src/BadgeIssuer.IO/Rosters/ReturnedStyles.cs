using System.Globalization;
using System.Xml;
using BadgeIssuer.Issuing;

namespace BadgeIssuer.IO.Rosters;

/// <summary>Three fills that a returned workbook gets: for the headings, for what is rejected, for what is held.</summary>
/// <remarks>A workbook whose styles lack the lists that a format refers to is left as it is, without colours.</remarks>
internal sealed class ReturnedStyles(XlsxStyles styles)
{
    // Opaque grey, red and yellow, light enough for black text (contrast above 12:1).
    private static readonly string[] Colours = ["FFD9D9D9", "FFFFC7CE", "FFFFEB9C"];

    private readonly int? _first = styles.CanBeAddedTo ? styles.Count : null;

    /// <summary>The style of the headings.</summary>
    public int? Heading => _first;

    /// <summary>The style of an answer.</summary>
    public int? Of(Disposition disposition) => disposition switch
    {
        Disposition.Reject => _first + 1,
        Disposition.Hold => _first + 2,
        _ => null,
    };

    /// <summary>Copies the part with the styles, and adds to it.</summary>
    public void Copy(XlsxXml xml, XmlWriter writer)
    {
        var fills = 0;
        while (xml.Read())
        {
            if (_first is null || !xml.IsStart || xml.Depth != 1 || xml.IsEmpty || xml.Name is not ("fills" or "cellXfs"))
            {
                xml.CopyTo(writer);
                continue;
            }

            var (list, prefix, name) = (xml.Name, xml.Prefix, xml.Namespace);
            xml.CopyTo(writer, "count"); // optional, and wrong from here on
            var count = CopyChildren(xml, writer);
            if (list is "fills")
            {
                fills = count;
                AddFills(writer, prefix, name);
            }
            else
            {
                AddFormats(writer, prefix, name, fills);
            }

            writer.WriteEndElement();
        }
    }

    private static int CopyChildren(XlsxXml xml, XmlWriter writer)
    {
        var count = 0;
        while (xml.Read() && xml.Depth > 1)
        {
            count += xml.IsStart && xml.Depth == 2 ? 1 : 0;
            xml.CopyTo(writer);
        }

        return count;
    }

    private static void AddFills(XmlWriter writer, string prefix, string name)
    {
        foreach (var colour in Colours)
        {
            writer.WriteStartElement(prefix, "fill", name);
            writer.WriteStartElement(prefix, "patternFill", name);
            writer.WriteAttributeString("patternType", "solid");
            writer.WriteStartElement(prefix, "fgColor", name);
            writer.WriteAttributeString("rgb", colour);
            writer.WriteEndElement();
            writer.WriteEndElement();
            writer.WriteEndElement();
        }
    }

    private static void AddFormats(XmlWriter writer, string prefix, string name, int fills)
    {
        for (var i = 0; i < Colours.Length; i++)
        {
            writer.WriteStartElement(prefix, "xf", name);
            writer.WriteAttributeString("numFmtId", "0");
            writer.WriteAttributeString("fontId", "0");
            writer.WriteAttributeString("fillId", (fills + i).ToString(CultureInfo.InvariantCulture));
            writer.WriteAttributeString("borderId", "0");
            writer.WriteAttributeString("xfId", "0");
            writer.WriteAttributeString("applyFill", "1");
            writer.WriteEndElement();
        }
    }
}
