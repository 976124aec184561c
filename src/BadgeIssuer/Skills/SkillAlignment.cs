using BadgeIssuer.OpenBadges.V2;
using BadgeIssuer.OpenBadges.V3;

namespace BadgeIssuer.Skills;

/// <summary>Says in a badge that the programme addresses a skill. It never states a personal level.</summary>
/// <remarks>
/// Both forms carry the publisher's page for the framework's version and our code; the specification of 2.0 knows no
/// type of target, and 3.0 carries <see cref="TargetType"/>.
/// </remarks>
public static class SkillAlignment
{
    /// <summary>The <c>targetType</c> in Open Badges 3.0.</summary>
    public const string TargetType = "ext:DSSSkillItem";

    /// <summary>The alignment in Open Badges 3.0.</summary>
    public static Alignment ToV3(FrameworkSkill entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return new Alignment
        {
            TargetName = entry.Skill.Name.Japanese,
            TargetUrl = entry.Framework.TargetUrl,
            TargetFramework = Framework(entry.Framework),
            TargetCode = entry.Skill.Code,
            TargetDescription = Place(entry.Skill),
            TargetType = TargetType,
        };
    }

    /// <summary>The alignment in Open Badges 2.0.</summary>
    public static AlignmentObject ToV2(FrameworkSkill entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return new AlignmentObject
        {
            TargetName = entry.Skill.Name.Japanese,
            TargetUrl = entry.Framework.TargetUrl,
            TargetFramework = Framework(entry.Framework),
            TargetCode = entry.Skill.Code,
            TargetDescription = Place(entry.Skill),
        };
    }

    // The framework's name carries its version: without it, a code would change its meaning with the next one.
    private static string Framework(SkillFramework framework) => framework.Name.Japanese;

    private static string Place(Skill skill) => skill.SubCategory is { } subCategory
        ? $"{skill.Category.Japanese} ＞ {subCategory.Japanese}"
        : skill.Category.Japanese;
}
