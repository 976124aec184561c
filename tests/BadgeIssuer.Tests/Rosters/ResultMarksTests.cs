using BadgeIssuer.Issuing.Rosters;
using FluentAssertions;
using NUnit.Framework;

namespace BadgeIssuer.Tests.Rosters;

public sealed class ResultMarksTests
{
    [TestCase("合格", ResultMark.Pass)]
    [TestCase("合", ResultMark.Pass)]
    [TestCase("修了", ResultMark.Pass)]
    [TestCase("可", ResultMark.Pass)]
    [TestCase("○", ResultMark.Pass)]
    [TestCase("◯", ResultMark.Pass)]
    [TestCase("〇", ResultMark.Pass)]
    [TestCase("済", ResultMark.Pass)]
    [TestCase("pass", ResultMark.Pass)]
    [TestCase("ＰＡＳＳ", ResultMark.Pass)]
    [TestCase(" 合 格 ", ResultMark.Pass)]
    [TestCase("不合格", ResultMark.NotEligible)]
    [TestCase("未修了", ResultMark.NotEligible)]
    [TestCase("辞退", ResultMark.NotEligible)]
    [TestCase("離脱", ResultMark.NotEligible)]
    [TestCase("×", ResultMark.NotEligible)]
    [TestCase("Fail", ResultMark.NotEligible)]
    [TestCase("", ResultMark.Blank)]
    [TestCase("　", ResultMark.Blank)]
    [TestCase("否", ResultMark.Unknown)]
    [TestCase("合格？", ResultMark.Unknown)]
    [TestCase("修了見込", ResultMark.Unknown)]
    [TestCase("1", ResultMark.Unknown)]
    [TestCase("TRUE", ResultMark.Unknown)]
    [TestCase("0", ResultMark.Unknown)]
    public void Reads_marks_and_guesses_none(string cell, ResultMark expected) =>
        ResultMarks.Default.Read(cell).Should().Be(expected);

    [Test]
    public void Marks_are_the_settings_own() =>
        new ResultMarks(["優", "良"], ["不可"]).Read("良").Should().Be(ResultMark.Pass);

    [Test]
    public void A_mark_cannot_mean_both() =>
        FluentActions.Invoking(() => new ResultMarks(["可"], ["可"])).Should().Throw<ArgumentException>();

    [Test]
    public void A_blank_mark_is_none() =>
        FluentActions.Invoking(() => new ResultMarks([" "], ["×"])).Should().Throw<ArgumentException>();
}
