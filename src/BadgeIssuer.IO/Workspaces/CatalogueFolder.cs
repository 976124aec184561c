using System.Collections.Immutable;
using BadgeIssuer.OpenBadges;
using BadgeIssuer.Skills;

namespace BadgeIssuer.IO.Workspaces;

/// <summary>Reads the files of <c>catalogue/</c>.</summary>
internal static class CatalogueFolder
{
    public static Catalogue? Read(string folder, out ImmutableArray<Problem> problems)
    {
        var operators = Path.Combine(folder, "operators.json");
        return Catalogue.Read(
            Files(folder, "skills"),
            Files(folder, "achievements"),
            File.Exists(operators) ? new CatalogueFile("operators.json", File.ReadAllBytes(operators)) : null,
            out problems);
    }

    private static IEnumerable<CatalogueFile> Files(string folder, string name)
    {
        var path = Path.Combine(folder, name);
        return Directory.Exists(path)
            ? Directory.EnumerateFiles(path, "*.json").Select(file =>
                new CatalogueFile($"{name}/{Path.GetFileName(file)}", File.ReadAllBytes(file)))
            : [];
    }
}
