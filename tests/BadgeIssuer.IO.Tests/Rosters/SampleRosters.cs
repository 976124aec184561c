using System.Collections.Immutable;
using System.Text;
using BadgeIssuer.IO.Rosters;
using BadgeIssuer.Issuing;
using BadgeIssuer.Issuing.Rosters;
using BadgeIssuer.OpenBadges;
using NUnit.Framework;

namespace BadgeIssuer.IO.Tests.Rosters;

/// <summary>Rosters for tests: those of samples/rosters, and small ones made on the spot.</summary>
internal static class SampleRosters
{
    public const string Heading = "受講者番号,氏名,メールアドレス,プログラム名,修了日,合否";

    public static RosterRules Rules { get; } = new()
    {
        LearnerNumbers = LearnerNumberRule.Create("^Q06-[A-Z]{2}-[0-9]{4}$"),
        Achievements = SampleAchievements.All,
        Today = new DateOnly(2025, 4, 1),
    };

    /// <summary>The files of samples/rosters.</summary>
    public static string[] All { get; } =
    [
        .. Directory.EnumerateFiles(Path())
            .Select(path => System.IO.Path.GetFileName(path))
            .Where(name => !name.EndsWith(".json", StringComparison.Ordinal) && name is not "README.md")
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>The rules for a file of samples/rosters.</summary>
    public static RosterRules RulesOf(string file)
    {
        var mapping = Path(System.IO.Path.ChangeExtension(file, ".mapping.json"));
        return !File.Exists(mapping) ? Rules
            : ColumnMappingFile.TryRead(mapping, out var read, out var problems) ? Rules with { Mapping = read }
            : throw new AssertionException(string.Join(", ", problems));
    }

    public static string Path(params ReadOnlySpan<string> parts)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(System.IO.Path.Combine(folder.FullName, "BadgeIssuer.sln")))
        {
            folder = folder.Parent;
        }

        return System.IO.Path.Combine([folder!.FullName, "samples", "rosters", .. parts]);
    }

    public static RosterReading Open(byte[] bytes, RosterRules? rules = null) =>
        RosterReading.TryOpen(new MemoryStream(bytes), rules ?? Rules, out var reading, out var problems)
            ? reading
            : throw new AssertionException(string.Join(", ", problems));

    public static RosterReading Open(string text, RosterRules? rules = null) =>
        Open(Encoding.UTF8.GetBytes(text), rules);

    public static ImmutableArray<Problem> Refuse(byte[] bytes, RosterRules? rules = null)
    {
        var isOpen = RosterReading.TryOpen(
            new MemoryStream(bytes), rules ?? Rules, out var reading, out var problems);
        reading?.Dispose();
        return isOpen ? throw new AssertionException("The roster was not refused.") : problems;
    }

    /// <summary>What becomes of the lines of a text.</summary>
    public static RowJudgement[] Judge(string text, RosterRules? rules = null)
    {
        using var reading = Open(text, rules);
        return [.. reading.Judgements()];
    }

    /// <summary>A good row of the learner with this number, as CSV.</summary>
    public static string Row(
        int number,
        string? name = null,
        string? mail = null,
        string programme = "MDXQ2-T1-1",
        string date = "2024/12/20",
        string result = "合格") =>
        $"Q06-AX-{number:D4},{name ?? "山田　太郎"},{mail ?? $"learner{number}@example.jp"},{programme},{date},{result}";
}
