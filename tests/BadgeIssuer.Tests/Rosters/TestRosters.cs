using System.Collections.Immutable;
using BadgeIssuer.Issuing;
using BadgeIssuer.Issuing.Rosters;
using FluentAssertions;

namespace BadgeIssuer.Tests.Rosters;

/// <summary>Small rosters as text: one row a line, cells divided by a bar.</summary>
internal static class TestRosters
{
    public const string Heading = "受講者番号|氏名|メールアドレス|プログラム名|修了日|合否|区分|備考";

    public static AchievementDefinition Retail { get; } = Achievement(
        "MDXQ2-T1-1", "教材タイプ1 ①需要予測・在庫最適化（小売業）", "Type 1-1 Demand Forecast (Retail)",
        aliases: ["需要予測・在庫最適化（小売業）", "需要予測"]);

    public static AchievementDefinition Factory { get; } = Achievement(
        "MDXQ2-T1-2", "教材タイプ1 ②不良個所自動検出（製造業）", "Type 1-2 Automatic Defect Detection (Manufacturing)");

    public static AchievementDefinition Pattern1 { get; } = Achievement(
        "MDXQ3-P1", "地域企業協働プログラム パターン1（デジタル化構想・設計）", "Pattern 1", contained: ["パターン1"]);

    public static AchievementDefinition Pattern2 { get; } = Achievement(
        "MDXQ3-P2", "地域企業協働プログラム パターン2（デジタル化設計・検証）", "Pattern 2", contained: ["パターン2"]);

    public static AchievementDefinition Draft { get; } = Achievement(
        "MDXQ2-ORIG", "運営事業者が独自に設計した教材", "Operator-designed material", state: AchievementState.Draft);

    public static RosterRules Rules { get; } = new()
    {
        LearnerNumbers = LearnerNumberRule.Create("^Q06-[A-Z]{2}-[0-9]{4}$"),
        Achievements = [Retail, Factory, Pattern1, Pattern2, Draft],
        Today = new DateOnly(2025, 1, 20),
    };

    public static AchievementDefinition Achievement(
        string code,
        string japanese,
        string english,
        AchievementState state = AchievementState.Approved,
        int version = 1,
        ImmutableArray<string> aliases = default,
        ImmutableArray<string> contained = default) => new()
    {
        Code = code,
        Version = version,
        State = state,
        Name = new LocalizedText(japanese, english),
        Description = new LocalizedText("", ""),
        Criteria = new LocalizedText("", ""),
        Aliases = aliases.IsDefault ? [] : aliases,
        ContainedNames = contained.IsDefault ? [] : contained,
        Skills = [],
        TermStart = new DateOnly(2024, 9, 1),
        TermEnd = new DateOnly(2025, 1, 31),
    };

    /// <summary>Rows from text, the first of which is line 1.</summary>
    public static RosterRow[] Rows(params ReadOnlySpan<string> lines)
    {
        var rows = new RosterRow[lines.Length];
        for (var i = 0; i < lines.Length; i++)
        {
            rows[i] = RosterRow.Of(i + 1, lines[i].Split('|'));
        }

        return rows;
    }

    /// <summary>Judges rows whose header is found among them.</summary>
    public static RowJudgement[] Judge(
        RosterRow[] rows, RosterRules? rules = null, RosterFormat format = RosterFormat.Csv)
    {
        HeaderFinder.TryFind(rows, [], rules ?? Rules, out var header, out var problems)
            .Should().BeTrue("{0}", string.Join(", ", problems));
        var judge = new RosterJudge(rules ?? Rules, new RosterFacts { Format = format, Header = header! });
        judge.Study(rows);
        return [.. rows.Select(judge.Judge)];
    }

    /// <summary>Judges the rows below the usual heading; the first of them is line 2.</summary>
    public static RowJudgement[] JudgeBelowHeading(params ReadOnlySpan<string> lines) =>
        Judge(Rows([Heading, .. lines]))[1..];

    /// <summary>What a judgement says, in short: <c>Reject date-missing name-missing</c>.</summary>
    public static string Describe(this RowJudgement judgement) =>
        string.Join(' ', [
            judgement.Disposition.ToString(),
            .. judgement.Problems.Select(problem => problem.Code["roster.".Length..]),
        ]);
}
