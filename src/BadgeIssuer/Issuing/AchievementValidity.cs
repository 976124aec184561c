namespace BadgeIssuer.Issuing;

/// <summary>How long a badge is valid from the day on which its achievement was completed, or renewed.</summary>
/// <param name="Months">From 1.</param>
public sealed record AchievementValidity(int Months)
{
    /// <summary>The last day on which a badge is valid.</summary>
    /// <param name="day">The day of completion or renewal. It does not count itself.</param>
    /// <remarks>
    /// Periods end as the Civil Code has them end: counting begins on the next day (Article 140) and ends on the day before
    /// the one that corresponds to its beginning; where the last month has no such day, on its last one (Article 143).
    /// So what was completed on 31 January holds for a year until 31 January, and what was completed on 28 February
    /// 2025 holds for a month until 31 March.
    /// </remarks>
    /// <exception cref="ArgumentOutOfRangeException">The day would be after the year 9999.</exception>
    public DateOnly LastDayFrom(DateOnly day)
    {
        var begin = day.AddDays(1);
        var corresponding = begin.AddMonths(Months);
        return corresponding.Day == begin.Day ? corresponding.AddDays(-1) : corresponding;
    }
}
