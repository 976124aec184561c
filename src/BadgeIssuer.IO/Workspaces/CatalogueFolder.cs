using System.Collections.Immutable;
using System.Text.Json.Nodes;
using BadgeIssuer.Issuing;
using BadgeIssuer.OpenBadges;
using BadgeIssuer.Skills;

namespace BadgeIssuer.IO.Workspaces;

/// <summary>Reads the files of <c>catalogue/</c>.</summary>
internal static class CatalogueFolder
{
    private const string OperatorsName = "operators.json";

    /// <summary>The folder of a workspace's catalogue.</summary>
    public static string Of(string workspace) => Path.Combine(workspace, "catalogue");

    public static Catalogue? Read(string folder, out ImmutableArray<Problem> problems) => Read(folder, [], out problems);

    /// <summary>Reads a catalogue as it would be with some files changed or added.</summary>
    public static Catalogue? Read(
        string folder, IReadOnlyCollection<CatalogueFile> changed, out ImmutableArray<Problem> problems)
    {
        var operators = Path.Combine(folder, OperatorsName);
        return Catalogue.Read(
            With("skills"),
            With("achievements"),
            File.Exists(operators) ? new CatalogueFile(OperatorsName, File.ReadAllBytes(operators)) : null,
            With("crosswalks"),
            out problems);

        IEnumerable<CatalogueFile> With(string name) => Files(folder, name)
            .Where(file => changed.All(other => other.Name != file.Name))
            .Concat(changed.Where(file => file.Name.StartsWith(name + "/", StringComparison.Ordinal)));
    }

    /// <summary>The files of achievements.</summary>
    public static IEnumerable<CatalogueFile> Achievements(string folder) => Files(folder, "achievements");

    /// <summary>The file of an achievement's version that the folder's catalogue has.</summary>
    public static CatalogueFile FileOf(string folder, AchievementDefinition achievement) =>
        Achievements(folder).First(file => IsOf(JsonNode.Parse(file.Content.Span)!.AsObject(), achievement));

    private static bool IsOf(JsonObject json, AchievementDefinition achievement) =>
        json["code"]!.GetValue<string>() == achievement.Code && json["version"]!.GetValue<int>() == achievement.Version;

    private static IEnumerable<CatalogueFile> Files(string folder, string name)
    {
        var path = Path.Combine(folder, name);
        return Directory.Exists(path)
            ? Directory.EnumerateFiles(path, "*.json").Select(file =>
                new CatalogueFile($"{name}/{Path.GetFileName(file)}", File.ReadAllBytes(file)))
            : [];
    }
}
