using System.Collections.Immutable;
using BadgeIssuer.Artwork.Text;
using SkiaSharp;

namespace BadgeIssuer.Artwork.Painting;

/// <summary>The names of the bands, each after a square of its colour, on one line.</summary>
internal static class BandLegend
{
    private const float Largest = 20;
    private const float Smallest = 12;

    // In em of the text.
    private const float Square = 0.62f;
    private const float AfterSquare = 0.32f;
    private const float BetweenLabels = 0.9f;

    /// <exception cref="MissingGlyphException">No font has a glyph for part of a label.</exception>
    /// <exception cref="TextDoesNotFitException">The labels are too long together.</exception>
    public static void Draw(Canvas canvas, FontSet fonts, ImmutableArray<CategoryBand> bands, SKRect place)
    {
        var labels = bands.Select(band => fonts.Shape(band.Label, FontWeight.Bold)).ToImmutableArray();
        var width = labels.Sum(label => Square + AfterSquare + label.Width) + (labels.Length - 1) * BetweenLabels;
        var size = MathF.Floor(Math.Min(Largest, place.Width / width));
        if (size < Smallest)
        {
            throw new TextDoesNotFitException(nameof(BadgeFace.Bands));
        }

        var x = place.MidX - width * size / 2;
        for (var i = 0; i < labels.Length; i++)
        {
            var side = Square * size;
            canvas.Fill(SKRect.Create(x, place.MidY - side / 2, side, side), Palette.Band(bands[i].Order));
            x += (Square + AfterSquare) * size;

            var text = new FittedText([labels[i]], size, size);
            TextBrush.Centred(canvas, text, new SKPoint(x + labels[i].Width * size / 2, place.MidY), Palette.White);
            x += (labels[i].Width + BetweenLabels) * size;
        }
    }
}
