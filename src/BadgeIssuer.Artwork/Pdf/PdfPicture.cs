using SkiaSharp;

namespace BadgeIssuer.Artwork.Pdf;

/// <summary>A picture on white paper, ready to stand in many documents.</summary>
/// <param name="Width">In pixels.</param>
/// <param name="Height">In pixels.</param>
/// <param name="Deflated">Its pixels, three bytes each, deflated.</param>
internal sealed record PdfPicture(int Width, int Height, byte[] Deflated)
{
    /// <summary>Lays a picture on white.</summary>
    /// <param name="png">A picture that <see cref="ProgrammeArtwork.TryRead"/> accepts.</param>
    /// <param name="most">The greatest side; a larger picture is drawn smaller.</param>
    public static PdfPicture OnWhite(ReadOnlySpan<byte> png, int most)
    {
        using var data = SKData.CreateCopy(png);
        using var picture = SKImage.FromEncodedData(data);
        var scale = Math.Min(1, most / (float)Math.Max(picture.Width, picture.Height));
        var (width, height) = ((int)(picture.Width * scale), (int)(picture.Height * scale));
        using var bitmap = new SKBitmap(new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Opaque));
        using (var canvas = new SKCanvas(bitmap))
        {
            canvas.Clear(SKColors.White);
            canvas.DrawImage(
                picture, SKRect.Create(width, height), new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));
        }

        var pixels = bitmap.GetPixelSpan();
        var colours = new byte[width * height * 3];
        for (int from = 0, to = 0; to < colours.Length; from += 4, to += 3)
        {
            pixels.Slice(from, 3).CopyTo(colours.AsSpan(to));
        }

        return new PdfPicture(width, height, PdfFile.Deflate(colours));
    }
}
