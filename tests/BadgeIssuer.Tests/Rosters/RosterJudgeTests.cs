using BadgeIssuer.Issuing;
using BadgeIssuer.Issuing.Rosters;
using FluentAssertions;
using NUnit.Framework;

namespace BadgeIssuer.Tests.Rosters;

public sealed class RosterJudgeTests
{
    private const string Good = "Q06-AX-0001|山田　太郎|Taro@Example.jp|MDXQ2-T1-1|2024/12/20|合格|新規|";

    [Test]
    public void A_good_row_becomes_a_completion()
    {
        var judgement = TestRosters.JudgeBelowHeading(Good).Single();

        judgement.Describe().Should().Be("Accept");
        judgement.Line.Should().Be(2);
        judgement.LearnerNumber.Should().Be("Q06-AX-0001");
        judgement.IsCorrection.Should().BeFalse();
        judgement.Completion.Should().Be(new Completion(
            "Q06-AX-0001", "山田　太郎", "taro@example.jp", "MDXQ2-T1-1-v1", new DateOnly(2024, 12, 20)));
    }

    // Source: PRODUCT.md §3, a sentence a line or two.
    [TestCase("|山田|a@example.jp|MDXQ2-T1-1|2024/12/20|合格||", "Reject learner-number-missing")]
    [TestCase("X06-1|山田|a@example.jp|MDXQ2-T1-1|2024/12/20|合格||", "Reject learner-number-malformed")]
    [TestCase("q06-ax-0001|山田|a@example.jp|MDXQ2-T1-1|2024/12/20|合格||", "Reject learner-number-malformed")]
    [TestCase(" Ｑ０６－ＡＸ－０００１　|山田|a@example.jp|MDXQ2-T1-1|2024/12/20|合格||", "Accept")]
    [TestCase("Q06-AX-0001||a@example.jp|MDXQ2-T1-1|2024/12/20|合格||", "Reject name-missing")]
    [TestCase("Q06-AX-0001|山?|a@example.jp|MDXQ2-T1-1|2024/12/20|合格||", "Reject name-lost-character")]
    [TestCase("Q06-AX-0001|山田||MDXQ2-T1-1|2024/12/20|合格||", "Reject email-missing")]
    [TestCase("Q06-AX-0001|山田|a@|MDXQ2-T1-1|2024/12/20|合格||", "Reject email-malformed")]
    [TestCase("Q06-AX-0001|山田|\u200Ba@example.jp|MDXQ2-T1-1|2024/12/20|合格||", "AcceptWarn email-zero-width")]
    [TestCase("Q06-AX-0001|山田|a@example.jp||2024/12/20|合格||", "Reject achievement-missing")]
    [TestCase("Q06-AX-0001|山田|a@example.jp|XYZ|2024/12/20|合格||", "Reject achievement-unknown")]
    [TestCase("Q06-AX-0001|山田|a@example.jp|MDXQ2-ORIG|2024/12/20|合格||", "Reject achievement-not-approved")]
    [TestCase("Q06-AX-0001|山田|a@example.jp|パターン1・パターン2|2024/12/20|合格||", "Reject achievement-ambiguous")]
    [TestCase("Q06-AX-0001|山田|a@example.jp|MDXQ2-T1-1||合格||", "Reject date-missing")]
    [TestCase("Q06-AX-0001|山田|a@example.jp|MDXQ2-T1-1|24/12/20|合格||", "Reject date-two-digit-year")]
    [TestCase("Q06-AX-0001|山田|a@example.jp|MDXQ2-T1-1|2024/8/31|合格||", "Reject date-outside-term")]
    [TestCase("Q06-AX-0001|山田|a@example.jp|MDXQ2-T1-1|2024/9/1|合格||", "Accept")]
    [TestCase("Q06-AX-0001|山田|a@example.jp|MDXQ2-T1-1|2025/1/20|合格||", "Accept")]
    [TestCase("Q06-AX-0001|山田|a@example.jp|MDXQ2-T1-1|2025/1/21|合格||", "Reject date-in-future")]
    [TestCase("Q06-AX-0001|山田|a@example.jp|MDXQ2-T1-1|2025/2/1|合格||", "Reject date-outside-term date-in-future")]
    [TestCase("Q06-AX-0001|山田|a@example.jp|MDXQ2-T1-1|45646|合格||", "AcceptWarn date-is-serial")]
    [TestCase("Q06-AX-0001|山田|a@example.jp|MDXQ2-T1-1|2024/12/20|||", "Reject result-missing")]
    [TestCase("Q06-AX-0001|山田|a@example.jp|MDXQ2-T1-1|2024/12/20|保留||", "Reject result-unknown")]
    [TestCase("Q06-AX-0001|山田|a@example.jp|MDXQ2-T1-1|2024/12/20|不合格||", "NotEligible result-not-eligible")]
    [TestCase("Q06-AX-0001|||||辞退||", "NotEligible result-not-eligible")]
    [TestCase("Q06-AX-0001|山田|a@example.jp|MDXQ2-T1-1|2024/12/20|合格|追加|", "Reject purpose-unknown")]
    [TestCase("Q06-AX-0001|山田|a@example.jp|MDXQ2-T1-1|2024/12/20|合格|取消|", "Hold cancellation")]
    [TestCase("Q06-AX-0001||||||取消|", "Reject achievement-missing cancellation")]
    [TestCase("Q06-AX-0001|山田|a@example.jp|MDXQ2-T1-1|2024/12/20|不合格|訂正|", "Hold correction-withdraws")]
    [TestCase("Q06-AX-0001|山田|a@example.jp|MDXQ2-T1-1|2024/12/20|合格||備考|余分", "Reject ragged-row")]
    [TestCase("Q06-AX-0001|山田|a@example.jp|MDXQ2-T1-1|2024/12/20", "Reject ragged-row")]
    [TestCase("Q06-AX-0001|山田|a@example.jp|MDXQ2-T1-1|2024/12/20|合格", "AcceptWarn ragged-row")]
    [TestCase("Q06-AX-0001|山田|a@example.jp|MDXQ2-T1-1|2024/12/20|合格||||", "Accept")]
    [TestCase("|||||||", "Skip blank-line")]
    [TestCase("", "Skip blank-line")]
    [TestCase("　||||||| ", "Skip blank-line")]
    [TestCase("合計|18名||||||", "Skip trailer-line")]
    [TestCase("|計 18名||||||", "Skip trailer-line")]
    [TestCase("以上", "Skip trailer-line")]
    [TestCase("※個人情報につき取扱注意", "Skip trailer-line")]
    [TestCase("--------", "Skip trailer-line")]
    [TestCase("Total|18||||||", "Skip trailer-line")]
    [TestCase("|計良　守||||||", "Reject learner-number-missing achievement-missing result-missing email-missing date-missing")]
    [TestCase("Q06-AX-0001|合計　太郎|a@example.jp|MDXQ2-T1-1|2024/12/20|合格||", "Accept")]
    public void A_row_ends_with_all_the_reasons(string row, string expected) =>
        TestRosters.JudgeBelowHeading(row).Single().Describe().Should().Be(expected);

    [Test]
    public void Every_problem_of_a_row_is_listed_by_column_and_none_repeats_a_cell()
    {
        var judgement = TestRosters.JudgeBelowHeading(
            "秘密１|秘?密２|秘密３@|秘密４|秘密５|秘密６|秘密７|秘密８").Single();

        judgement.Problems.Select(problem => problem.Arguments[1]).Should().Equal(
            "区分", "受講者番号", "プログラム名", "合否", "氏名", "メールアドレス", "修了日");
        judgement.Problems.Should().OnlyContain(problem => problem.Arguments[0] == "2");
        judgement.Problems.Should().NotContain(problem =>
            problem.Arguments.Any(argument => argument.Contains('秘')) || problem.Pointer!.Contains('秘'));
        judgement.Problems[0].Pointer.Should().Be("/2/区分");
    }

    // The rows of one learner and achievement: values are told by the date.
    [TestCase("N20 N20", "Accept; Skip repeated-row")]
    [TestCase("N20 N20 N20", "Accept; Skip repeated-row; Skip repeated-row")]
    [TestCase("N20 N27", "Hold conflicting-rows; Hold conflicting-rows")]
    [TestCase("N20 N20 N27", "Hold conflicting-rows; Hold conflicting-rows; Hold conflicting-rows")]
    [TestCase("N20 C27", "Skip superseded; Accept")]
    [TestCase("N20 N27 C28", "Skip superseded; Skip superseded; Accept")]
    [TestCase("N20 C27 C28", "Skip superseded; Skip superseded; Accept")]
    [TestCase("N20 C27 C27", "Skip superseded; Accept; Skip repeated-row")]
    [TestCase("N20 C27 N27", "Skip superseded; Accept; Skip repeated-row")]
    [TestCase("N20 C27 N20", "Skip superseded; Hold conflicting-rows; Hold conflicting-rows")]
    [TestCase("C27", "Accept")]
    [TestCase("N20 X20", "Hold cancelled-elsewhere; Hold cancellation")]
    [TestCase("N20 X20 N20", "Hold cancelled-elsewhere; Hold cancellation; Hold cancelled-elsewhere")]
    [TestCase("N20 C99", "Hold correction-unusable; Reject date-impossible")]
    [TestCase("N99 C20", "Skip superseded; Accept")]
    [TestCase("N20 N99", "Hold conflicting-rows; Reject date-impossible conflicting-rows")]
    [TestCase("N20 F20", "Hold conflicting-rows; Hold result-not-eligible conflicting-rows")]
    [TestCase("F20 F20", "NotEligible result-not-eligible; Skip repeated-row")]
    [TestCase("N20 H20", "Accept; Hold hidden-row")]
    [TestCase("H20 N20", "Hold hidden-row; Accept")]
    [TestCase("H20 N27", "Hold hidden-row conflicting-rows; Hold conflicting-rows")]
    [TestCase("H20", "Hold hidden-row")]
    [TestCase("S20", "Hold struck-through")]
    public void Rows_of_one_award_are_held_against_each_other(string rows, string expected)
    {
        var all = rows.Split(' ').Select((code, index) => Row(index + 2, code))
            .Prepend(RosterRow.Of(1, TestRosters.Heading.Split('|')))
            .ToArray();

        string.Join("; ", TestRosters.Judge(all)[1..].Select(TestRosters.Describe)).Should().Be(expected);
    }

    [Test]
    public void The_header_once_more_is_a_header() =>
        TestRosters.JudgeBelowHeading(Good, TestRosters.Heading)[1].Describe().Should().Be("Header repeated-header");

    [Test]
    public void A_name_that_may_go_on_beside_its_column_is_a_question()
    {
        var rows = TestRosters.Rows(
            "受講者番号|氏名||メールアドレス|プログラム|修了日|合否",
            "Q06-AX-0001|山田|太郎|a@example.jp|MDXQ2-T1-1|2024/12/20|合格",
            "Q06-AX-0002|山田　花子||b@example.jp|MDXQ2-T1-1|2024/12/20|合格");

        TestRosters.Judge(rows)[1..].Select(TestRosters.Describe).Should().Equal("Hold name-continues", "Accept");
    }

    [Test]
    public void A_correction_says_that_it_is_one()
    {
        var judgements = TestRosters.JudgeBelowHeading(Good, Good.Replace("太郎", "太朗", StringComparison.Ordinal)
            .Replace("新規", "訂正", StringComparison.Ordinal));

        judgements[1].IsCorrection.Should().BeTrue();
        judgements[1].Completion!.Name.Should().Be("山田　太朗");
        judgements[0].Completion.Should().BeNull();
        judgements[0].Problems.Single().Arguments.Should().Equal("2", "3");
    }

    [Test]
    public void The_same_row_in_another_writing_is_the_same_row()
    {
        var judgements = TestRosters.JudgeBelowHeading(
            Good, "Ｑ０６－ＡＸ－０００１| 山田　太郎 |ＴＡＲＯ@example.jp|需要予測|令和6年12月20日|○||別の備考");

        judgements[1].Describe().Should().Be("Skip repeated-row");
    }

    [Test]
    public void A_learner_may_complete_two_achievements() =>
        TestRosters.JudgeBelowHeading(Good, Good.Replace("T1-1", "T1-2", StringComparison.Ordinal))
            .Select(TestRosters.Describe).Should().Equal("Accept", "Accept");

    [Test]
    public void One_address_of_two_learners_holds_both()
    {
        var judgements = TestRosters.JudgeBelowHeading(
            Good,
            "Q06-AX-0002|山田　次郎|TARO@example.jp|MDXQ2-T1-1|2024/12/20|合格||",
            "Q06-AX-0003|山田　三郎|saburo@example.jp|MDXQ2-T1-1|2024/12/20|合格||");

        judgements.Select(TestRosters.Describe).Should().Equal("Hold shared-email", "Hold shared-email", "Accept");
        judgements[0].Problems.Single().Arguments.Should().Equal("2", "3");
        judgements[1].Problems.Single().Arguments.Should().Equal("3", "2");
    }

    [Test]
    public void An_address_that_was_corrected_is_nobody_elses() =>
        TestRosters.JudgeBelowHeading(
                "Q06-AX-0001|山田　太郎|jiro@example.jp|MDXQ2-T1-1|2024/12/20|合格||",
                "Q06-AX-0002|山田　次郎|jiro@example.jp|MDXQ2-T1-1|2024/12/20|合格||",
                "Q06-AX-0001|山田　太郎|taro@example.jp|MDXQ2-T1-1|2024/12/20|合格|訂正|")
            .Select(TestRosters.Describe).Should().Equal("Skip superseded", "Accept", "Accept");

    [Test]
    public void An_achievement_for_all_needs_no_column_and_contradicts_another()
    {
        var rules = TestRosters.Rules with { ForcedAchievement = TestRosters.Retail };
        var without = TestRosters.Rows(
            "受講者番号|氏名|メールアドレス|修了日|合否", "Q06-AX-0001|山田|a@example.jp|2024/12/20|合格");
        var with = TestRosters.Rows(
            TestRosters.Heading,
            Good,
            "Q06-AX-0002|山田|b@example.jp|MDXQ2-T1-2|2024/12/20|合格||",
            "Q06-AX-0003|山田|c@example.jp||2024/12/20|合格||");

        TestRosters.Judge(without, rules)[1].Completion!.AchievementId.Should().Be("MDXQ2-T1-1-v1");
        TestRosters.Judge(with, rules)[1..].Select(TestRosters.Describe)
            .Should().Equal("Accept", "Hold achievement-contradictory", "Accept");
    }

    [Test]
    public void A_rule_may_say_that_all_completed()
    {
        var rules = TestRosters.Rules with { EveryRowCompleted = true };
        var rows = TestRosters.Rows(
            "受講者番号|氏名|メールアドレス|プログラム|修了日", "Q06-AX-0001|山田|a@example.jp|MDXQ2-T1-1|2024/12/20");

        TestRosters.Judge(rows, rules)[1].Describe().Should().Be("Accept");
    }

    [Test]
    public void Halves_of_a_name_and_parts_of_a_date_are_put_together()
    {
        var rows = TestRosters.Rows(
            "受講者番号|姓|名|セイ|メイ|E-mail|コース|修了年|修了月|修了日|判定",
            "Q06-AX-0001|山田| 太郎 |ヤマダ|タロウ|a@example.jp|MDXQ2-T1-1|2024|12|20|修了",
            "Q06-AX-0002|山田||ヤマダ||b@example.jp|MDXQ2-T1-1|令和6年|12月|20日|修了",
            "Q06-AX-0003|山田|花子|ヤマダ|ハナコ|c@example.jp|MDXQ2-T1-1|6|12|20|修了",
            "Q06-AX-0004|山田|桃子|ヤマダ|モモコ|d@example.jp|MDXQ2-T1-1||||修了");

        var judgements = TestRosters.Judge(rows);

        judgements[1].Completion!.Name.Should().Be("山田　太郎");
        judgements[1].Completion!.CompletedOn.Should().Be(new DateOnly(2024, 12, 20));
        judgements[2..].Select(TestRosters.Describe).Should().Equal(
            "Reject name-missing", "Reject date-two-digit-year", "Reject date-missing");
    }

    [Test]
    public void Two_result_columns_that_disagree_are_a_question()
    {
        var rows = TestRosters.Rows(
            "受講者番号|氏名|メールアドレス|プログラム|修了日|合否|修了",
            "Q06-AX-0001|山田|a@example.jp|MDXQ2-T1-1|2024/12/20|合格|○",
            "Q06-AX-0002|山田|b@example.jp|MDXQ2-T1-1|2024/12/20|合格|未修了",
            "Q06-AX-0003|山田|c@example.jp|MDXQ2-T1-1|2024/12/20|合格|優");

        TestRosters.Judge(rows)[1..].Select(TestRosters.Describe)
            .Should().Equal("Accept", "Hold result-contradictory", "Accept");
    }

    [Test]
    public void Two_achievement_columns_must_agree()
    {
        var rows = TestRosters.Rows(
            "受講者番号|氏名|メールアドレス|プログラム名|テーマ|修了日|合否",
            "Q06-AX-0001|山田|a@example.jp|ケーススタディ|需要予測|2024/12/20|合格",
            "Q06-AX-0002|山田|b@example.jp|MDXQ2-T1-2|需要予測|2024/12/20|合格");

        TestRosters.Judge(rows)[1..].Select(TestRosters.Describe)
            .Should().Equal("Accept", "Hold achievement-contradictory");
    }

    [Test]
    public void A_row_is_not_judged_before_all_were_studied()
    {
        var rows = TestRosters.Rows(TestRosters.Heading);
        HeaderFinder.TryFind(rows, [], TestRosters.Rules, out var header, out _);
        var judge = new RosterJudge(
            TestRosters.Rules, new RosterFacts { Format = RosterFormat.Csv, Header = header! });

        judge.Invoking(it => it.Judge(rows[0])).Should().Throw<InvalidOperationException>();
    }

    // N new, C correction, X cancellation, F not completed, H hidden, S struck through; the day of December.
    private static RosterRow Row(int line, string code)
    {
        var row = RosterRow.Of(
            line,
            "Q06-AX-0001",
            "山田　太郎",
            "taro@example.jp",
            "MDXQ2-T1-1",
            $"2024/12/{code[1..]}",
            code[0] is 'F' ? "不合格" : "合格",
            code[0] switch { 'C' => "訂正", 'X' => "取消", _ => "" },
            "");
        return code[0] switch
        {
            'H' => row with { IsHidden = true },
            'S' => row with { Cells = row.Cells.SetItem(1, row[1] with { IsStruckThrough = true }) },
            _ => row,
        };
    }
}
