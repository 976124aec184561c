using System.Globalization;
using BadgeIssuer.Sharing;
using BadgeIssuer.Web.Layout;

namespace BadgeIssuer.Web.Sharing;

/// <summary>A further link that a holder asks for.</summary>
/// <param name="Label">What the holder calls it.</param>
/// <param name="EndsAt">From when on it answers no more, or <see langword="null"/>.</param>
internal sealed record LinkRequest(string Label, DateTimeOffset? EndsAt)
{
    /// <summary>Reads the form.</summary>
    /// <returns>The request, or what is wrong with it, to be said beside the form.</returns>
    public static (LinkRequest? Request, LocalizedText? Error) Read(IFormCollection form, DateTimeOffset now)
    {
        var label = form["label"].ToString().Trim();
        if (label.Length > ShareLink.LongestLabel || label.Any(char.IsControl) || !IsText(label))
        {
            return (null, HolderWords.LabelUnusable);
        }

        var until = form["until"].ToString().Trim();
        if (until.Length == 0)
        {
            return (new LinkRequest(label, null), null);
        }

        return DateOnly.TryParseExact(
                until, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            && day >= Dates.DayInJapan(now) && day.Year < 2200
                ? (new LinkRequest(label, Dates.EndOfDayInJapan(day)), null)
                : (null, HolderWords.DateUnusable);
    }

    // Half of a surrogate pair cannot be sealed.
    private static bool IsText(string text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value == 0xFFFD)
            {
                return false;
            }
        }

        return true;
    }
}
