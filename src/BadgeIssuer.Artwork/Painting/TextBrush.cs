using BadgeIssuer.Artwork.Text;
using SkiaSharp;

namespace BadgeIssuer.Artwork.Painting;

/// <summary>Draws shaped text, without hinting, so that a size always looks the same.</summary>
internal static class TextBrush
{
    // The middle of the ideographic em box above the baseline: it reaches from -0.12 to 0.88 em.
    private const float MiddleOfEm = 0.38f;

    /// <summary>Draws lines centred on a point.</summary>
    public static void Centred(Canvas canvas, FittedText text, SKPoint centre, SKColor colour)
    {
        var y = centre.Y - (text.Lines.Length - 1) * text.LineHeight / 2 + MiddleOfEm * text.Size;
        foreach (var line in text.Lines)
        {
            Draw(canvas, line, text.Size, new SKPoint(centre.X - line.Width * text.Size / 2, y), colour);
            y += text.LineHeight;
        }
    }

    /// <summary>Draws lines from a left edge; <paramref name="corner"/> is the top left of the first em box.</summary>
    public static void FromLeft(Canvas canvas, FittedText text, SKPoint corner, SKColor colour)
    {
        var y = corner.Y + (0.5f + MiddleOfEm) * text.Size;
        foreach (var line in text.Lines)
        {
            Draw(canvas, line, text.Size, new SKPoint(corner.X, y), colour);
            y += text.LineHeight;
        }
    }

    /// <summary>Draws one line along a circle, its middle at the top, or at the bottom and then read upright too.</summary>
    /// <param name="canvas">What to draw on.</param>
    /// <param name="line">The line.</param>
    /// <param name="size">The size, in pixels.</param>
    /// <param name="centre">The circle's centre.</param>
    /// <param name="radius">From the centre to the middle of the em box.</param>
    /// <param name="atBottom">Whether the text stands at the bottom.</param>
    /// <param name="colour">The colour.</param>
    public static void AlongCircle(
        Canvas canvas, ShapedLine line, float size, SKPoint centre, float radius, bool atBottom, SKColor colour)
    {
        var baseline = atBottom ? radius + MiddleOfEm * size : radius - MiddleOfEm * size;
        var pen = -line.Width * size / 2;

        foreach (var run in line.Runs)
        {
            using var font = FontOf(run, size);
            using var builder = new SKTextBlobBuilder();
            var places = new SKRotationScaleMatrix[run.Glyphs.Length];

            for (var i = 0; i < places.Length; i++)
            {
                var glyph = run.Glyphs[i];
                var half = glyph.Advance * size / 2;
                var angle = (pen + half) / radius;
                pen += half * 2;

                // The glyph's middle stands on the circle, turned with it; its origin is half an advance before.
                var turn = atBottom ? -angle : angle;
                var (sin, cos) = MathF.SinCos(turn);
                var middle = atBottom
                    ? new SKPoint(centre.X - baseline * sin, centre.Y + baseline * cos)
                    : new SKPoint(centre.X + baseline * sin, centre.Y - baseline * cos);
                var (dx, dy) = (glyph.OffsetX * size - half, glyph.OffsetY * size);
                places[i] = new SKRotationScaleMatrix(
                    cos, sin, middle.X + dx * cos - dy * sin, middle.Y + dx * sin + dy * cos);
            }

            builder.AddRotationScaleRun([.. run.Glyphs.Select(glyph => glyph.Id)], font, places);
            Draw(canvas, builder, colour);
        }
    }

    private static void Draw(Canvas canvas, ShapedLine line, float size, SKPoint pen, SKColor colour)
    {
        foreach (var run in line.Runs)
        {
            using var font = FontOf(run, size);
            using var builder = new SKTextBlobBuilder();
            var places = new SKPoint[run.Glyphs.Length];

            for (var i = 0; i < places.Length; i++)
            {
                var glyph = run.Glyphs[i];
                places[i] = new SKPoint(pen.X + glyph.OffsetX * size, pen.Y + glyph.OffsetY * size);
                pen.X += glyph.Advance * size;
            }

            builder.AddPositionedRun([.. run.Glyphs.Select(glyph => glyph.Id)], font, places);
            Draw(canvas, builder, colour);
        }
    }

    private static void Draw(Canvas canvas, SKTextBlobBuilder builder, SKColor colour)
    {
        using var blob = builder.Build();
        if (blob is null)
        {
            return; // no glyphs
        }

        using var paint = new SKPaint { Color = colour, IsAntialias = true };
        canvas.Skia.DrawText(blob, 0, 0, paint);
    }

    private static SKFont FontOf(ShapedRun run, float size) => new(run.Typeface, size)
    {
        Edging = SKFontEdging.Antialias,
        Hinting = SKFontHinting.None,
        Subpixel = true,
        LinearMetrics = true,
    };
}
