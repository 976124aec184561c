using System.Buffers.Binary;
using System.IO.Compression;
using System.Runtime.InteropServices;

namespace BadgeIssuer.OpenBadges;

/// <summary>Decompresses strangers' bytes up to a limit, and only if they are one whole stream.</summary>
/// <remarks>
/// The framework's streams pass over a missing end, bytes behind the end and further members. All three show in the
/// check value, which stands in the last bytes: it is compared here with what came out.
/// </remarks>
internal static class Inflation
{
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
        inflated = [];
        if (compressed.Length < 6)
        {
            return Outcome.Damaged;
        }

        var outcome = TryInflate(compressed, input => new ZLibStream(input, CompressionMode.Decompress), maximumBytes, out inflated);
        return outcome is Outcome.Whole && BinaryPrimitives.ReadUInt32BigEndian(compressed[^4..]) != Adler32(inflated)
            ? Outcome.Damaged
            : outcome;
    }

    /// <summary>Inflates the GZIP format (RFC 1952), whose end is CRC-32 and length of the data.</summary>
    public static Outcome TryInflateGzip(ReadOnlySpan<byte> compressed, int maximumBytes, out byte[] inflated)
    {
        inflated = [];
        if (compressed.Length < 18)
        {
            return Outcome.Damaged;
        }

        var outcome = TryInflate(compressed, input => new GZipStream(input, CompressionMode.Decompress), maximumBytes, out inflated);
        return outcome is Outcome.Whole
            && (BinaryPrimitives.ReadUInt32LittleEndian(compressed[^8..]) != Crc32.Compute(inflated)
                || BinaryPrimitives.ReadUInt32LittleEndian(compressed[^4..]) != (uint)inflated.Length)
            ? Outcome.Damaged
            : outcome;
    }

    private static Outcome TryInflate(
        ReadOnlySpan<byte> compressed, Func<Stream, Stream> open, int maximumBytes, out byte[] inflated)
    {
        inflated = [];
        using var input = new MemoryStream(compressed.ToArray(), writable: false);
        using var stream = open(input);

        // Grown as bytes come, so that a small picture does not cost the whole limit.
        var buffer = new List<byte>(Math.Min(maximumBytes, 4 * compressed.Length));
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
