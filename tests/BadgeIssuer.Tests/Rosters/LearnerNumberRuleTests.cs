using BadgeIssuer.Issuing.Rosters;
using FluentAssertions;
using NUnit.Framework;

namespace BadgeIssuer.Tests.Rosters;

public sealed class LearnerNumberRuleTests
{
    private static readonly LearnerNumberRule Rule = LearnerNumberRule.Create("^Q06-[A-Z]{2}-[0-9]{4}$");

    [TestCase("Q06-AX-0001")]
    [TestCase("  Q06-AX-0001 ")]
    [TestCase("　Q06-AX-0001\n")]
    [TestCase("Ｑ０６－ＡＸ－０００１")]
    public void Trims_and_narrows(string cell)
    {
        Rule.TryRead(cell, out var number).Should().BeTrue();
        number.Should().Be("Q06-AX-0001");
    }

    [TestCase("")]
    [TestCase("Q06-AX-001")]
    [TestCase("Q06-AX-00011")]
    [TestCase("q06-AX-0001")]
    [TestCase("Q06‐AX‐0001")]
    [TestCase("Q06-AX-0001 Q06-AX-0002")]
    [TestCase("Q06-AX-٠٠٠١")]
    [TestCase("Q06-\u200BAX-0001")]
    public void Mends_nothing_else(string cell) => Rule.TryRead(cell, out _).Should().BeFalse();

    [TestCase("x Q06-AX-0001")]
    [TestCase("Q06-AX-0001x")]
    public void A_pattern_without_anchors_matches_the_whole_cell(string cell)
    {
        var rule = LearnerNumberRule.Create("Q06-[A-Z]{2}-[0-9]{4}");

        rule.TryRead("Q06-AX-0001", out _).Should().BeTrue();
        rule.TryRead(cell, out _).Should().BeFalse();
    }

    [TestCase(null)]
    [TestCase(" ")]
    [TestCase("[")]
    [TestCase("(a)\\1")]
    [TestCase("(?=a)a")]
    public void A_pattern_that_cannot_be_used_is_refused(string? pattern) =>
        LearnerNumberRule.TryCreate(pattern, out _).Should().BeFalse();
}
