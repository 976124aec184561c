using System.Buffers;
using System.Globalization;
using System.Text;

namespace BadgeIssuer.Artwork.Text;

/// <summary>Where a line of Japanese may break, and how well.</summary>
/// <remarks>
/// The rules are the basic ones of JIS X 4051 (kinsoku): closing marks, small kana and ー never begin a line, opening
/// brackets never end one, words in Latin letters and numbers stay whole. Among what is allowed, the price says what
/// reads best in a title: at a space, at brackets, where the script changes; inside a katakana word only in need.
/// </remarks>
internal static class LineBreaks
{
    /// <summary>The price of a break that is never made.</summary>
    public const float Never = float.PositiveInfinity;

    private static readonly SearchValues<char> NeverFirst = SearchValues.Create(
        "、。，．,.・：；:;？！?!゛゜´｀¨＾ヽヾゝゞ々ー゠‐–—―～〜~／/）)］]｝}〕〉》」』】’”»｠〗〙…‥"
        + "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿ％%‰℃°′″");

    private static readonly SearchValues<char> NeverLast = SearchValues.Create("（(［[｛{〔〈《「『【‘“«｟〖〘¥￥$＄£#＃№");

    private static readonly SearchValues<char> Opening = SearchValues.Create("（(［[｛{〔〈《「『【‘“«｟〖〘");

    private static readonly SearchValues<char> Closing = SearchValues.Create("）)］]｝}〕〉》」』】’”»｠〗〙、。，．：；？！");

    private enum Script
    {
        Han,
        Hiragana,
        Katakana,
        Word,
        Enumerator,
        Other,
    }

    /// <summary>The price of a break between two neighbouring clusters, neither of them white space.</summary>
    /// <returns>0 is as good as a space; <see cref="Never"/> forbids it.</returns>
    public static float PriceBetween(string left, string right)
    {
        if (NeverFirst.Contains(right[0]) || NeverLast.Contains(left[0]))
        {
            return Never;
        }

        if (left[0] is '・' or '／' or '/')
        {
            return 45; // allowed, but it tears apart what it joins
        }

        if (Opening.Contains(right[0]) || Closing.Contains(left[0]))
        {
            return 30;
        }

        return (ScriptOf(left), ScriptOf(right)) switch
        {
            (Script.Word, Script.Word) => Never,
            (Script.Enumerator, _) => 200, // ① stays with what it numbers
            (_, Script.Enumerator) => 5,
            (Script.Han or Script.Katakana, Script.Word) => 60, // タイプ2, 令和6
            (Script.Word, _) => 40,
            (Script.Hiragana, Script.Hiragana) => 70,
            (Script.Hiragana, _) => 10, // after a particle, most often
            (Script.Katakana, Script.Katakana) => 90,
            (Script.Han, Script.Hiragana) => 70,
            (Script.Han, Script.Han) => 70,
            _ => 20,
        };
    }

    /// <summary>Whether a cluster is a space, at which a line ends without drawing it.</summary>
    public static bool IsSpace(string cluster) => cluster is " " or "\u3000" or "\u2009" or "\u2002" or "\u2003";

    private static Script ScriptOf(string cluster)
    {
        Rune.DecodeFromUtf16(cluster, out var rune, out _);
        return rune.Value switch
        {
            >= 0x3041 and <= 0x309F => Script.Hiragana,
            (>= 0x30A0 and <= 0x30FF) or (>= 0x31F0 and <= 0x31FF) or (>= 0xFF66 and <= 0xFF9F) => Script.Katakana,
            (>= 0x3400 and <= 0x9FFF) or (>= 0xF900 and <= 0xFAFF) or (>= 0x20000 and <= 0x3FFFF) => Script.Han,
            (>= 0x2460 and <= 0x24FF) or (>= 0x2776 and <= 0x2793) or (>= 0x3220 and <= 0x32FF) => Script.Enumerator,
            _ => Rune.GetUnicodeCategory(rune) switch
            {
                UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.OtherLetter
                    or UnicodeCategory.ModifierLetter or UnicodeCategory.TitlecaseLetter
                    or UnicodeCategory.DecimalDigitNumber or UnicodeCategory.ConnectorPunctuation
                    or UnicodeCategory.DashPunctuation => Script.Word,
                _ => Script.Other,
            },
        };
    }
}
