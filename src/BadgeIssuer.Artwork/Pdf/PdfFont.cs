using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace BadgeIssuer.Artwork.Pdf;

/// <summary>The part of a font that one document shows, with what each of its glyphs says.</summary>
/// <remarks>
/// A glyph that stands for two texts, as 山 and the radical ⼭ in many fonts, gets two codes: what a reader copies or
/// searches is what was written, code point by code point, variation selectors too.
/// Source: ISO 32000-1, 9.7 (composite fonts) and 9.10.3 (ToUnicode).
/// </remarks>
internal sealed class PdfFont(TrueTypeFont font, string resource)
{
    private const int MostMappings = 100;

    private readonly Dictionary<(int Glyph, string Text), int> _codes = [];
    private readonly List<(int Glyph, string Text)> _glyphs = [(0, "")];

    /// <summary>Its name among the page's resources.</summary>
    public string Resource { get; } = resource;

    /// <summary>The code of a glyph.</summary>
    /// <param name="glyph">The font's number of it.</param>
    /// <param name="text">What it stands for; empty if another glyph says it already.</param>
    public int Code(int glyph, string text)
    {
        if (!_codes.TryGetValue((glyph, text), out var code))
        {
            code = _glyphs.Count;
            _glyphs.Add((glyph, text));
            _codes.Add((glyph, text), code);
        }

        return code;
    }

    /// <summary>How far a code moves the pen by itself, in thousandths of an em.</summary>
    public int Width(int code) => font.Thousandths(font.Advance(_glyphs[code].Glyph));

    /// <summary>Adds the font to a file.</summary>
    /// <returns>The number of its dictionary.</returns>
    public int AddTo(PdfFile file)
    {
        var subset = TrueTypeSubset.Write(font, _glyphs.Select(entry => entry.Glyph));
        var program = file.AddStream(PdfFile.Invariant($"/Length1 {subset.Length}"), subset);
        var name = Tag(subset) + "+" + font.Name;
        var descriptor = file.Add(string.Create(
            CultureInfo.InvariantCulture,
            $"<< /Type /FontDescriptor /FontName /{name} /Flags 4 /FontBBox [{string.Join(' ', font.Bounds)}] /ItalicAngle 0 /Ascent {font.Ascent} /Descent {font.Descent} /CapHeight {font.Ascent} /StemV 80 /FontFile2 {program} 0 R >>"));
        var widths = string.Join(' ', Enumerable.Range(0, _glyphs.Count).Select(Width));
        var descendant = file.Add(string.Create(
            CultureInfo.InvariantCulture,
            $"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /{name} /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /FontDescriptor {descriptor} 0 R /DW 1000 /W [0 [{widths}]] /CIDToGIDMap /Identity >>"));
        var meaning = file.AddStream("", Encoding.ASCII.GetBytes(ToUnicode()));
        return file.Add(string.Create(
            CultureInfo.InvariantCulture,
            $"<< /Type /Font /Subtype /Type0 /BaseFont /{name} /Encoding /Identity-H /DescendantFonts [{descendant} 0 R] /ToUnicode {meaning} 0 R >>"));
    }

    private string ToUnicode()
    {
        var map = new StringBuilder(
            "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
            + "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
            + "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
            + "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n");
        var said = _glyphs.Select((entry, code) => (Code: code, entry.Text)).Where(entry => entry.Text.Length > 0);
        foreach (var chunk in said.Chunk(MostMappings))
        {
            map.Append(CultureInfo.InvariantCulture, $"{chunk.Length} beginbfchar\n");
            foreach (var (code, text) in chunk)
            {
                map.Append(CultureInfo.InvariantCulture, $"<{code:X4}> <{PdfFile.Hex(text)}>\n");
            }

            map.Append("endbfchar\n");
        }

        return map.Append("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n").ToString();
    }

    // Six letters before the name mark a subset (9.6.4); another subset, other letters.
    private static string Tag(byte[] subset) =>
        new([.. SHA256.HashData(subset).Take(6).Select(value => (char)('A' + (value % 26)))]);
}
