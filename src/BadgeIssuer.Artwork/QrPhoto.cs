using System.Diagnostics.CodeAnalysis;
using BadgeIssuer.Artwork.Qr;
using SkiaSharp;

namespace BadgeIssuer.Artwork;

/// <summary>Reads the QR code on a photograph.</summary>
/// <remarks>
/// <para>What arrives is a stranger's: only JPEG and PNG are decoded, nothing is decoded before its size was looked at, and
/// the work that follows depends on a picture of at most 1,600 pixels a side.</para>
/// <para>The code may be turned, tilted, unevenly lit and damaged as far as its check codewords reach. Mirrored codes, Micro
/// QR and codes in several symbols are not read.</para>
/// </remarks>
public static class QrPhoto
{
    /// <summary>The most pixels of a JPEG.</summary>
    /// <value>26 million: what telephones take by themselves.</value>
    public const int MostPixels = 26_000_000;

    /// <summary>The most pixels of a PNG, which cannot be scaled while it is decoded.</summary>
    /// <value>9 million: a screen of 4,096 by 2,160 pixels.</value>
    public const int MostPngPixels = 9_000_000;

    /// <summary>The most scans of a progressive JPEG; each costs as much as the whole picture.</summary>
    /// <value>30; cameras and programs write about ten.</value>
    public const int MostScans = 30;

    private const int Side = 1600;

    /// <summary>Reads the code on a picture.</summary>
    /// <param name="photo">The file, from anywhere.</param>
    /// <param name="text">What the code says, if this returns <see langword="true"/>; never empty.</param>
    /// <param name="problem">Otherwise why not: one of <see cref="ArtworkProblemCodes"/>.</param>
    public static bool TryRead(
        ReadOnlySpan<byte> photo, [NotNullWhen(true)] out string? text, [NotNullWhen(false)] out ArtworkProblem? problem)
    {
        text = null;
        problem = null;
        using var data = SKData.CreateCopy(photo);
        using var codec = SKCodec.Create(data);
        if (codec is null || codec.EncodedFormat is not (SKEncodedImageFormat.Jpeg or SKEncodedImageFormat.Png))
        {
            problem = new ArtworkProblem(ArtworkProblemCodes.NoPhoto, []);
            return false;
        }

        var isJpeg = codec.EncodedFormat is SKEncodedImageFormat.Jpeg;
        if ((long)codec.Info.Width * codec.Info.Height > (isJpeg ? MostPixels : MostPngPixels)
            || (isJpeg && JpegScans.Count(photo) > MostScans))
        {
            problem = new ArtworkProblem(ArtworkProblemCodes.PhotoTooLarge, []);
            return false;
        }

        if (!GreyImage.TryDecode(codec, Side, out var image))
        {
            problem = new ArtworkProblem(ArtworkProblemCodes.NoPhoto, []);
            return false;
        }

        text = Read(image);
        problem = text is null ? new ArtworkProblem(ArtworkProblemCodes.NoQrCode, []) : null;
        return text is not null;
    }

    // At half the size, grain and a shaken hand matter less; at full size, a small code is still there.
    private static string? Read(GreyImage image)
    {
        for (var size = 0; size < 3 && Math.Min(image.Width, image.Height) >= 21; size++)
        {
            var dark = image.Darkness();
            foreach (var (upperLeft, upperRight, lowerLeft) in FinderSearch.Find(dark))
            {
                if (QrSampler.Read(dark, upperLeft, upperRight, lowerLeft) is { } text)
                {
                    return text;
                }
            }

            image = image.Half();
        }

        return null;
    }
}
