using System.Globalization;

namespace BadgeIssuer.Web.Layout;

/// <summary>Writes days and instants for people, without a culture: the product runs in invariant mode.</summary>
internal static class Dates
{
    // Japan has had no daylight saving time since 1951, and the pages name the zone.
    private static readonly TimeSpan Japan = TimeSpan.FromHours(9);

    private static readonly string[] EnglishMonths =
    [
        "January", "February", "March", "April", "May", "June",
        "July", "August", "September", "October", "November", "December",
    ];

    /// <summary>E.g. 2025年1月31日; 31 January 2025.</summary>
    public static string Day(DateOnly day, Language language) => language is Language.Japanese
        ? string.Create(CultureInfo.InvariantCulture, $"{day.Year}年{day.Month}月{day.Day}日")
        : string.Create(CultureInfo.InvariantCulture, $"{day.Day} {EnglishMonths[day.Month - 1]} {day.Year}");

    /// <summary>E.g. 2025年1月31日 9:05（日本時間）; 31 January 2025, 09:05 (Japan time).</summary>
    public static string Minute(DateTimeOffset instant, Language language)
    {
        var there = InJapan(instant);
        var day = Day(DateOnly.FromDateTime(there.DateTime), language);
        return language is Language.Japanese
            ? string.Create(CultureInfo.InvariantCulture, $"{day} {there.Hour}:{there.Minute:00}（日本時間）")
            : string.Create(CultureInfo.InvariantCulture, $"{day}, {there:HH:mm} (Japan time)");
    }

    /// <summary>The form for machines, in a <c>datetime</c> attribute.</summary>
    public static string Machine(DateTimeOffset instant) =>
        instant.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    /// <summary>The day on which an instant falls in Japan.</summary>
    public static DateOnly DayInJapan(DateTimeOffset instant) => DateOnly.FromDateTime(InJapan(instant).DateTime);

    /// <summary>The first instant after a day in Japan.</summary>
    public static DateTimeOffset EndOfDayInJapan(DateOnly day) => new(day.AddDays(1), TimeOnly.MinValue, Japan);

    // A badge's own date may lie so near an end of the calendar that it cannot be moved.
    private static DateTimeOffset InJapan(DateTimeOffset instant) =>
        instant.UtcDateTime <= DateTime.MaxValue - Japan ? instant.ToOffset(Japan) : instant;
}
