using System.Collections.Immutable;
using System.Text.Json;
using BadgeIssuer.Issuing;

namespace BadgeIssuer.IO.Tests.Rosters;

/// <summary>The achievements of samples/catalogue, as far as reading a roster needs them.</summary>
internal static class SampleAchievements
{
    public static ImmutableArray<AchievementDefinition> All { get; } =
    [
        .. Directory.EnumerateFiles(SampleRosters.Path("..", "catalogue", "achievements"), "*.json")
            .Order(StringComparer.Ordinal)
            .Select(Read),
    ];

    private static AchievementDefinition Read(string path)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(path));
        var root = document.RootElement;
        var term = root.GetProperty("term");
        return new AchievementDefinition
        {
            Code = Text(root, "code"),
            Version = root.GetProperty("version").GetInt32(),
            State = Enum.Parse<AchievementState>(Text(root, "state"), ignoreCase: true),
            Name = new LocalizedText(Text(root.GetProperty("name"), "ja"), Text(root.GetProperty("name"), "en")),
            Description = new LocalizedText("", ""),
            Criteria = new LocalizedText("", ""),
            Aliases = Texts(root, "aliases"),
            ContainedNames = Texts(root, "containedNames"),
            Skills = [],
            TermStart = DateOnly.ParseExact(Text(term, "start"), "O"),
            TermEnd = DateOnly.ParseExact(Text(term, "end"), "O"),
        };
    }

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;

    private static ImmutableArray<string> Texts(JsonElement element, string name) =>
        element.TryGetProperty(name, out var list)
            ? [.. list.EnumerateArray().Select(item => item.GetString()!)]
            : [];
}
