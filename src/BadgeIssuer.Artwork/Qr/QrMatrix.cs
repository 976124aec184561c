namespace BadgeIssuer.Artwork.Qr;

/// <summary>Reads the modules of a QR code: ISO/IEC 18004, 7.3 to 7.10.</summary>
internal static class QrMatrix
{
    private const int FormatMask = 0x5412;
    private const int FormatGenerator = 0x537;

    /// <summary>Reads a code.</summary>
    /// <param name="modules">Row after row of a square, <see langword="true"/> for dark, without quiet zone.</param>
    /// <param name="version">The size.</param>
    /// <returns>What it says, or <see langword="null"/> if it cannot be read.</returns>
    public static string? Read(bool[,] modules, QrVersion version)
    {
        if (Format(modules, version.Side) is not { } format)
        {
            return null;
        }

        // The level's two bits do not count up: 01 is L, 00 M, 11 Q, 10 H.
        var level = (format >> 3) ^ 1;
        var codewords = Codewords(modules, version, format & 7);
        return Data(codewords, version, level) is { } data ? QrText.Read(data, version) : null;
    }

    // The nearest of the 32 formats to either of the two copies, if it is near enough: three of 15 bits may be wrong.
    private static int? Format(bool[,] modules, int side)
    {
        var (first, second) = (0, 0);
        for (var bit = 0; bit < 15; bit++)
        {
            var (x, y) = bit < 8 ? (8, bit < 6 ? bit : bit + 1) : (bit < 9 ? 7 : 14 - bit, 8);
            first |= (modules[y, x] ? 1 : 0) << bit;
            (x, y) = bit < 8 ? (side - 1 - bit, 8) : (8, side - 15 + bit);
            second |= (modules[y, x] ? 1 : 0) << bit;
        }

        var (best, distance) = (0, int.MaxValue);
        for (var format = 0; format < 32; format++)
        {
            var remainder = format;
            for (var i = 0; i < 10; i++)
            {
                remainder = (remainder << 1) ^ ((remainder >> 9) * FormatGenerator);
            }

            var bits = ((format << 10) | remainder) ^ FormatMask;
            var wrong = Math.Min(
                System.Numerics.BitOperations.PopCount((uint)(bits ^ first)),
                System.Numerics.BitOperations.PopCount((uint)(bits ^ second)));
            if (wrong < distance)
            {
                (best, distance) = (format, wrong);
            }
        }

        return distance <= 3 ? best : null;
    }

    private static byte[] Codewords(bool[,] modules, QrVersion version, int mask)
    {
        var taken = FunctionModules(version);
        var bits = new List<bool>();
        var upward = true;
        for (var right = version.Side - 1; right > 0; right -= 2)
        {
            right -= right == 6 ? 1 : 0; // the vertical timing pattern has its own column
            for (var step = 0; step < version.Side; step++)
            {
                var y = upward ? version.Side - 1 - step : step;
                for (var x = right; x > right - 2; x--)
                {
                    if (!taken[y, x])
                    {
                        bits.Add(modules[y, x] ^ IsMasked(mask, x, y));
                    }
                }
            }

            upward = !upward;
        }

        var codewords = new byte[bits.Count / 8];
        for (var i = 0; i < codewords.Length * 8; i++)
        {
            codewords[i / 8] |= (byte)((bits[i] ? 0x80 : 0) >> (i % 8));
        }

        return codewords;
    }

    private static bool IsMasked(int mask, int x, int y) => 0 == mask switch
    {
        0 => (x + y) % 2,
        1 => y % 2,
        2 => x % 3,
        3 => (x + y) % 3,
        4 => ((x / 3) + (y / 2)) % 2,
        5 => (x * y % 2) + (x * y % 3),
        6 => ((x * y % 2) + (x * y % 3)) % 2,
        _ => (((x + y) % 2) + (x * y % 3)) % 2,
    };

    private static bool[,] FunctionModules(QrVersion version)
    {
        var side = version.Side;
        var taken = new bool[side, side];
        Take(0, 0, 9, 9); // finder patterns, their separators, and the format
        Take(side - 8, 0, 8, 9);
        Take(0, side - 8, 9, 8);
        Take(6, 0, 1, side);
        Take(0, 6, side, 1);
        if (version.Number >= 7)
        {
            Take(side - 11, 0, 3, 6);
            Take(0, side - 11, 6, 3);
        }

        var places = version.Alignments;
        foreach (var x in places)
        {
            foreach (var y in places)
            {
                if ((x, y) != (6, 6) && (x, y) != (6, side - 7) && (x, y) != (side - 7, 6))
                {
                    Take(x - 2, y - 2, 5, 5);
                }
            }
        }

        return taken;

        void Take(int left, int top, int width, int height)
        {
            for (var y = top; y < top + height; y++)
            {
                for (var x = left; x < left + width; x++)
                {
                    taken[y, x] = true;
                }
            }
        }
    }

    // The blocks are interleaved, first their data and then their checks; the last ones may be a codeword longer.
    private static byte[]? Data(byte[] codewords, QrVersion version, int level)
    {
        var (blocks, checks) = (version.Blocks(level), version.Checks(level));
        var shorter = codewords.Length / blocks;
        var longer = codewords.Length % blocks;
        var data = new List<byte>();
        for (var number = 0; number < blocks; number++)
        {
            var length = shorter + (number >= blocks - longer ? 1 : 0);
            var block = new byte[length];
            for (var i = 0; i < length; i++)
            {
                block[i] = codewords[Place(i, number, length)];
            }

            if (!ReedSolomon.TryRepair(block, checks))
            {
                return null;
            }

            data.AddRange(block[..^checks]);
        }

        return [.. data];

        int Place(int index, int number, int length)
        {
            var shortData = shorter - checks;
            return index < shortData ? (index * blocks) + number
                : index < length - checks ? (shortData * blocks) + number - (blocks - longer)
                : (shortData * blocks) + longer + ((index - (length - checks)) * blocks) + number;
        }
    }
}
