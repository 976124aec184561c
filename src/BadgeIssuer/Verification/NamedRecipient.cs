using System.Collections.Immutable;

namespace BadgeIssuer.Verification;

/// <summary>The kinds of identifier by which recipients are known.</summary>
internal enum RecipientKind
{
    /// <summary>Something else: a learner number, an account.</summary>
    Other,

    /// <summary>A mail address.</summary>
    EmailAddress,

    /// <summary>A person's name.</summary>
    Name,

    /// <summary>A URI.</summary>
    Identifier,

    /// <summary>A telephone number.</summary>
    Telephone,
}

/// <summary>A recipient as an applicant states it, and the ways in which a roster may have written the same.</summary>
/// <param name="Kind">What it looks like.</param>
/// <param name="Candidates">Every way that is tried, each once; the one typed first.</param>
internal sealed record NamedRecipient(RecipientKind Kind, ImmutableArray<string> Candidates)
{
    private const char IdeographicSpace = '\u3000';

    // A name has at most 100 code points in a roster; trying every place for a space must have an end too.
    private const int LongestSplit = 100;

    // A did:jwk is the longest identifier that anyone types, or rather pastes.
    private const int LongestText = 8 * 1024;

    /// <summary>Reads what was typed; white space round it does not count.</summary>
    public static NamedRecipient Of(string typed)
    {
        var text = typed.Length <= LongestText ? typed.Trim() : typed[..LongestText].Trim();
        var kind = KindOf(text);

        IEnumerable<string> ways = kind switch
        {
            RecipientKind.EmailAddress => [text, text.ToLowerInvariant()],
            RecipientKind.Name => [text, .. NameWays(text)],
            _ => [text],
        };

        return new NamedRecipient(kind, [.. ways.Distinct(StringComparer.Ordinal)]);
    }

    private static RecipientKind KindOf(string text)
    {
        if (text.StartsWith("https://", StringComparison.OrdinalIgnoreCase)
            || text.StartsWith("http://", StringComparison.OrdinalIgnoreCase)
            || text.StartsWith("did:", StringComparison.Ordinal)
            || text.StartsWith("urn:", StringComparison.OrdinalIgnoreCase)
            || text.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase))
        {
            return RecipientKind.Identifier;
        }

        if (text.Contains('@', StringComparison.Ordinal))
        {
            return RecipientKind.EmailAddress;
        }

        var digits = text.Count(char.IsAsciiDigit);
        if (digits == 0)
        {
            return RecipientKind.Name;
        }

        return digits >= 6 && text.All(character => char.IsAsciiDigit(character) || "+-() ".Contains(character, StringComparison.Ordinal))
            ? RecipientKind.Telephone
            : RecipientKind.Other;
    }

    // 山田太郎, 山田 太郎 and 山田　太郎 are one name in three rosters; the hash tells them apart.
    private static IEnumerable<string> NameWays(string text)
    {
        var parts = text.Split([' ', IdeographicSpace, '\u00A0', '\t'], StringSplitOptions.RemoveEmptyEntries);
        yield return string.Concat(parts);
        yield return string.Join(' ', parts);
        yield return string.Join(IdeographicSpace, parts);

        if (parts.Length != 1)
        {
            yield break;
        }

        // Typed without a space: it may stand anywhere in the roster's form.
        var place = 0;
        foreach (var rune in text.EnumerateRunes().SkipLast(1).Take(LongestSplit))
        {
            place += rune.Utf16SequenceLength;
            yield return $"{text[..place]} {text[place..]}";
            yield return $"{text[..place]}{IdeographicSpace}{text[place..]}";
        }
    }
}
