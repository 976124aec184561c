using System.Collections.Immutable;
using SkiaSharp;

namespace BadgeIssuer.Artwork.Text;

/// <summary>One glyph in its place; lengths are in em.</summary>
/// <param name="Id">The glyph's number in its font.</param>
/// <param name="Cluster">Where its text begins in the line, in UTF-16 units.</param>
/// <param name="Advance">How far the pen moves on.</param>
/// <param name="OffsetX">From the pen to the right.</param>
/// <param name="OffsetY">From the baseline down.</param>
internal readonly record struct ShapedGlyph(ushort Id, int Cluster, float Advance, float OffsetX, float OffsetY);

/// <summary>Glyphs of one font, from left to right.</summary>
internal sealed record ShapedRun(FontFace Face, ImmutableArray<ShapedGlyph> Glyphs)
{
    public SKTypeface Typeface => Face.Typeface;
}

/// <summary>A line of text, shaped at size 1.</summary>
/// <param name="Text">What it says.</param>
/// <param name="Runs">Its glyphs, from left to right.</param>
internal sealed record ShapedLine(string Text, ImmutableArray<ShapedRun> Runs)
{
    /// <summary>The width, in em.</summary>
    public float Width { get; } = Runs.Sum(run => run.Glyphs.Sum(glyph => glyph.Advance));
}
