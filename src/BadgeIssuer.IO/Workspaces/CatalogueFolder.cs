using System.Collections.Immutable;
using BadgeIssuer.OpenBadges;
using BadgeIssuer.Skills;

namespace BadgeIssuer.IO.Workspaces;

/// <summary>Reads the files of <c>catalogue/</c>.</summary>
internal static class CatalogueFolder
{
    private const string Skills = "skills";
    private const string Achievements = "achievements";

    public static Catalogue? Read(string folder, out ImmutableArray<Problem> problems)
    {
        var operators = Path.Combine(folder, "operators.json");
        return Catalogue.Read(
            Files(folder, Skills),
            Files(folder, Achievements),
            File.Exists(operators) ? new CatalogueFile("operators.json", File.ReadAllBytes(operators)) : null,
            out problems);
    }

    /// <summary>The files that decide what badges say, in the order of their names.</summary>
    public static IEnumerable<CatalogueFile> AchievementsAndSkills(string folder) =>
        Files(folder, Achievements).Concat(Files(folder, Skills)).OrderBy(file => file.Name, StringComparer.Ordinal);

    private static IEnumerable<CatalogueFile> Files(string folder, string name)
    {
        var path = Path.Combine(folder, name);
        return Directory.Exists(path)
            ? Directory.EnumerateFiles(path, "*.json").Select(file =>
                new CatalogueFile($"{name}/{Path.GetFileName(file)}", File.ReadAllBytes(file)))
            : [];
    }
}
