using System.Globalization;
using System.Text;

namespace BadgeIssuer.Problems;

/// <summary>A stranger's text as it may be shown: nothing in it acts on what stands around it.</summary>
/// <remarks>
/// Control, format and bidirectional-control characters, line separators, unpaired surrogates and private-use characters
/// are written as <c>⟨U+202E⟩</c>; joiners and variation selectors, which names need, are kept. A text that is very long
/// is cut.
/// </remarks>
public static class VisibleText
{
    /// <summary>The most UTF-16 units of the original that are shown.</summary>
    public const int MaximumLength = 300;

    /// <summary>Makes <paramref name="text"/> fit to be shown.</summary>
    public static string Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);

        var shown = new StringBuilder(Math.Min(text.Length, MaximumLength));
        var read = 0;

        while (read < text.Length && read < MaximumLength)
        {
            if (!Rune.TryGetRuneAt(text, read, out var rune))
            {
                Name(shown, text[read]);
                read++;
                continue;
            }

            if (Acts(rune))
            {
                Name(shown, rune.Value);
            }
            else
            {
                shown.Append(rune.ToString());
            }

            read += rune.Utf16SequenceLength;
        }

        return read < text.Length ? shown.Append('…').ToString() : shown.ToString();
    }

    private static bool Acts(Rune rune) => rune.Value switch
    {
        0x200C or 0x200D => false, // joiners: some scripts and emoji are wrong without them
        >= 0xE0100 and <= 0xE01EF => false, // ideographic variation selectors
        >= 0xFE00 and <= 0xFE0F => false,
        _ => Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format
            or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
            or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned,
    };

    private static void Name(StringBuilder shown, int codePoint) =>
        shown.Append(CultureInfo.InvariantCulture, $"⟨U+{codePoint:X4}⟩");
}
