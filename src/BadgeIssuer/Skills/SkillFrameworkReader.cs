using System.Collections.Immutable;
using System.Text.Json;
using BadgeIssuer.Issuing;
using BadgeIssuer.OpenBadges;

namespace BadgeIssuer.Skills;

/// <summary>Reads <c>catalogue/skills/*.json</c>.</summary>
/// <remarks>
/// Each skill carries how surely it is known to stand in the publisher's document: <c>confirmed</c>, or one of
/// <c>inferred</c>, <c>single-source</c>, <c>uncertain</c>, <c>draft</c>. Whoever has compared the file with that
/// document says so in <c>review</c>; until then, all but the confirmed ones are drafts, and no achievement that
/// names them can be approved.
/// </remarks>
internal static class SkillFrameworkReader
{
    private static readonly (string, bool)[] Statuses =
    [
        ("confirmed", true), ("inferred", false), ("single-source", false), ("uncertain", false), ("draft", false),
    ];

    /// <summary>Reads one file; notes all its problems, and returns what could be read.</summary>
    public static SkillFramework Read(JsonElement root, string file, ICollection<Problem> problems)
    {
        var members = JsonMembers.Of(root, file + "#", CatalogueProblemCodes.Members, problems);
        var framework = members.Text("framework", 100);
        var version = members.Text("version", 100);
        var name = members.Localized("name");
        var targetUrl = members.Text("targetUrl", WebAddress.IsHttps, "https://…");
        var reviewed = ReadReview(members);
        var categories = ReadGroups(members, "categories", problems);
        var subCategories = ReadGroups(members, "subCategories", problems);

        var skills = ImmutableArray.CreateBuilder<Skill>();
        foreach (var (item, pointer) in members.Items("skills"))
        {
            var skill = JsonMembers.Of(item, pointer, CatalogueProblemCodes.Members, problems);
            var id = skill.Text("id", 200);
            var code = skill.Text("code", 200);
            var skillName = skill.Localized("name");
            var category = Find(skill, "category", required: true);
            var subCategory = Find(skill, "subCategory", required: false);
            var confirmed = skill.Choice("status", Statuses, absent: false);
            skill.Finish();
            skills.Add(new Skill(id, code, skillName, category!, subCategory, IsDraft: !confirmed && !reviewed));

            LocalizedText? Find(JsonMembers from, string member, bool required)
            {
                var key = required ? from.Text(member, 200) : from.OptionalText(member, 200);
                var groups = required ? categories : subCategories;
                if (string.IsNullOrEmpty(key))
                {
                    return required ? new LocalizedText("", "") : null;
                }

                if (groups.TryGetValue(key, out var text))
                {
                    return text;
                }

                problems.Add(Problem.At(
                    from.PointerTo(member), CatalogueProblemCodes.UnknownCategory, id, key));
                return new LocalizedText("", "");
            }
        }

        members.Finish();
        return new SkillFramework(framework, version, name, targetUrl, skills.ToImmutable());
    }

    private static bool ReadReview(JsonMembers members)
    {
        if (members.Object("review") is not { } review)
        {
            return false;
        }

        review.Text("by", 200);
        review.Day("on");
        review.Finish();
        return true;
    }

    private static Dictionary<string, LocalizedText> ReadGroups(
        JsonMembers members, string name, ICollection<Problem> problems)
    {
        var groups = new Dictionary<string, LocalizedText>(StringComparer.Ordinal);
        foreach (var (item, pointer) in members.Items(name))
        {
            var group = JsonMembers.Of(item, pointer, CatalogueProblemCodes.Members, problems);
            var key = group.Text("key", 200);
            if (!groups.TryAdd(key, group.Localized("name")) && key.Length > 0)
            {
                problems.Add(Problem.At(pointer, CatalogueProblemCodes.RepeatedSkillId, key));
            }

            group.Finish();
        }

        return groups;
    }
}
