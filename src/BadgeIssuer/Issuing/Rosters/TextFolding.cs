using System.Text;

namespace BadgeIssuer.Issuing.Rosters;

/// <summary>Makes texts comparable that differ only in width, case and spaces. Never used on what is stored.</summary>
/// <remarks>
/// Written out rather than left to Unicode normalisation: with invariant globalisation the framework returns text
/// as it is, and NFKC would fold far more than a roster's reader expects (㈱, ㌔, ㍻).
/// </remarks>
internal static class TextFolding
{
    // U+FF61 to U+FF9F in order; the last two are the voiced and semi-voiced marks.
    private const string FullWidthKatakana =
        "。「」、・ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン゛゜";

    private const char VoicedMark = '\uFF9E';
    private const char SemiVoicedMark = '\uFF9F';

    /// <summary>Full-width ASCII (U+FF01 to U+FF5E) and the ideographic space in their narrow forms; all else stays.</summary>
    public static string Narrow(string text)
    {
        var first = text.AsSpan().IndexOfAnyInRange('\u3000', '\uFF5E');
        return first < 0
            ? text
            : string.Create(text.Length, text, static (span, source) =>
            {
                for (var i = 0; i < span.Length; i++)
                {
                    span[i] = Narrow(source[i]);
                }
            });
    }

    /// <summary>The narrow form of a full-width ASCII character or the ideographic space; any other as it is.</summary>
    public static char Narrow(char character) => character switch
    {
        '\u3000' => ' ',
        >= '\uFF01' and <= '\uFF5E' => (char)(character - 0xFEE0),
        _ => character,
    };

    /// <summary>
    /// A key for comparison: ASCII narrow and in lower case, katakana wide, circled digits as digits, no white space
    /// and no zero-width characters.
    /// </summary>
    public static string Key(string text) => Key(text, gaps: null);

    /// <summary>The same key.</summary>
    /// <param name="text">The text.</param>
    /// <param name="gaps">Takes the places in the key before which white space was left out.</param>
    public static string Key(string text, HashSet<int>? gaps)
    {
        var builder = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var character = Narrow(text[i]);
            if (char.IsWhiteSpace(character) || IsZeroWidth(character))
            {
                gaps?.Add(builder.Length);
                continue;
            }

            switch (character)
            {
                case >= 'A' and <= 'Z':
                    builder.Append((char)(character | 0x20));
                    break;
                case >= '\uFF61' and <= '\uFF9F':
                    var wide = FullWidthKatakana[character - '\uFF61'];
                    var next = i + 1 < text.Length ? text[i + 1] : '\0';
                    if (Voice(wide, next) is { } voiced)
                    {
                        wide = voiced;
                        i++;
                    }

                    builder.Append(wide);
                    break;
                case >= '①' and <= '⑨':
                    builder.Append((char)('1' + (character - '①')));
                    break;
                case '№':
                    builder.Append("no");
                    break;
                default:
                    builder.Append(character);
                    break;
            }
        }

        return builder.ToString();
    }

    /// <summary>Whether a character takes no room at all: joiners, marks of direction, byte order mark.</summary>
    public static bool IsZeroWidth(char character) => character is
        '\u00AD' or (>= '\u200B' and <= '\u200F') or (>= '\u202A' and <= '\u202E')
        or (>= '\u2060' and <= '\u2064') or (>= '\u2066' and <= '\u2069') or '\uFEFF';

    private static char? Voice(char katakana, char mark) => (katakana, mark) switch
    {
        ('ウ', VoicedMark) => 'ヴ',
        ((>= 'カ' and <= 'ト') or (>= 'ハ' and <= 'ホ'), VoicedMark) => (char)(katakana + 1),
        (>= 'ハ' and <= 'ホ', SemiVoicedMark) => (char)(katakana + 2),
        _ => null,
    };
}
