using BadgeIssuer.Issuing;
using BadgeIssuer.Issuing.Rosters;
using FluentAssertions;
using NUnit.Framework;

namespace BadgeIssuer.Tests.Rosters;

public sealed class AchievementFinderTests
{
    private static readonly AchievementFinder Finder = new(TestRosters.Rules.Achievements);

    [TestCase("MDXQ2-T1-1", "MDXQ2-T1-1")]
    [TestCase("mdxq2-t1-1", "MDXQ2-T1-1")]
    [TestCase("ＭＤＸＱ２－Ｔ１－１", "MDXQ2-T1-1")]
    [TestCase("MDXQ2-T1-1-v1", "MDXQ2-T1-1")]
    [TestCase("教材タイプ1 ①需要予測・在庫最適化（小売業）", "MDXQ2-T1-1")]
    [TestCase("教材ﾀｲﾌﾟ1①需要予測・在庫最適化(小売業)", "MDXQ2-T1-1")]
    [TestCase("教材タイプ１　①　需要予測・在庫最適化（小売業）", "MDXQ2-T1-1")]
    [TestCase("需要予測・在庫最適化（小売業）", "MDXQ2-T1-1")]
    [TestCase("type 1-1 demand forecast (retail)", "MDXQ2-T1-1")]
    [TestCase("パターン1", "MDXQ3-P1")]
    [TestCase("地域企業協働プログラム（パターン1）", "MDXQ3-P1")]
    [TestCase("令和6年度 地域企業協働 パターン１", "MDXQ3-P1")]
    [TestCase("パターン①", "MDXQ3-P1")]
    [TestCase("ﾊﾟﾀｰﾝ2", "MDXQ3-P2")]
    [TestCase("パターン1 2024年度", "MDXQ3-P1")]
    [TestCase("運営事業者が独自に設計した教材", "MDXQ2-ORIG")]
    public void Finds_what_a_cell_names(string cell, string code)
    {
        Finder.Find(cell, out var achievement).Should().BeNull();
        achievement!.Code.Should().Be(code);
    }

    [TestCase("", RosterProblemCodes.AchievementMissing)]
    [TestCase("　", RosterProblemCodes.AchievementMissing)]
    [TestCase("需要予測など", RosterProblemCodes.AchievementUnknown)]
    [TestCase("MDXQ2-T1", RosterProblemCodes.AchievementUnknown)]
    [TestCase("パターン", RosterProblemCodes.AchievementUnknown)]
    [TestCase("パターン12", RosterProblemCodes.AchievementUnknown)]
    [TestCase("パターン10（パターン20）", RosterProblemCodes.AchievementUnknown)]
    [TestCase("パターン1またはパターン2", RosterProblemCodes.AchievementAmbiguous)]
    public void Never_guesses(string cell, string code)
    {
        Finder.Find(cell, out var achievement).Should().Be(code);
        achievement.Should().BeNull();
    }

    [Test]
    public void Of_several_versions_the_newest_approved_one_is_meant()
    {
        var finder = new AchievementFinder(
        [
            TestRosters.Achievement("A", "あ", "a", AchievementState.Retired, version: 1),
            TestRosters.Achievement("A", "あ", "a", AchievementState.Approved, version: 2),
            TestRosters.Achievement("A", "あ", "a", AchievementState.Draft, version: 3),
        ]);

        finder.Find("A", out var achievement).Should().BeNull();
        achievement!.Version.Should().Be(2);
    }

    [Test]
    public void A_name_that_two_achievements_share_is_a_question() =>
        new AchievementFinder(
            [
                TestRosters.Achievement("A", "あ", "a", aliases: ["共通"]),
                TestRosters.Achievement("B", "い", "b", aliases: ["共通"]),
            ])
            .Find("共通", out _).Should().Be(RosterProblemCodes.AchievementAmbiguous);
}
