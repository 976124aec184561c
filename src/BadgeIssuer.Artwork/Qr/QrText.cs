using System.Text;

namespace BadgeIssuer.Artwork.Qr;

/// <summary>Reads what the data of a QR code says: ISO/IEC 18004, 7.4.</summary>
internal static class QrText
{
    private const string Alphanumeric = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads the segments.</summary>
    /// <returns>
    /// The text, or <see langword="null"/> where it is none: bytes count as UTF-8, which ASCII is part of. Kanji segments
    /// and codes in several symbols are not read: no address has them.
    /// </returns>
    public static string? Read(byte[] data, QrVersion version)
    {
        var bits = new Bits(data);
        var bytes = new List<byte>();
        var size = version.Number < 10 ? 0 : version.Number < 27 ? 1 : 2;
        while (bits.Left >= 4)
        {
            var read = bits.Take(4) switch
            {
                0 => (bool?)null,
                1 => Digits(ref bits, 10 + (2 * size), bytes),
                2 => Characters(ref bits, 9 + (2 * size), bytes),
                4 => Bytes(ref bits, size == 0 ? 8 : 16, bytes),
                7 => Designator(ref bits),
                _ => false,
            };
            if (read is null)
            {
                break;
            }

            if (read is false)
            {
                return null;
            }
        }

        try
        {
            return bytes.Count == 0 ? null : StrictUtf8.GetString([.. bytes]);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    private static bool Digits(ref Bits bits, int countBits, List<byte> bytes)
    {
        if (bits.Left < countBits)
        {
            return false;
        }

        for (var left = bits.Take(countBits); left > 0; left -= 3)
        {
            var digits = Math.Min(left, 3);
            var width = digits switch { 3 => 10, 2 => 7, _ => 4 };
            if (bits.Left < width)
            {
                return false;
            }

            var number = bits.Take(width);
            var divisor = digits switch { 3 => 100, 2 => 10, _ => 1 };
            if (number >= divisor * 10)
            {
                return false;
            }

            for (; divisor > 0; divisor /= 10)
            {
                bytes.Add((byte)('0' + (number / divisor % 10)));
            }
        }

        return true;
    }

    private static bool Characters(ref Bits bits, int countBits, List<byte> bytes)
    {
        if (bits.Left < countBits)
        {
            return false;
        }

        for (var left = bits.Take(countBits); left > 0; left -= 2)
        {
            var width = left > 1 ? 11 : 6;
            if (bits.Left < width)
            {
                return false;
            }

            var number = bits.Take(width);
            if (number >= (left > 1 ? 45 * 45 : 45))
            {
                return false;
            }

            if (left > 1)
            {
                bytes.Add((byte)Alphanumeric[number / 45]);
            }

            bytes.Add((byte)Alphanumeric[number % 45]);
        }

        return true;
    }

    private static bool Bytes(ref Bits bits, int countBits, List<byte> bytes)
    {
        if (bits.Left < countBits)
        {
            return false;
        }

        var count = bits.Take(countBits);
        if (bits.Left < count * 8)
        {
            return false;
        }

        for (; count > 0; count--)
        {
            bytes.Add((byte)bits.Take(8));
        }

        return true;
    }

    // Which character set follows (ECI): one to three bytes, by the bits that the first begins with.
    private static bool Designator(ref Bits bits)
    {
        if (bits.Left < 8)
        {
            return false;
        }

        var first = bits.Take(8);
        var more = first < 0x80 ? 0 : first < 0xC0 ? 8 : 16;
        if (bits.Left < more)
        {
            return false;
        }

        bits.Take(more);
        return true;
    }

    private struct Bits(byte[] data)
    {
        private int _position;

        public readonly int Left => (data.Length * 8) - _position;

        public int Take(int count)
        {
            var value = 0;
            for (; count > 0; count--, _position++)
            {
                value = (value << 1) | ((data[_position / 8] >> (7 - (_position % 8))) & 1);
            }

            return value;
        }
    }
}
