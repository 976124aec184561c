using System.Collections.Immutable;
using BadgeIssuer.Issuing.Rosters;
using BadgeIssuer.OpenBadges;
using BadgeIssuer.Problems;
using FluentAssertions;
using NUnit.Framework;

namespace BadgeIssuer.Tests.Rosters;

public sealed class RosterProblemTextTests
{
    private static IEnumerable<string> Codes() =>
        typeof(RosterProblemCodes).GetFields().Select(field => (string)field.GetValue(null)!);

    [Test]
    public void Every_code_has_its_sentences_and_no_sentence_is_left() =>
        ProblemCatalogue.Codes.Where(code => code.StartsWith("roster.", StringComparison.Ordinal))
            .Should().BeEquivalentTo(Codes());

    [TestCaseSource(nameof(Codes))]
    public void A_code_speaks_both_languages_and_says_what_to_do(string code)
    {
        var problem = new Problem(code, null, ["1", "2", "3", "4"]);

        foreach (var language in Enum.GetValues<Language>())
        {
            ProblemCatalogue.Describe(problem, language).Should().NotBeNullOrWhiteSpace().And.NotContain("{");
            ProblemCatalogue.Remedy(problem, language).Should().NotBeNullOrWhiteSpace().And.NotContain("{");
        }
    }

    [Test]
    public void A_problem_of_a_row_fills_every_place_of_its_sentence()
    {
        var judgements = TestRosters.JudgeBelowHeading(
            "|山?|a@|XYZ|24/1/1|保留|追加|",
            "Q06-AX-0001|山田|a@example.jp|MDXQ2-ORIG|2024/1/1|合格||",
            "Q06-AX-0001|山田|a@example.jp|MDXQ2-T1-1|2025/2/1|合格||",
            "Q06-AX-0001|山田|a@example.jp|MDXQ2-T1-1|2024/12/1|合格||",
            "Q06-AX-0002|山田|a@example.jp|MDXQ2-T1-1|2024/12/1|合格||x|y",
            "合計", "");

        foreach (var problem in judgements.SelectMany(judgement => judgement.Problems))
        {
            ImmutableArray<string> texts =
            [
                ProblemCatalogue.Describe(problem, Language.Japanese), ProblemCatalogue.Describe(problem, Language.English),
                ProblemCatalogue.Remedy(problem, Language.Japanese), ProblemCatalogue.Remedy(problem, Language.English),
            ];
            texts.Should().NotContain(text => text.Contains('…'), problem.Code);
        }
    }
}
