using System.Numerics;

namespace BadgeIssuer.Securing.DataIntegrity;

/// <summary>Base58 with Bitcoin's alphabet, for signatures.</summary>
/// <remarks>
/// <para>One text for one array of bytes: a leading zero byte is a leading <c>1</c>, and the rest is one number. What
/// decodes therefore encodes to the same text again.</para>
/// <para>Optimised: five digits at a time, in words of 32 bits. Digit by digit, the text of a signature takes more than
/// half the time of the signature itself. A test compares this with the package that keys are read with.</para>
/// <para>Source: Controlled Identifiers 1.0, “Base Encode” and “Base Decode”.</para>
/// </remarks>
internal static class Base58Btc
{
    /// <summary>The most bytes that are encoded or decoded: the time grows with their square.</summary>
    public const int MaximumBytes = 128;

    private const string Alphabet = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
    private const uint Base = 58;
    private const int GroupDigits = 5;
    private const uint Group = Base * Base * Base * Base * Base;
    private const int MaximumDigits = MaximumBytes * 138 / 100 + 1;
    private const int NoDigit = -1;

    private static readonly sbyte[] Digits =
        [.. Enumerable.Range(0, 128).Select(code => (sbyte)Alphabet.IndexOf((char)code, StringComparison.Ordinal))];

    /// <summary>Encodes.</summary>
    /// <exception cref="ArgumentException">More bytes than <see cref="MaximumBytes"/>.</exception>
    public static string Encode(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > MaximumBytes)
        {
            throw new ArgumentException($"At most {MaximumBytes} bytes.", nameof(bytes));
        }

        // The number in words, the greatest first.
        Span<uint> words = stackalloc uint[(bytes.Length + 3) / 4];
        words.Clear();
        for (var i = 0; i < bytes.Length; i++)
        {
            var place = bytes.Length - 1 - i;
            words[words.Length - 1 - place / 4] |= (uint)bytes[i] << (8 * (place % 4));
        }

        Span<char> text = stackalloc char[MaximumDigits + GroupDigits];
        var at = text.Length;
        words = words.TrimStart(0u);
        while (words.Length > 0)
        {
            var rest = 0UL;
            foreach (ref var word in words)
            {
                var value = (rest << 32) | word;
                (word, rest) = ((uint)(value / Group), value % Group);
            }

            for (var digit = 0; digit < GroupDigits; digit++)
            {
                text[--at] = Alphabet[(int)(rest % Base)];
                rest /= Base;
            }

            words = words.TrimStart(0u);
        }

        // The first group may have been written with zeros in front.
        at += text[at..].Length - text[at..].TrimStart(Alphabet[0]).Length;
        var zeros = bytes.Length - bytes.TrimStart((byte)0).Length;
        text.Slice(at - zeros, zeros).Fill(Alphabet[0]);
        return new string(text[(at - zeros)..]);
    }

    /// <summary>Decodes.</summary>
    /// <param name="text">The text.</param>
    /// <param name="bytes">Where the bytes go.</param>
    /// <param name="written">How many were written.</param>
    /// <returns>False if a character is no digit, or if there is not room enough.</returns>
    public static bool TryDecode(ReadOnlySpan<char> text, Span<byte> bytes, out int written)
    {
        written = 0;
        if (text.Length > MaximumDigits)
        {
            return false;
        }

        var digits = text.TrimStart(Alphabet[0]);
        var zeros = text.Length - digits.Length;

        // The number in words, the least first. The first group is the short one.
        Span<uint> words = stackalloc uint[MaximumDigits / 5 + 1];
        var count = 0;
        for (var start = 0; start < digits.Length;)
        {
            var end = start is 0 && digits.Length % GroupDigits is > 0 and var odd ? odd : start + GroupDigits;
            ulong carry = 0;
            for (; start < end; start++)
            {
                var digit = digits[start] < Digits.Length ? Digits[digits[start]] : NoDigit;
                if (digit == NoDigit)
                {
                    return false;
                }

                carry = carry * Base + (uint)digit;
            }

            foreach (ref var word in words[..count])
            {
                var value = (ulong)word * Group + carry;
                (word, carry) = ((uint)value, value >> 32);
            }

            if (carry > 0)
            {
                words[count++] = (uint)carry;
            }
        }

        var length = count is 0 ? 0 : count * 4 - BitOperations.LeadingZeroCount(words[count - 1]) / 8;
        if (zeros + length > bytes.Length)
        {
            return false;
        }

        bytes[..zeros].Clear();
        written = zeros + length;
        for (var place = 0; place < length; place++)
        {
            bytes[written - 1 - place] = (byte)(words[place / 4] >> (8 * (place % 4)));
        }

        return true;
    }
}
