using SkiaSharp;

namespace BadgeIssuer.Artwork.Painting;

/// <summary>As many plates, stacked, as the programme has layers: countable at 96 pixels.</summary>
internal static class LayerEmblem
{
    private const float HalfWidth = 92;
    private const float HalfDepth = 41;
    private const float Thickness = 15;
    private const float Rise = 33;

    /// <summary>Draws the plates, the topmost in gold.</summary>
    /// <param name="canvas">What to draw on.</param>
    /// <param name="centre">The middle of the whole stack.</param>
    /// <param name="plates">From 1 to 3.</param>
    public static void Draw(Canvas canvas, SKPoint centre, int plates)
    {
        var height = (plates - 1) * Rise + Thickness;
        var lowest = centre.Y + (height - Thickness * 2) / 2;

        for (var i = 0; i < plates; i++)
        {
            var isTop = i == plates - 1;
            var top = isTop ? Palette.Gold : Palette.Mist;
            var left = isTop ? Palette.Bronze : Palette.Steel;
            var right = isTop ? Shade(Palette.Bronze) : Palette.Slate;
            Plate(canvas, new SKPoint(centre.X, lowest - i * Rise), top, left, right);
        }
    }

    private static void Plate(Canvas canvas, SKPoint middle, SKColor top, SKColor left, SKColor right)
    {
        var west = new SKPoint(middle.X - HalfWidth, middle.Y);
        var east = new SKPoint(middle.X + HalfWidth, middle.Y);
        var north = new SKPoint(middle.X, middle.Y - HalfDepth);
        var south = new SKPoint(middle.X, middle.Y + HalfDepth);

        using var leftSide = SealShape.Polygon(west, south, Down(south), Down(west));
        using var rightSide = SealShape.Polygon(south, east, Down(east), Down(south));
        using var face = SealShape.Polygon(north, east, south, west);
        canvas.Fill(leftSide, left);
        canvas.Fill(rightSide, right);
        canvas.Fill(face, top);
    }

    private static SKPoint Down(SKPoint point) => new(point.X, point.Y + Thickness);

    private static SKColor Shade(SKColor colour) =>
        new((byte)(colour.Red * 4 / 5), (byte)(colour.Green * 4 / 5), (byte)(colour.Blue * 4 / 5));
}
