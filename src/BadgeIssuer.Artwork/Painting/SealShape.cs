using SkiaSharp;

namespace BadgeIssuer.Artwork.Painting;

/// <summary>The outlines of a badge.</summary>
internal static class SealShape
{
    /// <summary>A circle with a serrated rim, one point up.</summary>
    /// <param name="centre">The centre.</param>
    /// <param name="outer">The radius at the points.</param>
    /// <param name="inner">The radius between the points.</param>
    /// <param name="points">How many points.</param>
    public static SKPath Serrated(SKPoint centre, float outer, float inner, int points)
    {
        using var builder = new SKPathBuilder();
        builder.MoveTo(At(centre, outer, 0));
        for (var i = 1; i < points * 2; i++)
        {
            builder.LineTo(At(centre, i % 2 == 0 ? outer : inner, i * MathF.PI / points));
        }

        builder.Close();
        return builder.Detach();
    }

    /// <summary>A five-pointed star, one point up.</summary>
    public static SKPath Star(SKPoint centre, float radius) => Serrated(centre, radius, radius * 0.40f, 5);

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
