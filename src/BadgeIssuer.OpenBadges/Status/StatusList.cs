using System.Buffers;
using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.IO.Compression;

namespace BadgeIssuer.OpenBadges.Status;

/// <summary>The decompressed bitstring of a status list credential.</summary>
/// <remarks>
/// <para>Immutable and safe to share between threads.</para>
/// <para>Source: Bitstring Status List v1.0, “Bitstring Generation Algorithm”, “Bitstring Expansion
/// Algorithm”.</para>
/// </remarks>
public sealed class StatusList
{
    /// <summary>The fewest bytes a bitstring may have: 16 KiB, i.e. 131,072 one-bit entries.</summary>
    public const int MinimumBytes = 16 * 1024;

    /// <summary>The fewest one-bit entries: <see cref="MinimumBytes"/> times eight.</summary>
    public const int MinimumCount = MinimumBytes * 8;

    private static readonly SearchValues<char> Base64UrlAlphabet =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_");

    private readonly byte[] _bits;

    private StatusList(byte[] bits) => _bits = bits;

    /// <summary>Number of one-bit entries. (Bits, not bytes.)</summary>
    public int Count => _bits.Length * 8;

    /// <summary>Whether the status is set for the entry at <paramref name="index"/>.</summary>
    /// <param name="index">Zero-based, from the left: entry 0 is the most significant bit of the first byte.</param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// <paramref name="index"/> is negative, or not less than <see cref="Count"/>.
    /// </exception>
    public bool this[int index]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfNegative(index);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Count);
            return (_bits[index / 8] & (0b1000_0000 >> (index % 8))) != 0;
        }
    }

    /// <summary>The value of an entry of several bits: the status message's number.</summary>
    /// <param name="index">Zero-based, in entries of <paramref name="size"/> bits.</param>
    /// <param name="size">Bits of each entry, from 1 to 32.</param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// <paramref name="size"/> is not as it says, or the entry is not wholly within the list.
    /// </exception>
    public uint ValueAt(int index, int size)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(size, 32);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(((long)index + 1) * size, Count, nameof(index));

        uint value = 0;
        for (var bit = 0; bit < size; bit++)
        {
            value = (value << 1) | (this[(index * size) + bit] ? 1u : 0u);
        }

        return value;
    }

    /// <summary>Makes a list.</summary>
    /// <param name="count">Entries; a multiple of eight, at least <see cref="MinimumCount"/>.</param>
    /// <param name="set">The indexes whose status is set, in any order.</param>
    /// <exception cref="ArgumentException"><paramref name="count"/> is not a multiple of eight.</exception>
    /// <exception cref="ArgumentOutOfRangeException">
    /// <paramref name="count"/> is too small, or an index is not within the list.
    /// </exception>
    public static StatusList Create(int count, IEnumerable<int> set)
    {
        ArgumentNullException.ThrowIfNull(set);
        ArgumentOutOfRangeException.ThrowIfLessThan(count, MinimumCount);
        if (count % 8 != 0)
        {
            throw new ArgumentException("A list is made of whole bytes.", nameof(count));
        }

        var bits = new byte[count / 8];
        foreach (var index in set)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(index, nameof(set));
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, count, nameof(set));
            bits[index / 8] |= (byte)(0b1000_0000 >> (index % 8));
        }

        return new StatusList(bits);
    }

    /// <summary>Decodes the <c>encodedList</c> of a status list credential.</summary>
    /// <param name="encodedList">
    /// Multibase base64url without padding (a <c>u</c>, then the text) of the GZIP-compressed bitstring.
    /// </param>
    /// <param name="maximumBytes">
    /// The most bytes to decompress. A few hundred bytes of GZIP can expand to gigabytes, and the list comes from a
    /// stranger, so decompression stops here rather than trusting the length it claims.
    /// </param>
    /// <param name="list">The list, if this returns <see langword="true"/>.</param>
    /// <param name="problem">
    /// What was wrong, if this returns <see langword="false"/>:
    /// <see cref="StatusProblemCodes.NotMultibaseBase64Url"/>, <see cref="StatusProblemCodes.NotGzip"/>,
    /// <see cref="StatusProblemCodes.ListTooShort"/> (under <see cref="MinimumBytes"/>) or
    /// <see cref="StatusProblemCodes.ListTooLong"/> (over <paramref name="maximumBytes"/>).
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// <paramref name="maximumBytes"/> is under <see cref="MinimumBytes"/>.
    /// </exception>
    public static bool TryDecode(
        ReadOnlySpan<char> encodedList,
        int maximumBytes,
        [NotNullWhen(true)] out StatusList? list,
        [NotNullWhen(false)] out Problem? problem)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maximumBytes, MinimumBytes);

        list = null;
        problem = null;

        if (!TryDecodeBase64Url(encodedList, out var compressed))
        {
            problem = Problem.Of(StatusProblemCodes.NotMultibaseBase64Url);
            return false;
        }

        switch (Inflation.TryInflateGzip(compressed, maximumBytes, out var bits))
        {
            case Inflation.Outcome.TooLong:
                problem = Problem.Of(StatusProblemCodes.ListTooLong, Text(maximumBytes));
                return false;

            case Inflation.Outcome.Damaged:
                problem = Problem.Of(StatusProblemCodes.NotGzip);
                return false;
        }

        if (bits.Length < MinimumBytes)
        {
            problem = Problem.Of(StatusProblemCodes.ListTooShort, Text(bits.Length), Text(MinimumBytes));
            return false;
        }

        list = new StatusList(bits);
        return true;
    }

    /// <summary>Encodes the list for a status list credential, as <see cref="TryDecode"/> reads it.</summary>
    public string Encode()
    {
        using var output = new MemoryStream();
        using (var gzip = new GZipStream(output, CompressionLevel.Optimal, leaveOpen: true))
        {
            gzip.Write(_bits);
        }

        return "u" + Base64Url.EncodeToString(output.GetBuffer().AsSpan(0, (int)output.Length));
    }

    // The framework's decoder also takes padding, '%', blanks and line breaks; the specification takes none of them.
    private static bool TryDecodeBase64Url(ReadOnlySpan<char> encodedList, out byte[] decoded)
    {
        decoded = [];
        if (encodedList is not ['u', .. var base64Url] || base64Url.ContainsAnyExcept(Base64UrlAlphabet))
        {
            return false;
        }

        decoded = new byte[Base64Url.GetMaxDecodedLength(base64Url.Length)];
        if (Base64Url.DecodeFromChars(base64Url, decoded, out _, out var written) is not OperationStatus.Done)
        {
            return false;
        }

        Array.Resize(ref decoded, written);
        return true;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
