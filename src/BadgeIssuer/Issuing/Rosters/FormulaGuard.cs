namespace BadgeIssuer.Issuing.Rosters;

/// <summary>Keeps a spreadsheet program from taking the text of a cell for a formula.</summary>
/// <remarks>
/// A text that begins with <c>= + - @</c>, TAB or CR is written with an apostrophe before it. So is one that has
/// apostrophes before such a character already; therefore <see cref="Restore"/> undoes <see cref="Neutralise"/> for
/// every text, and a mail address that begins with <c>+</c> is still the same address when a returned roster is read.
/// </remarks>
public static class FormulaGuard
{
    /// <summary>What goes before a text that would be a formula.</summary>
    public const char Mark = '\'';

    /// <summary>Whether a text needs the mark.</summary>
    public static bool IsNeeded(ReadOnlySpan<char> text) =>
        text.TrimStart(Mark) is ['=' or '+' or '-' or '@' or '\t' or '\r', ..];

    /// <summary>A text as it may stand in a cell of an exported table.</summary>
    public static string Neutralise(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return IsNeeded(text) ? Mark + text : text;
    }

    /// <summary>A text as it was before <see cref="Neutralise"/>.</summary>
    public static string Restore(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.StartsWith(Mark) && IsNeeded(text) ? text[1..] : text;
    }
}
