using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;

namespace BadgeIssuer.IO.Rosters;

/// <summary>Reads rich text: the runs of a shared string or an inline string.</summary>
internal static partial class XlsxText
{
    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdefABCDEF");

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
            ? Escaped().Replace(text, static match => ((char)int.Parse(
                match.ValueSpan[2..6], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture)).ToString())
            : text;

    /// <summary>Writes what XML cannot carry, and what would be read as an escape, as <c>_x000D_</c>.</summary>
    public static string Escape(string text)
    {
        StringBuilder? escaped = null;
        for (var i = 0; i < text.Length; i++)
        {
            if (IsCarried(text, i) && !BeginsEscape(text, i))
            {
                escaped?.Append(text[i]);
                continue;
            }

            escaped ??= new StringBuilder(text, 0, i, text.Length + 16);
            escaped.Append(CultureInfo.InvariantCulture, $"_x{(int)text[i]:X4}_");
        }

        return escaped?.ToString() ?? text;
    }

    // A carriage return would become a line feed, and half a surrogate pair is no character.
    private static bool IsCarried(string text, int at) =>
        (XmlConvert.IsXmlChar(text[at]) && text[at] is not '\r')
        || (char.IsHighSurrogate(text[at]) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]))
        || (char.IsLowSurrogate(text[at]) && at > 0 && char.IsHighSurrogate(text[at - 1]));

    // An escape ends with a low line, and what is not carried will begin with one.
    private static bool BeginsEscape(string text, int at) =>
        text[at] is '_' && at + 6 < text.Length && text[at + 1] is 'x'
        && text.AsSpan(at + 2, 4).IndexOfAnyExcept(HexDigits) < 0
        && (text[at + 6] is '_' || !IsCarried(text, at + 6));

    [GeneratedRegex("_x[0-9A-Fa-f]{4}_", RegexOptions.CultureInvariant)]
    private static partial Regex Escaped();
}
