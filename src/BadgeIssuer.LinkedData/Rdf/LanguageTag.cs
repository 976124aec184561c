namespace BadgeIssuer.LinkedData.Rdf;

/// <summary>The form of a language tag.</summary>
internal static class LanguageTag
{
    /// <summary>Letters, then subtags of letters and digits, each of one to eight: RFC 5646 §2.1, without its registry.</summary>
    public static bool IsWellFormed(ReadOnlySpan<char> tag)
    {
        var isFirst = true;
        foreach (var range in tag.Split('-'))
        {
            var subtag = tag[range];
            if (subtag.Length is 0 or > 8)
            {
                return false;
            }

            foreach (var character in subtag)
            {
                if (!(char.IsAsciiLetter(character) || (!isFirst && char.IsAsciiDigit(character))))
                {
                    return false;
                }
            }

            isFirst = false;
        }

        return true;
    }
}
