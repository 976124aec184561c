using System.Text;

namespace BadgeIssuer.IO.Rosters;

/// <summary>CP932 as Windows reads it, and nothing that it does not define.</summary>
/// <remarks>
/// <para>The framework's own code page 932 lacks the 398 second codes of characters that NEC and IBM added twice
/// (rows 13, 89–92 and 115–119: 髙 is EEE0 and FBFC, 﨑 is ED95 and FAB1), although files written by older software and by
/// Windows' own IME pads hold them. They are added here by where their first code stands, so that each comes out as
/// the character that Windows shows.</para>
/// <para>0x80, 0xA0 and 0xFD to 0xFF mean nothing; the framework passes them through as control and private-use
/// characters, and here they are undefined. F040 to F9FC are a user's own characters (外字) and come out as private-use
/// characters, for the rules of each column to judge.</para>
/// <para>Source: Microsoft, “cp932 to Unicode table” (bestfit932.txt); the numbers of the code points were compared, all
/// 11,280 pairs, with Python's cp932 codec.</para>
/// </remarks>
internal static class Cp932
{
    /// <summary>What is undefined comes out as this, which no CP932 byte means.</summary>
    public const char Undefined = '\uFFFF';

    private static readonly char[] Singles = BuildSingles();
    private static readonly char[] Pairs = BuildPairs();

    public static bool IsLead(byte first) => first is (>= 0x81 and <= 0x9F) or (>= 0xE0 and <= 0xFC);

    public static bool IsTrail(byte second) => second is >= 0x40 and <= 0xFC and not 0x7F;

    public static char Single(byte value) => Singles[value];

    public static char Pair(byte first, byte second) => Pairs[(first << 8) | second];

    private static char[] BuildSingles()
    {
        var singles = new char[256];
        for (var value = 0; value < 256; value++)
        {
            singles[value] = value switch
            {
                < 0x80 => (char)value,
                >= 0xA1 and <= 0xDF => (char)(0xFF61 + (value - 0xA1)),
                _ => Undefined,
            };
        }

        return singles;
    }

    private static char[] BuildPairs()
    {
        var encoding = CodePagesEncodingProvider.Instance.GetEncoding(
            932, EncoderFallback.ExceptionFallback, new DecoderReplacementFallback("\uFFFF"))!;
        var pairs = new char[0x10000];
        Array.Fill(pairs, Undefined);
        Span<byte> bytes = stackalloc byte[2];
        Span<char> chars = stackalloc char[4];
        for (var first = 0x81; first <= 0xFC; first++)
        {
            for (var second = 0x40; second <= 0xFC; second++)
            {
                if (!IsLead((byte)first) || !IsTrail((byte)second))
                {
                    continue;
                }

                (bytes[0], bytes[1]) = ((byte)first, (byte)second);
                if (encoding.GetChars(bytes, chars) == 1)
                {
                    pairs[(first << 8) | second] = chars[0];
                }
            }
        }

        AddSecondCodes(pairs);
        return pairs;
    }

    private static void AddSecondCodes(char[] pairs)
    {
        // NEC's row 13 repeats mathematical signs of row 2.
        Repeat(pairs, 0x8790, "≒≡∫");
        Repeat(pairs, 0x8795, "√⊥∠");
        Repeat(pairs, 0x879A, "∵∩∪");

        // NEC's choice of IBM's 360 characters, in the same order, from ED40; IBM's own stand from FA5C.
        var (nec, ibm) = (0xED40, 0xFA5C);
        for (var count = 0; count < 360; count++, nec = Next(nec), ibm = Next(ibm))
        {
            pairs[nec] = pairs[ibm];
        }

        Repeat(pairs, 0xEEEF, "ⅰⅱⅲⅳⅴⅵⅶⅷⅸⅹ￢￤＇＂");
        Repeat(pairs, 0xFA4A, "ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩ￢");
        Repeat(pairs, 0xFA58, "㈱№℡∵");
    }

    private static void Repeat(char[] pairs, int from, string characters)
    {
        foreach (var character in characters)
        {
            pairs[from] = character;
            from = Next(from);
        }
    }

    // The trail bytes of a row run from 40 to FC without 7F.
    private static int Next(int pair) => (pair & 0xFF) switch
    {
        0x7E => pair + 2,
        0xFC => (pair & 0xFF00) + 0x140,
        _ => pair + 1,
    };
}
