using System.Xml.Linq;
using FluentAssertions;
using NUnit.Framework;

namespace BadgeIssuer.Tests.Architecture;

/// <summary>Holds the arrows of docs/architecture.md.</summary>
public sealed class DependencyTests
{
    // Project, floor, and the projects that it may name. What is not here may not exist.
    private static readonly (string Project, int Floor, string[] Arrows)[] House =
    [
        ("BadgeIssuer.LinkedData", 0, []),
        ("BadgeIssuer.OpenBadges", 0, []),
        ("Json.More.Net", 0, []),
        ("JsonPointer.Net", 1, ["Json.More.Net"]),
        ("BadgeIssuer.Securing", 1, ["BadgeIssuer.LinkedData"]),
        ("BadgeIssuer.Artwork", 1, []),
        ("BadgeIssuer", 2, ["BadgeIssuer.Artwork", "BadgeIssuer.OpenBadges", "BadgeIssuer.Securing", "JsonPointer.Net"]),
        ("BadgeIssuer.IO", 3, ["BadgeIssuer"]),
        ("BadgeIssuer.Cli", 4, ["BadgeIssuer.IO"]),
        ("BadgeIssuer.Web", 4, ["BadgeIssuer.IO"]),
    ];

    private static IEnumerable<TestCaseData> Projects() =>
        House.Select(entry => new TestCaseData(entry.Project, entry.Floor, entry.Arrows).SetArgDisplayNames(entry.Project));

    [TestCaseSource(nameof(Projects))]
    public void A_project_names_only_the_projects_that_its_arrows_point_to(string project, int floor, string[] arrows) =>
        ReferencesOf(project).Should().BeEquivalentTo(arrows);

    [TestCaseSource(nameof(Projects))]
    public void A_project_says_on_which_floor_it_stands_so_that_banned_APIs_apply(
        string project, int floor, string[] arrows) =>
        Read(project).Descendants("Floor").Single().Value.Should().Be(floor.ToString(provider: null));

    [Test]
    public void Every_arrow_points_down()
    {
        var floors = House.ToDictionary(entry => entry.Project, entry => entry.Floor);

        var upward =
            from entry in House
            from target in entry.Arrows
            where floors[target] >= entry.Floor
            select $"{entry.Project} → {target}";

        upward.Should().BeEmpty();
    }

    [Test]
    public void The_tree_holds_the_projects_of_the_table_and_no_other() =>
        Directory.GetDirectories(Checkout.Path("src"))
            .Select(Path.GetFileName)
            .Should().BeEquivalentTo(House.Select(entry => entry.Project));

    [Test]
    public void Warnings_about_banned_APIs_are_nowhere_switched_off()
    {
        var files = Directory.EnumerateFiles(Checkout.Path("src"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Split(Path.DirectorySeparatorChar).Contains("obj"));

        files.Where(file => File.ReadAllText(file).Contains("RS0030", StringComparison.Ordinal)).Should().BeEmpty();
    }

    [Test]
    public void Package_versions_stand_in_one_file() =>
        Directory.EnumerateFiles(Checkout.Root, "*.csproj", SearchOption.AllDirectories)
            .SelectMany(file => XDocument.Load(file).Descendants("PackageReference"))
            .Where(reference => reference.Attribute("Version") is not null || reference.Attribute("VersionOverride") is not null)
            .Should().BeEmpty();

    [Test]
    public void Every_pinned_package_is_used()
    {
        var pinned = XDocument.Load(Checkout.Path("Directory.Packages.props"))
            .Descendants("PackageVersion").Select(version => version.Attribute("Include")!.Value);
        var lockFiles = string.Concat(
            Directory.EnumerateFiles(Checkout.Root, "packages.lock.json", SearchOption.AllDirectories).Select(File.ReadAllText));

        pinned.Where(package => !lockFiles.Contains($"\"{package}\"", StringComparison.Ordinal)).Should().BeEmpty();
    }

    private static IEnumerable<string> ReferencesOf(string project) =>
        Read(project).Descendants("ProjectReference")
            .Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value));

    private static XDocument Read(string project) =>
        XDocument.Load(Checkout.Path("src", project, $"{project}.csproj"));
}
