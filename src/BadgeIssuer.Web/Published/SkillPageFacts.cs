using System.Collections.Immutable;
using System.Text.Json;

namespace BadgeIssuer.Web.Published;

/// <summary>What a page says of a skill: <c>skills/{name}.json</c>.</summary>
/// <param name="Skill">The skill.</param>
/// <param name="FrameworkName">The framework's full name.</param>
/// <param name="Achievements">The published achievements that address it.</param>
public sealed record SkillPageFacts(
    SkillFact Skill, LocalizedText FrameworkName, ImmutableArray<(string Id, LocalizedText Name)> Achievements)
{
    internal static SkillPageFacts Read(JsonElement skill) => new(
        SkillFact.Read(skill),
        PublishedText.Read(skill.GetProperty("frameworkName")),
        [.. skill.GetProperty("achievements").EnumerateArray()
            .Select(one => (one.GetProperty("id").GetString()!, PublishedText.Read(one.GetProperty("name"))))]);
}
