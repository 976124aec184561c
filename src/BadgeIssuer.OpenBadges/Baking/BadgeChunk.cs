using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.IO.Hashing;
using System.Text;

namespace BadgeIssuer.OpenBadges.Baking;

/// <summary>A text chunk of a PNG whose keyword is one of the badges'.</summary>
/// <remarks>
/// iTXt: keyword, NUL, compression flag, compression method, language tag, NUL, translated keyword, NUL, UTF-8 text.
/// tEXt: keyword, NUL, Latin-1 text; early badges have a URL there. zTXt was never a badge's and is passed over.
/// Source: PNG (Third Edition), “Textual information”; Open Badges 3.0, “Baked Badge Specification”.
/// </remarks>
internal readonly ref struct BadgeChunk
{
    private readonly ReadOnlySpan<byte> _afterKeyword;
    private readonly bool _isLegacy;

    private BadgeChunk(string keyword, ReadOnlySpan<byte> afterKeyword, bool isLegacy)
    {
        Keyword = keyword;
        _afterKeyword = afterKeyword;
        _isLegacy = isLegacy;
    }

    /// <summary>The most bytes of text, after decompression.</summary>
    public const int MaximumTextBytes = StrictJson.DefaultMaximumBytes;

    /// <summary>The badge's keyword.</summary>
    public string Keyword { get; }

    /// <summary>Whether a chunk is a badge's.</summary>
    public static bool TryRecognise(ReadOnlySpan<byte> type, ReadOnlySpan<byte> data, out BadgeChunk chunk)
    {
        chunk = default;
        var isLegacy = type.SequenceEqual("tEXt"u8);
        if (!isLegacy && !type.SequenceEqual("iTXt"u8))
        {
            return false;
        }

        var end = data.IndexOf((byte)0);
        var keyword = (end < 0 ? data : data[..end]) switch
        {
            var name when name.SequenceEqual("openbadgecredential"u8) && !isLegacy => BakedText.OpenBadgeCredential,
            var name when name.SequenceEqual("openbadges"u8) => BakedText.OpenBadges,
            _ => null,
        };
        if (keyword is null)
        {
            return false;
        }

        chunk = new BadgeChunk(keyword, end < 0 ? [] : data[(end + 1)..], isLegacy);
        return true;
    }

    /// <summary>The whole chunk, length to CRC, with uncompressed text.</summary>
    public static int Measure(BakedText text) => 12 + text.Keyword.Length + 5 + Encoding.UTF8.GetByteCount(text.Text);

    /// <summary>Writes the whole chunk and returns its length.</summary>
    public static int Write(BakedText text, Span<byte> destination)
    {
        "iTXt"u8.CopyTo(destination[4..]);
        var length = 8 + Encoding.ASCII.GetBytes(text.Keyword, destination[8..]);

        // NUL after the keyword; not compressed, method 0; no language; no translated keyword.
        destination.Slice(length, 5).Clear();
        length += 5;
        length += Encoding.UTF8.GetBytes(text.Text, destination[length..]);

        BinaryPrimitives.WriteUInt32BigEndian(destination, (uint)(length - 8));
        BinaryPrimitives.WriteUInt32BigEndian(destination[length..], Crc32.HashToUInt32(destination[4..length]));
        return length + 4;
    }

    /// <summary>Reads the badge's text.</summary>
    public bool TryReadText([NotNullWhen(true)] out string? text, [NotNullWhen(false)] out Problem? problem)
    {
        text = null;
        problem = null;
        if (_isLegacy)
        {
            return TryDecode(_afterKeyword, out text, out problem)
                && (IsUrl(text) || Refuse(PngProblemCodes.BadText, out text, out problem));
        }

        if (_afterKeyword is not [var compressed and (0 or 1), 0, .. var rest]
            || !TrySkipTerminated(ref rest)
            || !TrySkipTerminated(ref rest))
        {
            return Refuse(PngProblemCodes.BadText, out text, out problem);
        }

        if (compressed == 0)
        {
            return TryDecode(rest, out text, out problem);
        }

        return Inflation.TryInflateZlib(rest, MaximumTextBytes, out var inflated) switch
        {
            Inflation.Outcome.Whole => TryDecode(inflated, out text, out problem),
            Inflation.Outcome.TooLong => Refuse(PngProblemCodes.TextTooLong, out text, out problem),
            _ => Refuse(PngProblemCodes.BadText, out text, out problem),
        };
    }

    private static bool IsUrl(string text) =>
        text.StartsWith("https://", StringComparison.Ordinal) || text.StartsWith("http://", StringComparison.Ordinal);

    private static bool TrySkipTerminated(ref ReadOnlySpan<byte> rest)
    {
        var end = rest.IndexOf((byte)0);
        rest = rest[(end + 1)..];
        return end >= 0;
    }

    private bool TryDecode(
        ReadOnlySpan<byte> utf8, [NotNullWhen(true)] out string? text, [NotNullWhen(false)] out Problem? problem)
    {
        text = null;
        problem = null;
        if (utf8.Length > MaximumTextBytes)
        {
            return Refuse(PngProblemCodes.TextTooLong, out text, out problem);
        }

        if (!System.Text.Unicode.Utf8.IsValid(utf8))
        {
            return Refuse(PngProblemCodes.BadText, out text, out problem);
        }

        text = Encoding.UTF8.GetString(utf8);
        return true;
    }

    private bool Refuse(string code, out string? text, out Problem? problem)
    {
        text = null;
        problem = code == PngProblemCodes.TextTooLong
            ? Problem.Of(code, Keyword, MaximumTextBytes.ToString(CultureInfo.InvariantCulture))
            : Problem.Of(code, Keyword);
        return false;
    }
}
