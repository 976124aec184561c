using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using BadgeIssuer.IO.Publishing;

namespace BadgeIssuer.Web.Published;

/// <summary>What pages say of an achievement, in both languages: <c>achievements/{id}.page.json</c>.</summary>
public sealed record AchievementFacts
{
    /// <summary>The achievement's id, with its version.</summary>
    public required string Id { get; init; }

    /// <summary>Its name.</summary>
    public required LocalizedText Name { get; init; }

    /// <summary>The programme that it belongs to, where that is published.</summary>
    public LocalizedText? Programme { get; init; }

    /// <summary>What the programme is.</summary>
    public required LocalizedText Description { get; init; }

    /// <summary>What had to be done to complete it.</summary>
    public required LocalizedText Criteria { get; init; }

    /// <summary>The first and the last day on which it could be completed, where that is published.</summary>
    public (DateOnly Start, DateOnly End)? Term { get; init; }

    /// <summary>The skills that it addresses, in the order of their publication.</summary>
    public required ImmutableArray<SkillFact> Skills { get; init; }

    /// <summary>Reads the facts of an achievement.</summary>
    /// <returns><see langword="null"/> where none are published.</returns>
    internal static async ValueTask<AchievementFacts?> FindAsync(
        PublicationFolder publication, string id, CancellationToken cancellationToken)
    {
        if (await publication.ReadAsync(PublishedPaths.AchievementFacts(id), cancellationToken) is not { } json)
        {
            return null;
        }

        using var document = JsonDocument.Parse(json);
        var root = document.RootElement;

        return new AchievementFacts
        {
            Id = id,
            Name = PublishedText.Read(root.GetProperty("name")),
            Programme = PublishedText.ReadOptional(root, "programme"),
            Description = PublishedText.Read(root.GetProperty("description")),
            Criteria = PublishedText.Read(root.GetProperty("criteria")),
            Term = root.TryGetProperty("term", out var term) && term.ValueKind is JsonValueKind.Object
                ? (ReadDay(term.GetProperty("start")), ReadDay(term.GetProperty("end")))
                : null,
            Skills = [.. root.GetProperty("skills").EnumerateArray().Select(SkillFact.Read)],
        };
    }

    private static DateOnly ReadDay(JsonElement day) =>
        DateOnly.ParseExact(day.GetString()!, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}

/// <summary>One skill that an achievement addresses.</summary>
/// <param name="Id">Its name in this site's addresses, where it has a page.</param>
/// <param name="Code">Its code in the framework.</param>
/// <param name="Name">Its name.</param>
/// <param name="Category">The category that it stands under.</param>
/// <param name="SubCategory">The sub-category, where the framework has one.</param>
/// <param name="Framework">The framework's short name and version, e.g. <c>DSS-P 1.2</c>.</param>
/// <param name="FrameworkName">The framework's full name with its version, where that is published.</param>
/// <param name="TargetUrl">The publisher's page of that version.</param>
public sealed record SkillFact(
    string? Id,
    string Code,
    LocalizedText Name,
    LocalizedText Category,
    LocalizedText? SubCategory,
    string Framework,
    LocalizedText? FrameworkName,
    string? TargetUrl)
{
    internal static SkillFact Read(JsonElement skill) => new(
        PublishedText.ReadOptionalString(skill, "id"),
        skill.GetProperty("code").GetString()!,
        PublishedText.Read(skill.GetProperty("name")),
        PublishedText.Read(skill.GetProperty("category")),
        PublishedText.ReadOptional(skill, "subCategory"),
        $"{skill.GetProperty("framework").GetString()} {skill.GetProperty("frameworkVersion").GetString()}",
        PublishedText.ReadOptional(skill, "frameworkName"),
        PublishedText.ReadOptionalString(skill, "targetUrl"));
}
