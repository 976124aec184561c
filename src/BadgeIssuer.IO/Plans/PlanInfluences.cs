using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using BadgeIssuer.IO.Workspaces;
using BadgeIssuer.Issuing;
using BadgeIssuer.Issuing.Rosters;
using BadgeIssuer.Skills;

namespace BadgeIssuer.IO.Plans;

/// <summary>Digests of everything beside the roster that decides about rows and badges.</summary>
/// <remarks>What is left out has no influence on them: who must approve, passphrases, fonts, the language of commands.</remarks>
internal static class PlanInfluences
{
    /// <summary>
    /// The digest of some achievements: of their files, byte for byte, of the skills that they address, and of their
    /// artwork.
    /// </summary>
    /// <param name="workspace">The workspace.</param>
    /// <param name="achievements">Their <see cref="AchievementDefinition.Id"/>s; one that is gone counts as empty.</param>
    /// <remarks>Whatever else is in the catalogue decides about no badge; about lines, the digest of judgements tells.</remarks>
    public static string OfCatalogue(Workspace workspace, IEnumerable<string> achievements)
    {
        var influences = new JsonObject();
        var folder = CatalogueFolder.Of(workspace.Folder);
        foreach (var id in achievements)
        {
            influences[id] = workspace.Catalogue.Achievement(id) is { } achievement
                ? new JsonObject
                {
                    ["file"] = Convert.ToHexStringLower(SHA256.HashData(CatalogueFolder.FileOf(folder, achievement).Content.Span)),
                    ["skills"] = new JsonArray([.. workspace.Catalogue.SkillsOf(achievement).Select(OfSkill)]),
                    ["artwork"] = achievement.Artwork is { } name
                        && Path.Combine(workspace.Folder, "artwork", name) is var path
                        && File.Exists(path)
                            ? PlanFolder.Sha256(path)
                            : null,
                }
                : null;
        }

        return Hash(influences);
    }

    /// <summary>The digest of the settings, as they were read: how the file is written does not count.</summary>
    public static string OfSettings(WorkspaceSettings settings) => Hash(new JsonObject
    {
        ["baseUrl"] = settings.BaseUrl,
        ["issuer"] = new JsonObject
        {
            ["name"] = Text(settings.Issuer.Name),
            ["url"] = settings.Issuer.Url,
            ["email"] = settings.Issuer.Email,
            ["description"] = settings.Issuer.Description is { } description ? Text(description) : null,
        },
        ["timeZone"] = settings.TimeZone.Id,
        ["formats"] = new JsonArray([.. settings.Formats
            .OrderBy(setting => setting.Format)
            .Select(setting => (JsonNode)string.Join(' ', setting.Format, setting.Algorithm?.Name))]),
        ["learnerNumberPattern"] = settings.LearnerNumberPattern,
        ["pass"] = Texts(settings.ResultMarks.Of(ResultMark.Pass)),
        ["notEligible"] = Texts(settings.ResultMarks.Of(ResultMark.NotEligible)),
        ["rosterRows"] = settings.Limits.RosterRows.ToString(CultureInfo.InvariantCulture),
        ["nameInClear"] = settings.NameInClear,
        ["suspensionEntry"] = settings.SuspensionEntry,
    });

    private static JsonObject OfSkill(FrameworkSkill entry) => new()
    {
        ["id"] = entry.Skill.Id,
        ["code"] = entry.Skill.Code,
        ["name"] = Text(entry.Skill.Name),
        ["category"] = Text(entry.Skill.Category),
        ["subCategory"] = entry.Skill.SubCategory is { } subCategory ? Text(subCategory) : null,
        ["draft"] = entry.Skill.IsDraft,
        ["framework"] = entry.Framework.Named.ToString(),
        ["frameworkName"] = Text(entry.Framework.Name),
        ["targetUrl"] = entry.Framework.TargetUrl,
    };

    private static JsonObject Text(LocalizedText text) => new() { ["ja"] = text.Japanese, ["en"] = text.English };

    private static JsonArray Texts(IEnumerable<string> texts) =>
        new([.. texts.Select(text => (JsonNode)text)]);

    private static string Hash(JsonObject json) => CanonicalHash.Of(json);
}
