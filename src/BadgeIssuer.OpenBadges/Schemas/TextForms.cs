using System.Buffers;
using System.Text;

namespace BadgeIssuer.OpenBadges.Schemas;

/// <summary>The forms of texts, judged on UTF-8 bytes without allocating.</summary>
internal static class TextForms
{
    // No instant that anyone writes is longer; a longer one is refused unread.
    private const int LongestInstant = 64;

    private const int LongestEmailAddress = 320;

    // What RFC 3987 never allows unescaped. Beyond ASCII everything passes: identifiers in the wild are IRIs.
    private static readonly SearchValues<byte> NeverInUri = SearchValues.Create(
        [.. Enumerable.Range(0, 0x21).Select(value => (byte)value), .. "\"<>\\^`{|}\u007F"u8]);

    private static readonly SearchValues<byte> NeverInEmailAddress = SearchValues.Create(
        [.. Enumerable.Range(0, 0x21).Select(value => (byte)value), .. "<>,;\u007F"u8]);

    private static readonly SearchValues<byte> Base64Url =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"u8);

    // The class of the published JSON Schema's pattern, in which “|” is one of the characters.
    private static readonly SearchValues<byte> AfterPrefix =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789.-_|"u8);

    private delegate bool CharsPredicate(ReadOnlySpan<char> text);

    /// <summary>Scheme, colon, something after it, and no character that stands in no URI.</summary>
    public static bool IsUri(ReadOnlySpan<byte> text)
    {
        var colon = text.IndexOf((byte)':');
        if (colon <= 0 || colon == text.Length - 1 || !char.IsAsciiLetter((char)text[0]))
        {
            return false;
        }

        foreach (var value in text[1..colon])
        {
            if (!char.IsAsciiLetterOrDigit((char)value) && value is not ((byte)'+' or (byte)'-' or (byte)'.'))
            {
                return false;
            }
        }

        return !text[colon..].ContainsAny(NeverInUri);
    }

    public static bool IsDataUri(ReadOnlySpan<byte> text) =>
        text.Length >= 5 && Ascii.EqualsIgnoreCase(text[..5], "data:"u8);

    public static bool IsDateTimeZ(ReadOnlySpan<byte> text) =>
        IsInstant(text, static chars => DateTimeStamp.TryParse(chars, out _));

    public static bool IsIso8601(ReadOnlySpan<byte> text) =>
        IsInstant(text, static chars => DateTimeStamp.TryParseIso8601(chars, out _));

    public static bool IsDateTime(ReadOnlySpan<byte> text) => IsInstant(text, DateTimeStamp.IsDateTime);

    public static bool IsDate(ReadOnlySpan<byte> text) => IsInstant(text, DateTimeStamp.IsDate);

    /// <summary>One <c>@</c> with something on both sides. Which mailboxes exist is not asked.</summary>
    public static bool IsEmailAddress(ReadOnlySpan<byte> text)
    {
        var at = text.LastIndexOf((byte)'@');
        return text.Length <= LongestEmailAddress
            && at > 0
            && at < text.Length - 1
            && !text.ContainsAny(NeverInEmailAddress);
    }

    /// <summary><c>^\+?[1-9]\d{1,14}(;ext=\d+)?$</c></summary>
    public static bool IsTelephone(ReadOnlySpan<byte> text)
    {
        var extension = text.IndexOf(";ext="u8);
        var number = extension < 0 ? text : text[..extension];
        number = number is [(byte)'+', .. var digits] ? digits : number;
        return number.Length is >= 2 and <= 15
            && number[0] != '0'
            && IsDigits(number)
            && (extension < 0 || IsDigits(text[(extension + 5)..]));
    }

    public static bool IsCountryCode(ReadOnlySpan<byte> text) =>
        text.Length == 2 && IsAll(text, char.IsAsciiLetterUpper);

    /// <summary><c>^[a-z]{2,4}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?$</c></summary>
    public static bool IsLanguageCode(ReadOnlySpan<byte> text)
    {
        var rest = text;
        var language = NextSubtag(ref rest);
        if (language.Length is < 2 or > 4 || !IsAll(language, char.IsAsciiLetterLower))
        {
            return false;
        }

        if (rest is [(byte)'-', _, _, _, _, ..]
            && char.IsAsciiLetterUpper((char)rest[1])
            && IsAll(rest[2..5], char.IsAsciiLetterLower))
        {
            rest = rest[5..];
        }

        return rest switch
        {
            [] => true,
            [(byte)'-', _, _] => IsAll(rest[1..], char.IsAsciiLetterUpper),
            [(byte)'-', _, _, _] => IsDigits(rest[1..]),
            _ => false,
        };
    }

    /// <summary>The shape of a BCP 47 tag: subtags of one to eight letters and digits, the first of letters.</summary>
    public static bool IsLanguageTag(ReadOnlySpan<byte> text)
    {
        var rest = text;
        var first = NextSubtag(ref rest);
        if (first.Length is < 1 or > 8 || !IsAll(first, char.IsAsciiLetter))
        {
            return false;
        }

        while (!rest.IsEmpty)
        {
            rest = rest[1..];
            var subtag = NextSubtag(ref rest);
            if (subtag.Length is < 1 or > 8 || !IsAll(subtag, char.IsAsciiLetterOrDigit))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Three parts of base64url, of which the middle one may be empty.</summary>
    public static bool IsCompactJws(ReadOnlySpan<byte> text)
    {
        var first = text.IndexOf((byte)'.');
        var last = text.LastIndexOf((byte)'.');
        return first > 0
            && last > first
            && last < text.Length - 1
            && !text[..first].ContainsAnyExcept(Base64Url)
            && !text[(first + 1)..last].ContainsAnyExcept(Base64Url)
            && !text[(last + 1)..].ContainsAnyExcept(Base64Url);
    }

    public static bool IsTerm(ReadOnlySpan<byte> text, byte[][] terms, byte[][] prefixes)
    {
        foreach (var term in terms)
        {
            if (text.SequenceEqual(term))
            {
                return true;
            }
        }

        foreach (var prefix in prefixes)
        {
            if (text.Length > prefix.Length && text.StartsWith(prefix) && AfterPrefix.Contains(text[prefix.Length]))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>
    /// <c>https://purl.imsglobal.org/spec/ob/v3p0/context(-3.d.d)*.json</c>, with a digit for each d: the contexts
    /// that the published JSON Schema accepts.
    /// </summary>
    public static bool IsOpenBadges3Context(ReadOnlySpan<byte> text)
    {
        var beginning = "https://purl.imsglobal.org/spec/ob/v3p0/context"u8;
        var end = ".json"u8;
        if (text.Length < beginning.Length + end.Length || !text.StartsWith(beginning) || !text.EndsWith(end))
        {
            return false;
        }

        var versions = text[beginning.Length..^end.Length];
        while (versions is [(byte)'-', (byte)'3', (byte)'.', >= (byte)'0' and <= (byte)'9', (byte)'.', >= (byte)'0' and <= (byte)'9', ..])
        {
            versions = versions[6..];
        }

        return versions.IsEmpty;
    }

    private static bool IsInstant(ReadOnlySpan<byte> text, CharsPredicate predicate)
    {
        Span<char> chars = stackalloc char[LongestInstant];
        return Ascii.ToUtf16(text, chars, out var written) is OperationStatus.Done && predicate(chars[..written]);
    }

    private static ReadOnlySpan<byte> NextSubtag(ref ReadOnlySpan<byte> rest)
    {
        var end = rest.IndexOf((byte)'-');
        var subtag = end < 0 ? rest : rest[..end];
        rest = rest[subtag.Length..];
        return subtag;
    }

    private static bool IsDigits(ReadOnlySpan<byte> text) => !text.IsEmpty && IsAll(text, char.IsAsciiDigit);

    private static bool IsAll(ReadOnlySpan<byte> text, Func<char, bool> predicate)
    {
        foreach (var value in text)
        {
            if (!predicate((char)value))
            {
                return false;
            }
        }

        return true;
    }
}
