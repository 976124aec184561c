using System.Collections.Immutable;
using System.Text;
using BadgeIssuer.Artwork.Pdf;
using HarfBuzzSharp;
using SkiaSharp;
using SkiaSharp.HarfBuzz;
using Buffer = HarfBuzzSharp.Buffer;

namespace BadgeIssuer.Artwork.Text;

/// <summary>One font file: Skia draws its glyphs, HarfBuzz chooses and places them.</summary>
internal sealed class FontFace : IDisposable
{
    private static readonly Language Japanese = new("ja");

    private readonly Face _face;
    private readonly Font _font;
    private readonly float _unitsPerEm;
    private readonly Lazy<TrueTypeFont?> _outlines;

    private FontFace(SKTypeface typeface, Face face)
    {
        Typeface = typeface;
        Family = typeface.FamilyName;
        Weight = typeface.FontWeight;
        _face = face;
        _unitsPerEm = face.UnitsPerEm;
        _outlines = new Lazy<TrueTypeFont?>(() => TrueTypeFont.Read(typeface));
        _font = new Font(face);
        _font.SetFunctionsOpenType();
        _font.SetScale(face.UnitsPerEm, face.UnitsPerEm);
    }

    public SKTypeface Typeface { get; }

    public string Family { get; }

    public int Weight { get; }

    /// <summary>What a PDF embeds of it; <see langword="null"/> if its outlines are not TrueType's.</summary>
    public TrueTypeFont? Outlines => _outlines.Value;

    /// <returns><see langword="null"/> if the bytes are not a font.</returns>
    public static FontFace? Open(ReadOnlySpan<byte> file)
    {
        using var data = SKData.CreateCopy(file);
        if (SKTypeface.FromData(data) is not { } typeface)
        {
            return null;
        }

        using var stream = typeface.OpenStream(out var index);
        using var blob = stream.ToHarfBuzzBlob();
        return new FontFace(typeface, new Face(blob, index));
    }

    /// <summary>
    /// Whether each code point has a glyph. A selector that the font does not know leaves the plain character, as
    /// Unicode has it (chapter 23.4), and is no reason to refuse.
    /// </summary>
    public bool Draws(string cluster)
    {
        foreach (var rune in cluster.EnumerateRunes())
        {
            if (!IsInvisible(rune) && !_font.TryGetNominalGlyph((uint)rune.Value, out _))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>As <see cref="Draws"/>, and every variation sequence is one of the font's own.</summary>
    public bool DrawsExactly(string cluster)
    {
        Rune? previous = null;
        foreach (var rune in cluster.EnumerateRunes())
        {
            if (IsVariationSelector(rune)
                && previous is { } varied
                && !_font.TryGetVariationGlyph((uint)varied.Value, (uint)rune.Value, out _))
            {
                return false;
            }

            previous = rune;
        }

        return Draws(cluster);
    }

    /// <summary>Shapes a text that <see cref="Draws"/> every cluster of.</summary>
    /// <param name="text">The text.</param>
    /// <param name="start">Where it begins in its line, in UTF-16 units: added to each glyph's cluster.</param>
    public ShapedRun Shape(string text, int start)
    {
        using var buffer = new Buffer();
        buffer.AddUtf16(text);
        buffer.Language = Japanese; // else HarfBuzz would take the machine's
        buffer.GuessSegmentProperties();
        _font.Shape(buffer);

        var infos = buffer.GlyphInfos;
        var positions = buffer.GlyphPositions;
        var glyphs = ImmutableArray.CreateBuilder<ShapedGlyph>(infos.Length);
        for (var i = 0; i < infos.Length; i++)
        {
            glyphs.Add(new ShapedGlyph(
                (ushort)infos[i].Codepoint,
                start + (int)infos[i].Cluster,
                positions[i].XAdvance / _unitsPerEm,
                positions[i].XOffset / _unitsPerEm,
                -positions[i].YOffset / _unitsPerEm));
        }

        return new ShapedRun(this, glyphs.MoveToImmutable());
    }

    public void Dispose()
    {
        _font.Dispose();
        _face.Dispose();
        Typeface.Dispose();
    }

    private static bool IsInvisible(Rune rune) => IsVariationSelector(rune) || rune.Value is 0x200C or 0x200D;

    private static bool IsVariationSelector(Rune rune) =>
        rune.Value is (>= 0xFE00 and <= 0xFE0F) or (>= 0xE0100 and <= 0xE01EF);
}
