using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using BadgeIssuer.IO.Workspaces;
using BadgeIssuer.Issuing;
using BadgeIssuer.Issuing.Rosters;

namespace BadgeIssuer.IO.Plans;

/// <summary>Digests of everything beside the roster that decides about rows and badges.</summary>
/// <remarks>What is left out has no influence on them: who must approve, passphrases, fonts, the language of commands.</remarks>
internal static class PlanInfluences
{
    /// <summary>The digest of achievements, skill frameworks and artwork: of their files, byte for byte.</summary>
    public static string OfCatalogue(Workspace workspace)
    {
        var files = new JsonObject();
        foreach (var file in CatalogueFolder.AchievementsAndSkills(CatalogueFolder.Of(workspace.Folder)))
        {
            files[file.Name] = Convert.ToHexStringLower(SHA256.HashData(file.Content.Span));
        }

        foreach (var name in workspace.Catalogue.Achievements.Select(achievement => achievement.Artwork).OfType<string>())
        {
            var path = Path.Combine(workspace.Folder, "artwork", name);
            files["artwork/" + name] = File.Exists(path) ? PlanFolder.Sha256(path) : null;
        }

        return Hash(files);
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

    private static JsonObject Text(LocalizedText text) => new() { ["ja"] = text.Japanese, ["en"] = text.English };

    private static JsonArray Texts(IEnumerable<string> texts) =>
        new([.. texts.Select(text => (JsonNode)text)]);

    private static string Hash(JsonObject json) => CanonicalHash.Of(JsonSerializer.SerializeToElement(json));
}
