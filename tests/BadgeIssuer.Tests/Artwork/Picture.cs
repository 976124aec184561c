using FluentAssertions;
using SkiaSharp;

namespace BadgeIssuer.Tests.Artwork;

/// <summary>A PNG, decoded to look at.</summary>
internal static class Picture
{
    public static SKBitmap Decode(byte[] png) => SKBitmap.Decode(png) ?? throw new InvalidDataException("Not a picture.");

    /// <summary>A PNG of one colour.</summary>
    public static byte[] Plain(int width, int height)
    {
        using var bitmap = new SKBitmap(width, height);
        bitmap.Erase(SKColors.Teal);
        using var data = bitmap.Encode(SKEncodedImageFormat.Png, 100);
        return data!.ToArray();
    }

    public static void ShouldMeasure(byte[] png, int width, int height)
    {
        using var bitmap = Decode(png);
        (bitmap.Width, bitmap.Height).Should().Be((width, height));
    }
}
