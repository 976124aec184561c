using System.Buffers.Binary;
using System.IO.Compression;
using System.IO.Hashing;
using System.Runtime.InteropServices;

namespace BadgeIssuer.OpenBadges;

/// <summary>Decompresses strangers' bytes up to a limit, and only if they are one whole stream.</summary>
/// <remarks>
/// The framework's streams pass over a missing end, bytes behind the end and (GZIP) further members. So the wrapping of
/// RFC 1950 and RFC 1952 is read here and only what is between is left to the framework; all of that must be used up,
/// and the check value must be that of what came out.
/// </remarks>
internal static class Inflation
{
    private const int PresetDictionary = 0x20;

    /// <summary>What became of it.</summary>
    public enum Outcome
    {
        /// <summary>One whole stream within the limit.</summary>
        Whole,

        /// <summary>Not a stream, damaged, cut short, or followed by something.</summary>
        Damaged,

        /// <summary>More comes out than the limit.</summary>
        TooLong,
    }

    /// <summary>Inflates the ZLIB format (RFC 1950), whose end is the Adler-32 of the data.</summary>
    public static Outcome TryInflateZlib(ReadOnlySpan<byte> compressed, int maximumBytes, out byte[] inflated)
    {
        const int HeaderLength = 2;
        const int CheckLength = 4;

        inflated = [];
        if (compressed.Length < HeaderLength + CheckLength
            || (compressed[0] & 0x0F) != 8
            || BinaryPrimitives.ReadUInt16BigEndian(compressed) % 31 != 0
            || (compressed[1] & PresetDictionary) != 0)
        {
            return Outcome.Damaged;
        }

        var outcome = TryInflate(compressed[HeaderLength..^CheckLength], maximumBytes, out inflated);
        return outcome is Outcome.Whole && BinaryPrimitives.ReadUInt32BigEndian(compressed[^CheckLength..]) != Adler32(inflated)
            ? Outcome.Damaged
            : outcome;
    }

    /// <summary>Inflates one member of the GZIP format (RFC 1952), whose end is CRC-32 and length of the data.</summary>
    public static Outcome TryInflateGzip(ReadOnlySpan<byte> compressed, int maximumBytes, out byte[] inflated)
    {
        const int CheckLength = 8;

        inflated = [];
        if (!TrySkipGzipHeader(compressed, out var body) || body.Length < CheckLength)
        {
            return Outcome.Damaged;
        }

        var outcome = TryInflate(body[..^CheckLength], maximumBytes, out inflated);
        return outcome is Outcome.Whole
            && (BinaryPrimitives.ReadUInt32LittleEndian(body[^8..]) != Crc32.HashToUInt32(inflated)
                || BinaryPrimitives.ReadUInt32LittleEndian(body[^4..]) != (uint)inflated.Length)
            ? Outcome.Damaged
            : outcome;
    }

    private static bool TrySkipGzipHeader(ReadOnlySpan<byte> compressed, out ReadOnlySpan<byte> body)
    {
        const int FixedLength = 10;
        const int HasHeaderCrc = 0x02;
        const int HasExtra = 0x04;
        const int HasName = 0x08;
        const int HasComment = 0x10;
        const int Reserved = 0xE0;

        body = [];
        if (compressed is not [0x1F, 0x8B, 8, var flags, _, _, _, _, _, _, ..] || (flags & Reserved) != 0)
        {
            return false;
        }

        var rest = compressed[FixedLength..];
        if ((flags & HasExtra) != 0)
        {
            if (rest.Length < 2 || rest.Length - 2 < BinaryPrimitives.ReadUInt16LittleEndian(rest))
            {
                return false;
            }

            rest = rest[(2 + BinaryPrimitives.ReadUInt16LittleEndian(rest))..];
        }

        foreach (var text in (ReadOnlySpan<int>)[HasName, HasComment])
        {
            if ((flags & text) != 0)
            {
                var end = rest.IndexOf((byte)0);
                if (end < 0)
                {
                    return false;
                }

                rest = rest[(end + 1)..];
            }
        }

        var crcLength = (flags & HasHeaderCrc) != 0 ? 2 : 0;
        if (rest.Length < crcLength)
        {
            return false;
        }

        body = rest[crcLength..];
        return true;
    }

    private static Outcome TryInflate(ReadOnlySpan<byte> deflated, int maximumBytes, out byte[] inflated)
    {
        inflated = [];
        using var input = new LastByteAloneStream(deflated.ToArray());
        using var stream = new DeflateStream(input, CompressionMode.Decompress);

        // Grown as bytes come, so that a small picture does not cost the whole limit.
        var buffer = new List<byte>(Math.Min(maximumBytes, 4 * deflated.Length));
        Span<byte> chunk = stackalloc byte[8192];
        try
        {
            while (stream.Read(chunk) is > 0 and var count)
            {
                if (buffer.Count + count > maximumBytes)
                {
                    return Outcome.TooLong;
                }

                CollectionExtensions.AddRange(buffer, chunk[..count]);
            }
        }
        catch (InvalidDataException)
        {
            return Outcome.Damaged;
        }

        if (!input.IsUsedUp)
        {
            return Outcome.Damaged;
        }

        inflated = CollectionsMarshal.AsSpan(buffer).ToArray();
        return Outcome.Whole;
    }

    private static uint Adler32(ReadOnlySpan<byte> bytes)
    {
        const uint Modulus = 65521;

        // The most bytes whose sums stay within 32 bits.
        const int Run = 5552;

        uint low = 1;
        uint high = 0;
        while (!bytes.IsEmpty)
        {
            var run = bytes[..Math.Min(Run, bytes.Length)];
            foreach (var value in run)
            {
                low += value;
                high += low;
            }

            low %= Modulus;
            high %= Modulus;
            bytes = bytes[run.Length..];
        }

        return (high << 16) | low;
    }
}
