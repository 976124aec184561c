namespace BadgeIssuer.Issuing.Rosters;

/// <summary>An era of the Japanese calendar, with its first and last day in the Gregorian one.</summary>
/// <remarks>
/// <para>The days on which an emperor died belong to both eras up to 1926 (the new one began the same day) and to the
/// old one only since 1989 (it began the next day). 明治 counts from 1868-01-25, to which its edict went back.</para>
/// <para>Source: 元号を改める政令 of 1989 and 2019; 登極令 and the edicts of 1868, 1912 and 1926.</para>
/// </remarks>
internal sealed record JapaneseEra(string Name, char Abbreviation, char Letter, char Square, DateOnly First, DateOnly Last)
{
    public static readonly JapaneseEra[] All =
    [
        new("令和", '令', 'R', '\u32FF', new(2019, 5, 1), DateOnly.MaxValue),
        new("平成", '平', 'H', '㍻', new(1989, 1, 8), new(2019, 4, 30)),
        new("昭和", '昭', 'S', '㍼', new(1926, 12, 25), new(1989, 1, 7)),
        new("大正", '大', 'T', '㍽', new(1912, 7, 30), new(1926, 12, 25)),
        new("明治", '明', 'M', '㍾', new(1868, 1, 25), new(1912, 7, 30)),
    ];

    /// <summary>The era that a text begins with, by name, letter (in either case), or square character.</summary>
    /// <param name="text">Narrowed text.</param>
    /// <param name="length">How many characters name it.</param>
    public static JapaneseEra? AtStartOf(ReadOnlySpan<char> text, out int length)
    {
        length = 0;
        foreach (var era in All)
        {
            if (text.StartsWith(era.Name, StringComparison.Ordinal))
            {
                length = era.Name.Length;
                return era;
            }

            if (!text.IsEmpty
                && (text[0] == era.Abbreviation || text[0] == era.Square || (text[0] & ~0x20) == era.Letter))
            {
                length = 1;
                return era;
            }
        }

        return null;
    }
}
