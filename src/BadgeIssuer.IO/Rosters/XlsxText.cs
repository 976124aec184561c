using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace BadgeIssuer.IO.Rosters;

/// <summary>Reads rich text: the runs of a shared string or an inline string.</summary>
internal static partial class XlsxText
{
    /// <summary>Appends the text below the current element without phonetic runs.</summary>
    /// <returns>Whether a part of it is struck through.</returns>
    public static bool Append(XlsxXml xml, StringBuilder text)
    {
        var isStruckThrough = false;
        var isRunStruck = false;
        var phoneticDepth = int.MaxValue;
        foreach (var element in xml.Descendants())
        {
            if (xml.Depth <= phoneticDepth)
            {
                phoneticDepth = element is "rPh" ? xml.Depth : int.MaxValue;
            }

            switch (element)
            {
                case "r":
                    isRunStruck = false;
                    break;
                case "strike":
                    isRunStruck = xml.IsOn();
                    break;
                case "t" when xml.Depth < phoneticDepth:
                    var before = text.Length;
                    xml.AppendText(text, DelimitedReader.MaximumCell + 1);
                    isStruckThrough |= isRunStruck && text.Length > before;
                    break;
            }
        }

        return isStruckThrough;
    }

    /// <summary>Turns <c>_x000D_</c> into the character that XML could not carry.</summary>
    /// <remarks>Source: ECMA-376 part 1 §22.9.2.19 (ST_Xstring).</remarks>
    public static string Unescape(string text) =>
        text.Contains("_x", StringComparison.Ordinal)
            ? Escape().Replace(text, static match => ((char)int.Parse(
                match.ValueSpan[2..6], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture)).ToString())
            : text;

    [GeneratedRegex("_x[0-9A-Fa-f]{4}_", RegexOptions.CultureInvariant)]
    private static partial Regex Escape();
}
