using System.Collections.Immutable;
using System.Globalization;

namespace BadgeIssuer.Issuing.Rosters;

/// <summary>What a learner's name may hold. It is kept code point by code point; only its ends are trimmed.</summary>
/// <remarks>
/// No normalisation ever: NFC turns 﨑's compatibility neighbours into other characters, and a name is its bearer's.
/// Characters outside CP932 (𠮷) and variation selectors are good names.
/// </remarks>
public static class NameRules
{
    /// <summary>The most code points a name may have.</summary>
    public const int MaximumCodePoints = 100;

    /// <summary>What stands between 姓 and 名 where they come from two columns: one ideographic space.</summary>
    public const char Separator = '\u3000';

    /// <summary>Checks a name.</summary>
    /// <param name="cell">The cell.</param>
    /// <param name="name">The name without the white space at its ends, whether it is good or not.</param>
    /// <returns>
    /// The code of every rule that it breaks, once each; empty for a good name. See the <c>Name…</c> codes of
    /// <see cref="RosterProblemCodes"/>.
    /// </returns>
    public static ImmutableArray<string> Check(string cell, out string name)
    {
        ArgumentNullException.ThrowIfNull(cell);

        name = cell.Trim();
        if (name.Length == 0)
        {
            return [RosterProblemCodes.NameMissing];
        }

        var codes = ImmutableArray.CreateBuilder<string>();
        var codePoints = 0;
        for (var i = 0; i < name.Length; i++, codePoints++)
        {
            var code = CheckCodePoint(name, ref i);
            if (code is not null && !codes.Contains(code))
            {
                codes.Add(code);
            }
        }

        if (codePoints > MaximumCodePoints)
        {
            codes.Add(RosterProblemCodes.NameTooLong);
        }

        return codes.DrainToImmutable();
    }

    private static string? CheckCodePoint(string name, ref int index)
    {
        // A question mark in a name is what an encoder leaves of a character that it does not know; so is the
        // geta mark, which Japanese type-setters use for the same.
        if (name[index] is '?' or '？' or '〓' or '\uFFFD')
        {
            return RosterProblemCodes.NameLostCharacter;
        }

        if (name[index] is '<' or '>')
        {
            return RosterProblemCodes.NameAngleBracket;
        }

        if (char.IsSurrogate(name[index]))
        {
            if (index + 1 >= name.Length || !char.IsSurrogatePair(name[index], name[index + 1]))
            {
                return RosterProblemCodes.NameLostCharacter;
            }

            index++;
            return CheckCategory(char.ConvertToUtf32(name[index - 1], name[index]));
        }

        return CheckCategory(name[index]);
    }

    private static string? CheckCategory(int codePoint) => CharUnicodeInfo.GetUnicodeCategory(codePoint) switch
    {
        UnicodeCategory.PrivateUse => RosterProblemCodes.NamePrivateUse,
        UnicodeCategory.Control
            or UnicodeCategory.Format
            or UnicodeCategory.LineSeparator
            or UnicodeCategory.ParagraphSeparator => RosterProblemCodes.NameControl,

        // U+FDD0 to U+FDEF and the last two of every plane are no characters and never will be.
        UnicodeCategory.OtherNotAssigned when (codePoint & 0xFFFE) == 0xFFFE || codePoint is >= 0xFDD0 and <= 0xFDEF =>
            RosterProblemCodes.NameLostCharacter,
        _ => null,
    };
}
