using System.Diagnostics.CodeAnalysis;
using SkiaSharp;

namespace BadgeIssuer.Artwork.Qr;

/// <summary>How light each pixel of a picture is, from 0 to 255, row after row.</summary>
internal sealed class GreyImage
{
    private readonly byte[] _pixels;

    private GreyImage(int width, int height, byte[] pixels) => (Width, Height, _pixels) = (width, height, pixels);

    public int Width { get; }

    public int Height { get; }

    /// <summary>Decodes a picture whose size was looked at before.</summary>
    /// <param name="codec">The picture.</param>
    /// <param name="side">About how long the longer side is to become; a JPEG is scaled while it is decoded.</param>
    /// <param name="image">The picture, if this returns <see langword="true"/>.</param>
    public static bool TryDecode(SKCodec codec, int side, [NotNullWhen(true)] out GreyImage? image)
    {
        image = null;
        var longer = Math.Max(codec.Info.Width, codec.Info.Height);
        var size = codec.GetScaledDimensions(Math.Min(1f, (float)side / longer));
        var info = new SKImageInfo(size.Width, size.Height, SKColorType.Rgba8888, SKAlphaType.Unpremul);
        using var bitmap = new SKBitmap();
        if (!bitmap.TryAllocPixels(info) || codec.GetPixels(info, bitmap.GetPixels()) is not SKCodecResult.Success)
        {
            return false;
        }

        // Whole pixels of the decoded picture become one, so that nothing is invented.
        var step = Math.Max(1, (Math.Max(info.Width, info.Height) + side - 1) / side);
        image = Average(bitmap.GetPixelSpan(), info.Width, info.Height, step);
        return true;
    }

    /// <summary>The picture at half its size.</summary>
    public GreyImage Half()
    {
        var (width, height) = (Width / 2, Height / 2);
        var pixels = new byte[width * height];
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
            {
                var at = (2 * y * Width) + (2 * x);
                pixels[(y * width) + x] =
                    (byte)((_pixels[at] + _pixels[at + 1] + _pixels[at + Width] + _pixels[at + Width + 1] + 2) / 4);
            }
        }

        return new GreyImage(width, height, pixels);
    }

    /// <summary>Dark and light: what is darker than its surroundings, however the light falls on the paper.</summary>
    public BitImage Darkness()
    {
        var sums = new int[(Width + 1) * (Height + 1)];
        for (var y = 0; y < Height; y++)
        {
            for (var (x, row) = (0, 0); x < Width; x++)
            {
                row += _pixels[(y * Width) + x];
                sums[((y + 1) * (Width + 1)) + x + 1] = sums[(y * (Width + 1)) + x + 1] + row;
            }
        }

        // An eighth of the picture is wider than a dark part of any code that is large enough to be read.
        const int percent = 88;
        var reach = Math.Max(4, Math.Max(Width, Height) / 16);
        var dark = new BitImage(Width, Height);
        for (var y = 0; y < Height; y++)
        {
            var (top, bottom) = (Math.Max(0, y - reach), Math.Min(Height, y + reach + 1));
            for (var x = 0; x < Width; x++)
            {
                var (left, right) = (Math.Max(0, x - reach), Math.Min(Width, x + reach + 1));
                var sum = sums[(bottom * (Width + 1)) + right] - sums[(top * (Width + 1)) + right]
                    - sums[(bottom * (Width + 1)) + left] + sums[(top * (Width + 1)) + left];
                dark[x, y] = (long)_pixels[(y * Width) + x] * (bottom - top) * (right - left) * 100 < (long)sum * percent;
            }
        }

        return dark;
    }

    // What is transparent is white, as on a page.
    private static GreyImage Average(ReadOnlySpan<byte> rgba, int fullWidth, int fullHeight, int step)
    {
        var (width, height) = (fullWidth / step, fullHeight / step);
        var pixels = new byte[width * height];
        for (var y = 0; y < height; y++)
        {
            for (var x = 0; x < width; x++)
            {
                var sum = 0;
                for (var row = y * step; row < (y + 1) * step; row++)
                {
                    for (var at = ((row * fullWidth) + (x * step)) * 4; at < ((row * fullWidth) + ((x + 1) * step)) * 4; at += 4)
                    {
                        // ITU-R BT.601's weights, in 256ths.
                        var light = ((77 * rgba[at]) + (150 * rgba[at + 1]) + (29 * rgba[at + 2])) >> 8;
                        sum += 255 - ((255 - light) * rgba[at + 3] / 255);
                    }
                }

                pixels[(y * width) + x] = (byte)(sum / (step * step));
            }
        }

        return new GreyImage(width, height, pixels);
    }
}

/// <summary>Which pixels are dark.</summary>
internal sealed class BitImage(int width, int height)
{
    private readonly bool[] _dark = new bool[width * height];

    public int Width => width;

    public int Height => height;

    public bool this[int x, int y]
    {
        get => _dark[(y * width) + x];
        set => _dark[(y * width) + x] = value;
    }

    /// <summary>Whether a point is dark; outside of the picture, nothing is.</summary>
    public bool At(SKPoint point) =>
        point.X >= 0 && point.Y >= 0 && point.X < width && point.Y < height && this[(int)point.X, (int)point.Y];
}
