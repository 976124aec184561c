using System.Buffers;

namespace BadgeIssuer.Issuing.Rosters;

/// <summary>Reads a mail address: an ASCII dot-atom before the @, a host name with a dot after it.</summary>
/// <remarks>
/// Ends are trimmed, full-width ASCII is narrowed, zero-width characters are dropped with a warning, and the result is
/// in lower case, because that is what is compared and hashed.
/// Source: RFC 5321 §4.1.2 and §4.5.3.1, RFC 5322 §3.2.3 (dot-atom).
/// </remarks>
public static class EmailAddressRules
{
    private const int MaximumLength = 254;
    private const int MaximumLocalPart = 64;
    private const int MaximumLabel = 63;

    private static readonly SearchValues<char> AtomText =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789!#$%&'*+-/=?^_`{|}~");

    private static readonly SearchValues<char> LabelText =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-");

    private static readonly SearchValues<char> Separators = SearchValues.Create(",;、；，\n\r\t /／");

    /// <summary>Reads a cell.</summary>
    /// <param name="cell">The cell.</param>
    /// <param name="address">The address, or <see langword="null"/> if the cell was refused.</param>
    /// <returns>
    /// Why it was refused; with an address, <see cref="RosterProblemCodes.EmailZeroWidth"/> as a warning or
    /// <see langword="null"/>.
    /// </returns>
    public static string? Read(string cell, out string? address)
    {
        ArgumentNullException.ThrowIfNull(cell);

        address = null;
        var text = TextFolding.Narrow(cell);
        var hadZeroWidth = false;
        if (text.AsSpan().IndexOfAnyInRange('\u00AD', '\uFEFF') >= 0)
        {
            var visible = string.Concat(text.Where(character => !TextFolding.IsZeroWidth(character)));
            hadZeroWidth = visible.Length != text.Length;
            text = visible;
        }

        text = text.Trim().ToLowerInvariant();
        if (text.Length == 0)
        {
            return RosterProblemCodes.EmailMissing;
        }

        if (!IsAddress(text))
        {
            return IsSeveral(text) ? RosterProblemCodes.EmailSeveral : RosterProblemCodes.EmailMalformed;
        }

        address = text;
        return hadZeroWidth ? RosterProblemCodes.EmailZeroWidth : null;
    }

    private static bool IsAddress(ReadOnlySpan<char> text)
    {
        var at = text.IndexOf('@');
        return text.Length <= MaximumLength
            && at is > 0 and <= MaximumLocalPart
            && IsDotAtom(text[..at])
            && IsHost(text[(at + 1)..]);
    }

    private static bool IsDotAtom(ReadOnlySpan<char> text)
    {
        foreach (var range in text.Split('.'))
        {
            var atom = text[range];
            if (atom.IsEmpty || atom.ContainsAnyExcept(AtomText))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsHost(ReadOnlySpan<char> text)
    {
        var labels = 0;
        var last = ReadOnlySpan<char>.Empty;
        foreach (var range in text.Split('.'))
        {
            last = text[range];
            labels++;
            if (last.Length is 0 or > MaximumLabel
                || last.ContainsAnyExcept(LabelText)
                || last[0] is '-'
                || last[^1] is '-')
            {
                return false;
            }
        }

        // A last label of digits is an IP address, to which no graduate's mail goes.
        return labels >= 2 && last.ContainsAnyExceptInRange('0', '9');
    }

    private static bool IsSeveral(ReadOnlySpan<char> text) =>
        text.Count('@') > 1 && text.ContainsAny(Separators);
}
