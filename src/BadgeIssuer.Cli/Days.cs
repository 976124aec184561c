using System.Globalization;

namespace BadgeIssuer.Cli;

/// <summary>Days that options name, e.g. <c>2025-02-01</c>, in the programme's time zone.</summary>
internal static class Days
{
    /// <summary>Reads a day; nothing given is no day.</summary>
    public static bool TryRead(string? given, out DateOnly? day)
    {
        day = null;
        if (given is null)
        {
            return true;
        }

        if (!DateOnly.TryParseExact(given, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var read))
        {
            return false;
        }

        day = read;
        return true;
    }

    /// <summary>Reads a day as its first moment.</summary>
    public static bool TryReadFirst(string? given, TimeZoneInfo zone, out DateTimeOffset? moment)
    {
        var good = TryRead(given, out var day);
        moment = day is { } read
            ? new DateTimeOffset(TimeZoneInfo.ConvertTimeToUtc(read.ToDateTime(TimeOnly.MinValue), zone), TimeSpan.Zero)
            : null;
        return good;
    }
}
