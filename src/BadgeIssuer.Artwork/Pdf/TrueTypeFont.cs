using System.Buffers.Binary;
using SkiaSharp;

namespace BadgeIssuer.Artwork.Pdf;

/// <summary>The tables of a TrueType font that a PDF needs: metrics and outlines.</summary>
/// <remarks>Source: OpenType 1.9, “head”, “hhea”, “hmtx”, “loca”, “glyf”, “maxp”. Read once for each font.</remarks>
internal sealed class TrueTypeFont
{
    private static readonly string[] Needed = ["head", "hhea", "maxp", "loca", "glyf", "hmtx"];

    private readonly byte[] _loca;
    private readonly byte[] _glyf;
    private readonly byte[] _hmtx;
    private readonly int _longMetrics;
    private readonly bool _longOffsets;

    private TrueTypeFont(SKTypeface typeface)
    {
        Name = new string([.. typeface.FamilyName.Where(char.IsAsciiLetterOrDigit)]) + (typeface.IsBold ? "-Bold" : "-Regular");
        (Head, Hhea, Maxp) = (typeface.GetTableData(Tag("head")), typeface.GetTableData(Tag("hhea")), typeface.GetTableData(Tag("maxp")));
        (_loca, _glyf, _hmtx) = (typeface.GetTableData(Tag("loca")), typeface.GetTableData(Tag("glyf")), typeface.GetTableData(Tag("hmtx")));
        UnitsPerEm = BinaryPrimitives.ReadUInt16BigEndian(Head.AsSpan(18));
        _longOffsets = BinaryPrimitives.ReadInt16BigEndian(Head.AsSpan(50)) != 0;
        _longMetrics = BinaryPrimitives.ReadUInt16BigEndian(Hhea.AsSpan(34));
    }

    /// <summary>The name in a PDF: letters, digits and the weight.</summary>
    public string Name { get; }

    public int UnitsPerEm { get; }

    public byte[] Head { get; }

    public byte[] Hhea { get; }

    public byte[] Maxp { get; }

    /// <summary>From the left edge of all glyphs to the right and from the bottom to the top, in thousandths of an em.</summary>
    public int[] Bounds =>
        [.. Enumerable.Range(0, 4).Select(index => Thousandths(BinaryPrimitives.ReadInt16BigEndian(Head.AsSpan(36 + (2 * index)))))];

    /// <summary>How far glyphs reach above the baseline, in thousandths of an em.</summary>
    public int Ascent => Thousandths(BinaryPrimitives.ReadInt16BigEndian(Hhea.AsSpan(4)));

    /// <summary>How far glyphs reach below the baseline, in thousandths of an em; negative.</summary>
    public int Descent => Thousandths(BinaryPrimitives.ReadInt16BigEndian(Hhea.AsSpan(6)));

    /// <returns><see langword="null"/> if the outlines are not TrueType's.</returns>
    public static TrueTypeFont? Read(SKTypeface typeface)
    {
        var tags = typeface.GetTableTags();
        return Needed.All(name => tags.Contains(Tag(name)))
            ? new TrueTypeFont(typeface)
            : null;
    }

    /// <summary>A glyph's advance, in units of the font.</summary>
    public int Advance(int glyph) =>
        BinaryPrimitives.ReadUInt16BigEndian(_hmtx.AsSpan(4 * Math.Min(glyph, _longMetrics - 1)));

    /// <summary>A glyph's left side bearing, in units of the font.</summary>
    public short LeftBearing(int glyph) => BinaryPrimitives.ReadInt16BigEndian(_hmtx.AsSpan(
        glyph < _longMetrics ? (4 * glyph) + 2 : (4 * _longMetrics) + (2 * (glyph - _longMetrics))));

    /// <summary>A glyph's outline; empty for a space.</summary>
    public ReadOnlySpan<byte> Outline(int glyph) => _glyf.AsSpan(Offset(glyph)..Offset(glyph + 1));

    public int Thousandths(int units) => (int)Math.Round(units * 1000.0 / UnitsPerEm, MidpointRounding.AwayFromZero);

    private int Offset(int glyph) => _longOffsets
        ? (int)BinaryPrimitives.ReadUInt32BigEndian(_loca.AsSpan(4 * glyph))
        : 2 * BinaryPrimitives.ReadUInt16BigEndian(_loca.AsSpan(2 * glyph));

    private static uint Tag(string name) =>
        (uint)((name[0] << 24) | (name[1] << 16) | (name[2] << 8) | name[3]);
}
