namespace BadgeIssuer.Artwork.Qr;

/// <summary>Repairs blocks of a QR code: Reed-Solomon over GF(2⁸) with the polynomial x⁸ + x⁴ + x³ + x² + 1.</summary>
/// <remarks>Source: ISO/IEC 18004, 7.5.2 and annex B. The generator's roots are α⁰, α¹, ….</remarks>
internal static class ReedSolomon
{
    private const int Order = 255;

    private static readonly byte[] Powers = new byte[2 * Order];
    private static readonly int[] Logarithms = new int[256];

    static ReedSolomon()
    {
        var value = 1;
        for (var power = 0; power < Order; power++)
        {
            Powers[power] = Powers[power + Order] = (byte)value;
            Logarithms[value] = power;
            value = (value << 1) ^ (value > 127 ? 0x11D : 0);
        }
    }

    /// <summary>Repairs a block in place.</summary>
    /// <param name="block">Data and then check codewords, at most 255.</param>
    /// <param name="checks">How many of them are check codewords.</param>
    /// <returns><see langword="false"/> if more is damaged than can be repaired.</returns>
    public static bool TryRepair(Span<byte> block, int checks)
    {
        Span<byte> syndromes = stackalloc byte[checks];
        if (!Syndromes(block, syndromes))
        {
            return true;
        }

        Span<byte> locator = stackalloc byte[checks + 1];
        var errors = Locator(syndromes, locator);
        if (errors * 2 > checks)
        {
            return false;
        }

        Span<byte> evaluator = stackalloc byte[checks];
        for (var i = 0; i < checks; i++)
        {
            for (var j = 0; j <= Math.Min(i, errors); j++)
            {
                evaluator[i] ^= Multiply(locator[j], syndromes[i - j]);
            }
        }

        var found = 0;
        for (var position = 0; position < block.Length; position++)
        {
            // Chien's search: the place of an error is a root of the locator; Forney: its size.
            var inverse = Powers[(Order - position % Order) % Order];
            if (Evaluate(locator[..(errors + 1)], inverse) != 0)
            {
                continue;
            }

            byte slope = 0;
            for (var power = 1; power <= errors; power += 2)
            {
                slope ^= Multiply(locator[power], Power(inverse, power - 1));
            }

            if (slope == 0)
            {
                return false;
            }

            block[block.Length - 1 - position] ^=
                Multiply(Multiply(Powers[position % Order], Evaluate(evaluator, inverse)), Inverse(slope));
            found++;
        }

        return found == errors && !Syndromes(block, syndromes);
    }

    // Whether any is not zero.
    private static bool Syndromes(ReadOnlySpan<byte> block, Span<byte> syndromes)
    {
        var damaged = false;
        for (var i = 0; i < syndromes.Length; i++)
        {
            byte sum = 0;
            foreach (var codeword in block)
            {
                sum = (byte)(Multiply(sum, Powers[i]) ^ codeword);
            }

            syndromes[i] = sum;
            damaged |= sum != 0;
        }

        return damaged;
    }

    // Berlekamp and Massey's algorithm; the answer is the number of errors.
    private static int Locator(ReadOnlySpan<byte> syndromes, Span<byte> locator)
    {
        Span<byte> previous = stackalloc byte[locator.Length];
        Span<byte> kept = stackalloc byte[locator.Length];
        locator.Clear();
        locator[0] = previous[0] = 1;
        var (length, shift, scale) = (0, 1, (byte)1);
        for (var n = 0; n < syndromes.Length; n++)
        {
            var difference = syndromes[n];
            for (var i = 1; i <= length; i++)
            {
                difference ^= Multiply(locator[i], syndromes[n - i]);
            }

            if (difference == 0)
            {
                shift++;
                continue;
            }

            locator.CopyTo(kept);
            var factor = Multiply(difference, Inverse(scale));
            for (var i = shift; i < locator.Length; i++)
            {
                locator[i] ^= Multiply(factor, previous[i - shift]);
            }

            if (2 * length > n)
            {
                shift++;
                continue;
            }

            length = n + 1 - length;
            kept.CopyTo(previous);
            scale = difference;
            shift = 1;
        }

        return length;
    }

    private static byte Evaluate(ReadOnlySpan<byte> polynomial, byte at)
    {
        byte sum = 0;
        for (var power = polynomial.Length - 1; power >= 0; power--)
        {
            sum = (byte)(Multiply(sum, at) ^ polynomial[power]);
        }

        return sum;
    }

    private static byte Multiply(byte left, byte right) =>
        left == 0 || right == 0 ? (byte)0 : Powers[Logarithms[left] + Logarithms[right]];

    private static byte Power(byte value, int power) => Powers[Logarithms[value] * power % Order];

    private static byte Inverse(byte value) => Powers[(Order - Logarithms[value]) % Order];
}
