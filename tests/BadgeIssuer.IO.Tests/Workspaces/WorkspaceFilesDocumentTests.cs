using System.Collections.Immutable;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using BadgeIssuer.IO.Rosters;
using BadgeIssuer.IO.Tests.Problems;
using BadgeIssuer.IO.Workspaces;
using BadgeIssuer.OpenBadges;
using BadgeIssuer.Skills;
using FluentAssertions;
using NUnit.Framework;

namespace BadgeIssuer.IO.Tests.Workspaces;

/// <summary>docs/workspace-files.md: its examples can be read, and nothing that a reader asks for is missing in it.</summary>
public sealed partial class WorkspaceFilesDocumentTests
{
    private static readonly string Document = File.ReadAllText(Checkout.Path("docs", "workspace-files.md"));

    private static readonly ImmutableDictionary<string, string> Examples = Example().Matches(Document)
        .ToImmutableDictionary(match => match.Groups["file"].Value, match => match.Groups["json"].Value);

    [TestCase("badges.json")]
    [TestCase("achievements/SAMPLE-1-v1.json")]
    [TestCase("operators.json")]
    [TestCase("mapping.json")]
    public void An_example_is_read_as_it_stands(string file) => Read(file, Examples[file]).Should().BeEmpty();

    [TestCase("badges.json")]
    [TestCase("achievements/SAMPLE-1-v1.json")]
    [TestCase("operators.json")]
    [TestCase("mapping.json")]
    public void Every_member_that_its_reader_asks_for_is_told_of(string file)
    {
        var root = JsonNode.Parse(Examples[file])!;
        foreach (var members in Objects(root).ToArray())
        {
            members["zzz"] = 0;
        }

        var unknown = Read(file, root.ToJsonString())
            .Where(problem => problem.Arguments is ["zzz", _, ..])
            .ToArray();

        unknown.Should().NotBeEmpty();
        unknown.SelectMany(problem => problem.Arguments[1].Split(", "))
            .Where(name => !Document.Contains($"\"{name}\":", StringComparison.Ordinal)
                && !Document.Contains($"`{name}`", StringComparison.Ordinal))
            .Should().BeEmpty();
    }

    [Test]
    public void Every_variable_is_told_of() => SettingsOverrides.Variables
        .Where(variable => !Document.Contains($"`{variable.Variable}`", StringComparison.Ordinal))
        .Should().BeEmpty();

    private static ImmutableArray<Problem> Read(string file, string json)
    {
        var utf8 = Encoding.UTF8.GetBytes(json);
        ImmutableArray<Problem> problems;
        switch (file)
        {
            case "badges.json":
                WorkspaceSettingsReader.Read(utf8, "/workspace", ImmutableDictionary<string, string>.Empty, out problems);
                return problems;
            case "mapping.json":
                _ = ColumnMappingFile.TryParse(utf8, out _, out problems);
                return problems;
            case "operators.json":
                Catalogue.Read([], [], new CatalogueFile(file, utf8), [], out problems);
                return problems;
            default:
                var framework = File.ReadAllBytes(Checkout.Path("samples", "catalogue", "skills", "dss-p-1.2.json"));
                Catalogue.Read(
                    [new CatalogueFile("skills/dss-p-1.2.json", framework)], [new CatalogueFile(file, utf8)], null, [], out problems);
                return problems;
        }
    }

    private static IEnumerable<JsonObject> Objects(JsonNode? node) => node switch
    {
        JsonObject members => members.SelectMany(member => Objects(member.Value)).Prepend(members),
        JsonArray items => items.SelectMany(Objects),
        _ => [],
    };

    [GeneratedRegex(@"^```json (?<file>\S+)\n(?<json>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Example();
}
