using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using SkiaSharp;

namespace BadgeIssuer.Artwork;

/// <summary>A programme's own badge picture, checked: a whole PNG, about square, of a usable size.</summary>
/// <remarks>
/// It is decoded once, here, so that a broken file is found before a roster is issued and not on a graduate's
/// screen. Whether it is already baked is the question of whoever bakes.
/// </remarks>
public sealed class ProgrammeArtwork
{
    /// <summary>The least width and height, in pixels.</summary>
    /// <value>90, as 1EdTech asks of badge pictures.</value>
    public const int LeastSide = 90;

    /// <summary>The greatest width and height, in pixels.</summary>
    /// <value>2048: more helps no screen and makes every badge heavier.</value>
    public const int GreatestSide = 2048;

    /// <summary>The most bytes.</summary>
    /// <value>1 MiB: every graduate's badge carries the picture.</value>
    public const int MostBytes = 1024 * 1024;

    // PNG (third edition) 5.2 and 11.2.1: the signature, then IHDR with length 13, width and height.
    private const int HeaderLength = 33;

    private ProgrammeArtwork(int width, int height) => (Width, Height) = (width, height);

    private static ReadOnlySpan<byte> Start =>
        [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, (byte)'I', (byte)'H', (byte)'D', (byte)'R'];

    /// <summary>The width, in pixels.</summary>
    public int Width { get; }

    /// <summary>The height, in pixels; at most 5 % from the width.</summary>
    public int Height { get; }

    /// <summary>Checks a picture.</summary>
    /// <param name="png">The file, from anywhere: nothing in it is believed, and nothing too large is decoded.</param>
    /// <param name="artwork">What was found, if this returns <see langword="true"/>.</param>
    /// <param name="problem">The first problem, if this returns <see langword="false"/>.</param>
    public static bool TryRead(
        ReadOnlySpan<byte> png,
        [NotNullWhen(true)] out ProgrammeArtwork? artwork,
        [NotNullWhen(false)] out ArtworkProblem? problem)
    {
        artwork = null;
        problem = null;

        if (png.Length < HeaderLength || !png.StartsWith(Start))
        {
            problem = new ArtworkProblem(ArtworkProblemCodes.NotPng, []);
            return false;
        }

        if (png.Length > MostBytes)
        {
            problem = Say(ArtworkProblemCodes.TooManyBytes, (uint)png.Length, MostBytes);
            return false;
        }

        var width = BinaryPrimitives.ReadUInt32BigEndian(png[16..]);
        var height = BinaryPrimitives.ReadUInt32BigEndian(png[20..]);

        if (Math.Min(width, height) < LeastSide || Math.Max(width, height) > GreatestSide)
        {
            problem = Say(ArtworkProblemCodes.Dimensions, width, height, LeastSide, GreatestSide);
            return false;
        }

        if (Math.Max(width, height) * 100 > Math.Min(width, height) * 105)
        {
            problem = Say(ArtworkProblemCodes.NotSquare, width, height);
            return false;
        }

        if (!Decodes(png))
        {
            problem = new ArtworkProblem(ArtworkProblemCodes.Undecodable, []);
            return false;
        }

        artwork = new ProgrammeArtwork((int)width, (int)height);
        return true;
    }

    private static bool Decodes(ReadOnlySpan<byte> png)
    {
        using var data = SKData.CreateCopy(png);
        using var codec = SKCodec.Create(data);
        if (codec is not { EncodedFormat: SKEncodedImageFormat.Png })
        {
            return false;
        }

        // IncompleteInput is no success: a picture that ends half-way would show as half a badge.
        using var bitmap = new SKBitmap(codec.Info);
        return codec.GetPixels(codec.Info, bitmap.GetPixels()) == SKCodecResult.Success;
    }

    private static ArtworkProblem Say(string code, params ReadOnlySpan<uint> numbers)
    {
        var arguments = new string[numbers.Length];
        for (var i = 0; i < numbers.Length; i++)
        {
            arguments[i] = numbers[i].ToString(CultureInfo.InvariantCulture);
        }

        return new ArtworkProblem(code, [.. arguments]);
    }
}
