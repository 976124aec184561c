using System.Diagnostics.CodeAnalysis;

namespace BadgeIssuer.OpenBadges.Baking;

/// <summary>A PNG that has been checked once, to bake badges into many times.</summary>
/// <remarks>
/// <para>Immutable and safe to share between threads. Baking copies the picture's bytes and computes only the new
/// chunks' CRCs.</para>
/// <para>Source: Open Badges 3.0, “Baked Badge Specification”: one uncompressed iTXt chunk for each standard.</para>
/// </remarks>
public sealed class PreparedPng
{
    private readonly byte[] _picture;

    private PreparedPng(byte[] picture) => _picture = picture;

    /// <summary>Checks a picture and keeps a copy of it.</summary>
    /// <param name="png">The whole file.</param>
    /// <param name="prepared">The picture, if this returns <see langword="true"/>.</param>
    /// <param name="problem">
    /// What was wrong, if this returns <see langword="false"/>: one of <see cref="PngProblemCodes"/>, among them
    /// <see cref="PngProblemCodes.AlreadyBaked"/>.
    /// </param>
    public static bool TryPrepare(
        ReadOnlySpan<byte> png,
        [NotNullWhen(true)] out PreparedPng? prepared,
        [NotNullWhen(false)] out Problem? problem)
    {
        prepared = null;

        var reader = new PngChunkReader(png);
        while (reader.Read())
        {
            if (BadgeChunk.TryRecognise(reader.Type, reader.Data, out var chunk))
            {
                problem = Problem.Of(PngProblemCodes.AlreadyBaked, chunk.Keyword);
                return false;
            }
        }

        problem = reader.Problem;
        if (problem is not null)
        {
            return false;
        }

        prepared = new PreparedPng(png.ToArray());
        return true;
    }

    /// <summary>Bakes badges into a copy of the picture, directly after its header.</summary>
    /// <param name="texts">At most one for each keyword.</param>
    /// <exception cref="ArgumentException">A keyword is given twice, or is not one of <see cref="BakedText"/>'s.</exception>
    public byte[] Bake(params ReadOnlySpan<BakedText> texts)
    {
        var baked = GC.AllocateUninitializedArray<byte>(Measure(texts));
        Bake(baked, texts);
        return baked;
    }

    /// <summary>How many bytes <see cref="Bake(Span{byte}, ReadOnlySpan{BakedText})"/> writes.</summary>
    /// <exception cref="ArgumentException">A keyword is given twice, or is not one of <see cref="BakedText"/>'s.</exception>
    public int Measure(params ReadOnlySpan<BakedText> texts)
    {
        var length = _picture.Length;
        for (var i = 0; i < texts.Length; i++)
        {
            ThrowIfNotBakeable(texts, i);
            length = checked(length + BadgeChunk.Measure(texts[i]));
        }

        return length;
    }

    /// <summary>Bakes into a buffer of the caller's, who bakes thousands.</summary>
    /// <returns>How many bytes were written.</returns>
    /// <exception cref="ArgumentException">
    /// The buffer is too small, or a keyword is given twice or is not one of <see cref="BakedText"/>'s.
    /// </exception>
    public int Bake(Span<byte> destination, params ReadOnlySpan<BakedText> texts)
    {
        var length = Measure(texts);
        if (destination.Length < length)
        {
            throw new ArgumentException("The buffer is shorter than Measure says.", nameof(destination));
        }

        var picture = _picture.AsSpan();
        var written = PngChunkReader.EndOfHeader;
        picture[..written].CopyTo(destination);
        foreach (var text in texts)
        {
            written += BadgeChunk.Write(text, destination[written..]);
        }

        picture[PngChunkReader.EndOfHeader..].CopyTo(destination[written..]);
        return length;
    }

    private static void ThrowIfNotBakeable(ReadOnlySpan<BakedText> texts, int index)
    {
        var keyword = texts[index].Keyword;
        if (keyword is not (BakedText.OpenBadgeCredential or BakedText.OpenBadges))
        {
            throw new ArgumentException("The keyword is not a badge's.", nameof(texts));
        }

        foreach (var earlier in texts[..index])
        {
            if (earlier.Keyword == keyword)
            {
                throw new ArgumentException("A picture carries one badge for each keyword.", nameof(texts));
            }
        }
    }
}
