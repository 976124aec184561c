using System.Collections.Immutable;
using System.Globalization;
using BadgeIssuer.Artwork;
using BadgeIssuer.Issuing;
using BadgeIssuer.Issuing.Rosters;
using BadgeIssuer.Skills;

namespace BadgeIssuer.Sharing;

/// <summary>Puts together what the certificate of a badge says.</summary>
/// <param name="policy">The settings.</param>
/// <param name="catalogue">The catalogue.</param>
public sealed class CertificateComposer(IssuingPolicy policy, Catalogue catalogue)
{
    /// <summary>What a badge's certificate says.</summary>
    /// <param name="badge">The badge; its achievement stands in the catalogue.</param>
    /// <param name="withName">Whether it names the holder: only for the holder's own copy.</param>
    public CertificateFace Compose(IssuedBadge badge, bool withName)
    {
        ArgumentNullException.ThrowIfNull(badge);
        var achievement = catalogue.Achievement(badge.Completion.AchievementId)
            ?? throw new ArgumentException("Its achievement is not in the catalogue.", nameof(badge));
        var skills = catalogue.SkillsOf(achievement);
        return new CertificateContent
        {
            Badge = badge.Id,
            Programme = achievement.Programme,
            Achievement = achievement.Name,
            CompletedOn = badge.Completion.CompletedOn,
            IssuedOn = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(badge.IssuedAt, policy.TimeZone).DateTime),
            IssuedAt = badge.IssuedAt,
            HoldsThrough = badge.ValidThrough,
            Issuer = policy.Issuer.Name,
            Frameworks = [.. skills.Select(entry => entry.Framework.Name)],
            Skills = [.. skills.Select(entry => (entry.Skill.Category.Japanese, entry.Skill.Name.Japanese))],
            Link = policy.Addresses.SharePage(badge.Id),
        }.Face(withName ? badge.Completion.Name : null);
    }

    /// <summary>A day as certificates say it: 令和7年1月31日（2025年1月31日）, 31 January 2025.</summary>
    public static LocalizedText DayOf(DateOnly day)
    {
        var western = day.ToString("yyyy年M月d日", CultureInfo.InvariantCulture);
        var english = day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);
        if (JapaneseEra.All.FirstOrDefault(era => era.First <= day) is not { } found)
        {
            return new LocalizedText(western, english);
        }

        var year = day.Year - found.First.Year + 1;
        var count = year == 1 ? "元" : year.ToString(CultureInfo.InvariantCulture);
        var rest = day.ToString("M月d日", CultureInfo.InvariantCulture);
        return new LocalizedText($"{found.Name}{count}年{rest}（{western}）", english);
    }

    /// <summary>Skills in the rows of a certificate.</summary>
    /// <param name="skills">Each with its category, in order.</param>
    public static ImmutableArray<CertificateSkills> SkillsByCategory(IEnumerable<(string Category, string Name)> skills) =>
        [.. skills.GroupBy(skill => skill.Category, StringComparer.Ordinal)
            .Select(group => new CertificateSkills(group.Key, string.Join("、", group.Select(skill => skill.Name))))];
}
