using System.IO.Compression;
using System.Text;
using System.Xml;

namespace BadgeIssuer.IO.Rosters;

/// <summary>Writes a workbook once more, part by part: all as it is but the roster's sheet and the styles.</summary>
/// <remarks>
/// The order of computation goes, because formulas of the roster's sheet give way to their values; spreadsheet
/// programs make it anew.
/// </remarks>
internal sealed class ReturnedWorkbook(XlsxPackage package, XlsxSheet sheet, XlsxStyles styles)
{
    private static readonly XmlWriterSettings Settings = new()
    {
        Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        CloseOutput = true,
    };

    public void Write(Stream target, Action<XlsxXml, XmlWriter, ReturnedStyles> copySheet)
    {
        var returnedStyles = new ReturnedStyles(styles);
        using var archive = new ZipArchive(target, ZipArchiveMode.Create, leaveOpen: true);
        foreach (var part in package.PartNames.Where(part => !IsCalculation(part)))
        {
            var entry = archive.CreateEntry(part);
            entry.LastWriteTime = package.TimeOf(part);
            if (Is(part, sheet.Part))
            {
                Copy(part, entry, (xml, writer) => copySheet(xml, writer, returnedStyles));
            }
            else if (Is(part, package.StylesPart))
            {
                Copy(part, entry, returnedStyles.Copy);
            }
            else if (package.CalculationPart.Length > 0
                && (Is(part, "[Content_Types].xml") || part.EndsWith("/_rels/workbook.xml.rels", StringComparison.OrdinalIgnoreCase)))
            {
                Copy(part, entry, CopyWithoutCalculation);
            }
            else
            {
                using var source = package.OpenStream(part);
                using var copy = entry.Open();
                source.CopyTo(copy);
            }
        }
    }

    private void Copy(string part, ZipArchiveEntry entry, Action<XlsxXml, XmlWriter> copy)
    {
        using var xml = package.OpenPart(part);
        using var writer = XmlWriter.Create(entry.Open(), Settings);
        copy(xml, writer);
    }

    private void CopyWithoutCalculation(XlsxXml xml, XmlWriter writer)
    {
        while (xml.Read())
        {
            if (xml.IsStart && (NamesCalculation("PartName") || NamesCalculation("Target")))
            {
                xml.PassOver();
            }
            else
            {
                xml.CopyTo(writer);
            }
        }

        bool NamesCalculation(string attribute) => xml.Attribute(attribute)
            ?.EndsWith(Path.GetFileName(package.CalculationPart), StringComparison.OrdinalIgnoreCase) is true;
    }

    private bool IsCalculation(string part) => package.CalculationPart.Length > 0 && Is(part, package.CalculationPart);

    private static bool Is(string part, string name) => part.Equals(name, StringComparison.OrdinalIgnoreCase);
}
