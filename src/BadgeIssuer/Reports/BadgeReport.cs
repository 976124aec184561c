using System.Collections.Immutable;
using System.Globalization;
using BadgeIssuer.Issuing;
using BadgeIssuer.Skills;

namespace BadgeIssuer.Reports;

/// <summary>How many badges were issued, and how they stand: counted along several lines. It names nobody.</summary>
/// <param name="From">The first day of issue that counts; <see langword="null"/> from the beginning.</param>
/// <param name="To">The last day of issue that counts; <see langword="null"/> to the end.</param>
/// <param name="Total">All of them.</param>
/// <param name="Sections">The same badges by programme, operator and so on.</param>
public sealed record BadgeReport(DateOnly? From, DateOnly? To, BadgeCounts Total, ImmutableArray<ReportSection> Sections)
{
    /// <summary>Counts badges, each read once.</summary>
    /// <param name="badges">The badges, in any order.</param>
    /// <param name="catalogue">Gives programmes, operators and skills their names.</param>
    /// <param name="zone">The time zone in which days begin.</param>
    /// <param name="today">The day on which badges hold or have expired, in that zone.</param>
    /// <param name="from">The first day of issue that counts.</param>
    /// <param name="to">The last day of issue that counts.</param>
    public static BadgeReport Count(
        IEnumerable<IssuedBadge> badges, Catalogue catalogue, TimeZoneInfo zone, DateOnly today, DateOnly? from, DateOnly? to)
    {
        ArgumentNullException.ThrowIfNull(badges);
        ArgumentNullException.ThrowIfNull(catalogue);
        ArgumentNullException.ThrowIfNull(zone);
        var total = BadgeCounts.None;
        var (programmes, operators, tiers, categories, months) = (new Tally(), new Tally(), new Tally(), new Tally(), new Tally());
        foreach (var badge in badges)
        {
            var day = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(badge.IssuedAt, zone).DateTime);
            if (day < from || day > to)
            {
                continue;
            }

            var achievement = catalogue.Achievement(badge.Completion.AchievementId);
            total = total.With(badge, today);
            programmes.Add(badge.Completion.AchievementId, badge, today);
            operators.Add(badge.Operator ?? "", badge, today);
            tiers.Add(achievement?.Tier?.ToString(CultureInfo.InvariantCulture) ?? "", badge, today);
            months.Add(day.ToString("yyyy-MM", CultureInfo.InvariantCulture), badge, today);
            foreach (var category in CategoriesOf(achievement))
            {
                categories.Add(category, badge, today);
            }
        }

        return new BadgeReport(from, to, total,
        [
            programmes.Section("programme", new("プログラム", "Programme"), code => catalogue.Achievement(code)?.Name),
            operators.Section("operator", new("実施事業者", "Operator"), code => catalogue.Operators.FirstOrDefault(one => one.Code == code)?.Name),
            tiers.Section("tier", new("層", "Tier"), code => new($"第{code}層", $"Tier {code}")),
            categories.Section("category", new("スキルのカテゴリー（1 枚が複数に数えられます）", "Skill category (a badge may count in several)"), NameOf),
            months.Section("month", new("発行月", "Month of issue"), code => new(code, code)),
        ]);

        IEnumerable<string> CategoriesOf(AchievementDefinition? achievement) => achievement is null
            ? [""]
            : catalogue.SkillsOf(achievement).Select(entry => entry.Skill.Category.Japanese).Distinct(StringComparer.Ordinal);

        LocalizedText? NameOf(string category) => catalogue.Frameworks.SelectMany(framework => framework.Skills)
            .FirstOrDefault(skill => skill.Category.Japanese == category)?.Category;
    }

    private sealed class Tally
    {
        private readonly SortedDictionary<string, BadgeCounts> _counts = new(StringComparer.Ordinal);

        public void Add(string code, IssuedBadge badge, DateOnly today) =>
            _counts[code] = _counts.GetValueOrDefault(code, BadgeCounts.None).With(badge, today);

        public ReportSection Section(string code, LocalizedText name, Func<string, LocalizedText?> nameOf) => new(
            code, name, [.. _counts.Select(entry => new ReportRow(entry.Key, entry.Key.Length == 0 ? Unspecified : nameOf(entry.Key) ?? new(entry.Key, entry.Key), entry.Value))]);
    }

    private static readonly LocalizedText Unspecified = new("未指定", "Not specified");
}

/// <summary>Badges along one line, e.g. by programme.</summary>
/// <param name="Code">The line's name in JSON and CSV.</param>
/// <param name="Name">The line's name for people.</param>
/// <param name="Rows">In the order of their codes.</param>
public sealed record ReportSection(string Code, LocalizedText Name, ImmutableArray<ReportRow> Rows);

/// <summary>The badges of one code.</summary>
/// <param name="Code">The code; empty for badges that have none.</param>
/// <param name="Name">What the code means.</param>
/// <param name="Counts">How many.</param>
public sealed record ReportRow(string Code, LocalizedText Name, BadgeCounts Counts);
