using BadgeIssuer.Artwork.Painting;
using BadgeIssuer.Artwork.Text;
using SkiaSharp;

namespace BadgeIssuer.Artwork;

/// <summary>Draws the picture that stands beside a shared link (og:image).</summary>
/// <remarks>The same face and fonts give the same bytes. Safe to use from several threads at once.</remarks>
/// <param name="fonts">The fonts; they stay the caller's to dispose.</param>
public sealed class PreviewPainter(FontSet fonts)
{
    /// <summary>The picture's width.</summary>
    /// <value>1,200 pixels.</value>
    public const int Width = 1200;

    /// <summary>The picture's height.</summary>
    /// <value>630 pixels.</value>
    public const int Height = 630;

    private const float PanelWidth = 520;
    private const float TextLeft = 572;
    private const float TextWidth = 576;

    private static readonly TextPlace Kind = new(nameof(PreviewFace.Kind), TextWidth, 34, 1, 30, 18);
    private static readonly TextPlace Achievement =
        new(nameof(PreviewFace.Achievement), TextWidth, 270, 4, 58, 30, 1.32f);
    private static readonly TextPlace Issuer = new(nameof(PreviewFace.Issuer), TextWidth, 84, 2, 32, 20);
    private static readonly TextPlace Date = new(nameof(PreviewFace.Date), TextWidth, 34, 1, 30, 18);

    /// <summary>Draws a preview.</summary>
    /// <returns>A PNG of <see cref="Width"/> by <see cref="Height"/> pixels, opaque.</returns>
    /// <exception cref="ArgumentException">
    /// The achievement or the issuer is empty, or <see cref="ProgrammeArtwork.TryRead"/> refuses the picture.
    /// </exception>
    /// <exception cref="MissingGlyphException">No font has a glyph for part of a text.</exception>
    /// <exception cref="TextDoesNotFitException">A text is too long for its place.</exception>
    public byte[] Paint(PreviewFace face)
    {
        ArgumentNullException.ThrowIfNull(face);
        ArgumentException.ThrowIfNullOrWhiteSpace(face.Achievement, nameof(face));
        ArgumentException.ThrowIfNullOrWhiteSpace(face.Issuer, nameof(face));
        if (!ProgrammeArtwork.TryRead(face.Picture.Span, out _, out var problem))
        {
            throw new ArgumentException($"The picture cannot be used: {problem.Code}.", nameof(face));
        }

        using var canvas = Canvas.Opaque(Width, Height);
        canvas.Fill(new SKRect(0, 0, PanelWidth, Height), Palette.Mist);
        canvas.Fill(new SKRect(0, Height - 14, Width, Height), Palette.Navy);
        canvas.Fill(new SKRect(0, Height - 18, Width, Height - 14), Palette.Gold);
        DrawPicture(canvas, face.Picture.Span);
        DrawTexts(canvas, face);
        return canvas.ToPng();
    }

    private static void DrawPicture(Canvas canvas, ReadOnlySpan<byte> png)
    {
        const float side = 452;
        using var data = SKData.CreateCopy(png);
        using var picture = SKImage.FromEncodedData(data);

        var scale = side / Math.Max(picture.Width, picture.Height);
        var place = SKRect.Create(
            (PanelWidth - picture.Width * scale) / 2,
            (Height - 18 - picture.Height * scale) / 2,
            picture.Width * scale,
            picture.Height * scale);
        canvas.Skia.DrawImage(picture, place, new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));
    }

    private void DrawTexts(Canvas canvas, PreviewFace face)
    {
        var kind = TextFitter.Fit(fonts, face.Kind, FontWeight.Bold, Kind);
        var achievement = TextFitter.Fit(fonts, face.Achievement, FontWeight.Bold, Achievement);
        var issuer = TextFitter.Fit(fonts, face.Issuer, FontWeight.Regular, Issuer);
        var date = TextFitter.Fit(fonts, face.Date, FontWeight.Regular, Date);

        TextBrush.FromLeft(canvas, kind, new SKPoint(TextLeft, 72), Palette.Grey);

        // The achievement stands in the middle of what the small lines above and below leave.
        const float top = 132, bottom = 424;
        TextBrush.FromLeft(
            canvas, achievement, new SKPoint(TextLeft, (top + bottom - achievement.Height) / 2), Palette.Ink);

        canvas.Fill(SKRect.Create(TextLeft, 440, 72, 5), Palette.Gold);
        TextBrush.FromLeft(canvas, issuer, new SKPoint(TextLeft, 470), Palette.Ink);
        TextBrush.FromLeft(canvas, date, new SKPoint(TextLeft, 490 + issuer.Height), Palette.Grey);
    }
}
