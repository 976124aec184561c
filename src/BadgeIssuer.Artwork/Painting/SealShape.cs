using SkiaSharp;

namespace BadgeIssuer.Artwork.Painting;

/// <summary>The outlines of a badge.</summary>
internal static class SealShape
{
    /// <summary>A circle whose rim swings in and out: the third layer's outline.</summary>
    /// <param name="centre">The centre.</param>
    /// <param name="outer">The radius at the lobes' tips.</param>
    /// <param name="depth">How far the notches reach inwards.</param>
    /// <param name="lobes">How many lobes; the first is at the top.</param>
    public static SKPath Scalloped(SKPoint centre, float outer, float depth, int lobes)
    {
        using var builder = new SKPathBuilder();
        var step = MathF.Tau / lobes;

        builder.MoveTo(At(centre, outer - depth, -step / 2));
        for (var i = 0; i < lobes; i++)
        {
            // A quadratic curve reaches half-way to its control point, measured from the middle of its chord.
            var chord = (outer - depth) * MathF.Cos(step / 2);
            builder.QuadTo(At(centre, chord + 2 * (outer - chord), i * step), At(centre, outer - depth, (i + 0.5f) * step));
        }

        builder.Close();
        return builder.Detach();
    }

    /// <summary>A five-pointed star, one point up.</summary>
    public static SKPath Star(SKPoint centre, float radius)
    {
        using var builder = new SKPathBuilder();
        for (var i = 0; i < 10; i++)
        {
            var point = At(centre, i % 2 == 0 ? radius : radius * 0.40f, i * MathF.Tau / 10);
            if (i == 0)
            {
                builder.MoveTo(point);
            }
            else
            {
                builder.LineTo(point);
            }
        }

        builder.Close();
        return builder.Detach();
    }

    /// <summary>A closed polygon.</summary>
    public static SKPath Polygon(params ReadOnlySpan<SKPoint> corners)
    {
        using var builder = new SKPathBuilder();
        builder.MoveTo(corners[0]);
        foreach (var corner in corners[1..])
        {
            builder.LineTo(corner);
        }

        builder.Close();
        return builder.Detach();
    }

    // The angle is clockwise from the top.
    private static SKPoint At(SKPoint centre, float radius, float angle) =>
        new(centre.X + radius * MathF.Sin(angle), centre.Y - radius * MathF.Cos(angle));
}
