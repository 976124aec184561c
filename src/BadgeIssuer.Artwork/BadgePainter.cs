using BadgeIssuer.Artwork.Painting;
using BadgeIssuer.Artwork.Text;
using SkiaSharp;

namespace BadgeIssuer.Artwork;

/// <summary>Draws the picture of an achievement that has no artwork of its own.</summary>
/// <remarks>
/// The same face and fonts give the same bytes. Safe to use from several threads at once. One picture takes some
/// tens of milliseconds: paint once an achievement, not once a badge.
/// </remarks>
/// <param name="fonts">The fonts; they stay the caller's to dispose.</param>
public sealed class BadgePainter(FontSet fonts)
{
    /// <summary>The width and height of the picture.</summary>
    /// <value>600 pixels.</value>
    public const int Side = 600;

    private const float SealRadius = 290;
    private const float DiscRadius = 228;

    // The middle of the ring between the seal's gold line and the disc, where the arcs of text stand.
    private const float ArcRadius = 249;
    private const float LongestArc = ArcRadius * 2.36f; // radians: clear of the ribbon on both sides

    private const float BandHeight = 10;
    private const float RibbonFrame = 4;

    private static readonly SKPoint Centre = new(300, 300);
    private static readonly SKRect Ribbon = new(2, 260, 598, 406);
    private static readonly SKRect Legend = new(126, 416, 474, 440);

    private static readonly TextPlace Title = new(nameof(BadgeFace.Title), 556, 114, 3, 46, 22, 1.25f);
    private static readonly TextPlace Subtitle = new(nameof(BadgeFace.Subtitle), LongestArc, 26, 1, 25, 15);
    private static readonly TextPlace Issuer = new(nameof(BadgeFace.Issuer), LongestArc, 26, 1, 25, 15);
    private static readonly TextPlace Year = new(nameof(BadgeFace.Footer), 230, 36, 1, 34, 16);
    private static readonly TextPlace YearBelow = new(nameof(BadgeFace.Footer), 190, 24, 1, 22, 14);

    /// <summary>Draws a badge.</summary>
    /// <returns>A PNG of <see cref="Side"/> by <see cref="Side"/> pixels, transparent round the seal.</returns>
    /// <exception cref="ArgumentException">The title is empty, or there are more than three bands.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The tier, or a band's order, is out of its range.</exception>
    /// <exception cref="MissingGlyphException">No font has a glyph for part of a text.</exception>
    /// <exception cref="TextDoesNotFitException">A text is too long for its place.</exception>
    public byte[] Paint(BadgeFace face)
    {
        ArgumentNullException.ThrowIfNull(face);
        ArgumentException.ThrowIfNullOrWhiteSpace(face.Title, nameof(face));
        ArgumentOutOfRangeException.ThrowIfLessThan(face.Tier, 0, nameof(face));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(face.Tier, 3, nameof(face));
        if (face.Bands.Length > 3)
        {
            throw new ArgumentException("A badge has room for three bands.", nameof(face));
        }

        foreach (var band in face.Bands)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(band.Order, 1, nameof(face));
            ArgumentException.ThrowIfNullOrWhiteSpace(band.Label, nameof(face));
        }

        using var canvas = new Canvas(Side, Side);
        DrawSeal(canvas, face.Tier);
        DrawArc(canvas, face.Subtitle, Subtitle, atBottom: false);
        DrawArc(canvas, face.Issuer, Issuer, atBottom: true);
        DrawEmblem(canvas, face.Tier);
        DrawRibbon(canvas, face);
        DrawBands(canvas, face);
        DrawFooter(canvas, face);
        return canvas.ToPng();
    }

    private static void DrawSeal(Canvas canvas, int tier)
    {
        if (tier == 3)
        {
            using var rim = SealShape.Serrated(Centre, SealRadius + 8, SealRadius - 10, 40);
            canvas.Fill(rim, Palette.Gold);
            canvas.Circle(Centre, SealRadius - 16, Palette.Deep);
        }
        else
        {
            canvas.Circle(Centre, SealRadius, Palette.Deep);
            canvas.Ring(Centre, SealRadius - 9, 4, Palette.Gold);
        }

        canvas.Circle(Centre, DiscRadius, Palette.Navy);
        canvas.Ring(Centre, DiscRadius, 2.5f, Palette.Gold);
    }

    private static void DrawEmblem(Canvas canvas, int tier)
    {
        var middle = new SKPoint(Centre.X, 167);
        if (tier == 0)
        {
            using var star = SealShape.Star(middle, 74);
            canvas.Fill(star, Palette.Gold);
            return;
        }

        LayerEmblem.Draw(canvas, middle, tier);
    }

    private void DrawArc(Canvas canvas, string text, TextPlace place, bool atBottom)
    {
        var fitted = TextFitter.Fit(fonts, text, FontWeight.Bold, place);
        foreach (var line in fitted.Lines)
        {
            TextBrush.AlongCircle(canvas, line, fitted.Size, Centre, ArcRadius, atBottom, Palette.White);
        }
    }

    private void DrawRibbon(Canvas canvas, BadgeFace face)
    {
        canvas.Fill(Ribbon, Palette.Gold);
        canvas.Fill(SKRect.Inflate(Ribbon, -RibbonFrame, -RibbonFrame), Palette.White);

        var title = TextFitter.Fit(fonts, face.Title, FontWeight.Bold, Title);
        TextBrush.Centred(canvas, title, new SKPoint(Ribbon.MidX, Ribbon.MidY - (face.Bands.IsEmpty ? 0 : BandHeight / 2)), Palette.Ink);
    }

    private void DrawBands(Canvas canvas, BadgeFace face)
    {
        if (face.Bands.IsEmpty)
        {
            return;
        }

        var inner = SKRect.Inflate(Ribbon, -RibbonFrame, -RibbonFrame);
        var width = inner.Width / face.Bands.Length;
        for (var i = 0; i < face.Bands.Length; i++)
        {
            var segment = SKRect.Create(inner.Left + i * width, inner.Bottom - BandHeight, width, BandHeight);
            canvas.Fill(segment, Palette.Band(face.Bands[i].Order));
        }

        BandLegend.Draw(canvas, fonts, face.Bands, Legend);
    }

    private void DrawFooter(Canvas canvas, BadgeFace face)
    {
        var (year, below) = face.Footer.Split('\n', 2) is [var first, var second] ? (first, second) : (face.Footer, "");
        var large = TextFitter.Fit(fonts, year, FontWeight.Bold, Year);
        var small = TextFitter.Fit(fonts, below, FontWeight.Regular, YearBelow);
        var lower = face.Bands.IsEmpty ? 0 : 8; // room for the legend
        TextBrush.Centred(canvas, large, new SKPoint(Centre.X, (small.Lines.IsEmpty ? 468 : 456) + lower), Palette.White);
        TextBrush.Centred(canvas, small, new SKPoint(Centre.X, 489 + lower), Palette.Mist);
    }
}
