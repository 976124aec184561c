using System.Collections.Immutable;
using BadgeIssuer.Issuing.Rosters;
using BadgeIssuer.OpenBadges;
using FluentAssertions;
using NUnit.Framework;

namespace BadgeIssuer.Tests.Rosters;

public sealed class HeaderFinderTests
{
    // Each heading beside five good ones: what it must be taken for.
    [TestCase("受講者番号", RosterField.LearnerNumber)]
    [TestCase("受講番号", RosterField.LearnerNumber)]
    [TestCase("No", RosterField.LearnerNumber)]
    [TestCase("Ｎｏ．", RosterField.LearnerNumber)]
    [TestCase("№", RosterField.LearnerNumber)]
    [TestCase("受講者番号（必須）", RosterField.LearnerNumber)]
    [TestCase("受講者番号(半角英数字)*", RosterField.LearnerNumber)]
    [TestCase("受 講 者\n番 号", RosterField.LearnerNumber)]
    [TestCase("Learner ID", RosterField.LearnerNumber)]
    [TestCase("learner_number", RosterField.LearnerNumber)]
    [TestCase("氏名", RosterField.Name)]
    [TestCase("氏　名", RosterField.Name)]
    [TestCase("氏名（漢字）", RosterField.Name)]
    [TestCase("お名前", RosterField.Name)]
    [TestCase("Full Name", RosterField.Name)]
    [TestCase("メールアドレス", RosterField.EmailAddress)]
    [TestCase("ﾒｰﾙｱﾄﾞﾚｽ", RosterField.EmailAddress)]
    [TestCase("Ｅメール", RosterField.EmailAddress)]
    [TestCase("E-mail", RosterField.EmailAddress)]
    [TestCase("E-Mail Address", RosterField.EmailAddress)]
    [TestCase("プログラム名", RosterField.Achievement)]
    [TestCase("ﾌﾟﾛｸﾞﾗﾑ", RosterField.Achievement)]
    [TestCase("コース", RosterField.Achievement)]
    [TestCase("Course", RosterField.Achievement)]
    [TestCase("修了日", RosterField.CompletedOn)]
    [TestCase("修了日（西暦）", RosterField.CompletedOn)]
    [TestCase("修了年月日", RosterField.CompletedOn)]
    [TestCase("Completion Date", RosterField.CompletedOn)]
    [TestCase("合否", RosterField.Result)]
    [TestCase("判定", RosterField.Result)]
    [TestCase("修了", RosterField.Result)]
    [TestCase("Pass/Fail", RosterField.Result)]
    [TestCase("区分", RosterField.Purpose)]
    [TestCase("区分（新規／訂正／取消）", RosterField.Purpose)]
    [TestCase("備考", RosterField.Remarks)]
    [TestCase("フリガナ", RosterField.Reading)]
    [TestCase("氏名（フリガナ）", RosterField.Reading)]
    [TestCase("氏名カナ", RosterField.Reading)]
    public void Knows_the_usual_names(string heading, RosterField field)
    {
        (RosterField Field, string Name)[] usual =
        [
            (RosterField.LearnerNumber, "受講者番号"), (RosterField.Name, "氏名"), (RosterField.EmailAddress, "メール"),
            (RosterField.Achievement, "テーマ"), (RosterField.CompletedOn, "修了日"), (RosterField.Result, "合否"),
        ];
        string[] headings = [.. usual.Where(item => item.Field != field).Select(item => item.Name), heading];

        var header = Find([string.Join('|', headings)]);

        header.Columns[field].Should().Equal(headings.Length - 1);
    }

    [TestCase("修了日（予定）")]
    [TestCase("氏名（旧姓）")]
    [TestCase("生年月日")]
    [TestCase("緊急連絡先")]
    [TestCase("申込日")]
    public void Does_not_take_one_column_for_another(string heading)
    {
        var header = Find([TestRosters.Heading + "|" + heading]);

        header.Columns.Dropped.Should().Contain(heading);
    }

    [Test]
    public void A_running_number_gives_way_to_the_learner_number()
    {
        var header = Find(["No|" + TestRosters.Heading]);

        header.Columns[RosterField.LearnerNumber].Should().Equal(1);
        header.Columns.Dropped.Should().Equal("No", "備考");
    }

    [Test]
    public void Title_lines_stand_above()
    {
        var header = Find(["修了者名簿||", "|提出日：2025年2月3日|", "", TestRosters.Heading]);

        (header.FirstLine, header.LastLine).Should().Be((4, 4));
    }

    [Test]
    public void Two_rows_may_be_one_header()
    {
        var header = Find([
            "名簿",
            "受講者番号|氏名|||連絡先||プログラム|修了日|||判定",
            "|姓|名|カナ|メール|電話||年|月|日|",
            "Q06-AX-0001|山田|太郎|ヤマダ|a@example.jp|0|MDXQ2-T1-1|2024|12|20|修了",
        ]);

        (header.FirstLine, header.LastLine).Should().Be((2, 3));
        header.Columns.Found.Select(pair => pair.Key).Should().Equal(
            RosterField.LearnerNumber, RosterField.FamilyName, RosterField.GivenName, RosterField.Reading,
            RosterField.EmailAddress, RosterField.Achievement, RosterField.CompletedYear, RosterField.CompletedMonth,
            RosterField.CompletedDay, RosterField.Result);
        header.Columns.Dropped.Should().Equal("氏名 カナ", "連絡先 電話");
    }

    [Test]
    public void Merged_cells_stand_for_their_range()
    {
        var rows = TestRosters.Rows(
            "受講者番号|氏名||||メール|プログラム|修了日|判定", "|漢字||ローマ字||||", "Q06|山田||Yamada||a@example.jp|x|2024/12/20|修了");

        HeaderFinder.TryFind(
            rows, [new MergedCells(1, 1, 1, 4), new MergedCells(2, 2, 1, 2)], TestRosters.Rules, out var header, out _)
            .Should().BeTrue();

        header!.Columns[RosterField.Name].Should().Equal(1);
        header.Columns.Dropped.Should().Contain("氏名 ローマ字");
    }

    [Test]
    public void A_missing_column_is_told_with_what_was_found()
    {
        var problem = Refuse(["受講者番号|氏名|電話|修了日|合否|プログラム"]).Should().ContainSingle().Subject;

        problem.Code.Should().Be(RosterProblemCodes.ColumnMissing);
        problem.Arguments.Should().Equal(
            "1", "メールアドレス (e-mail)", "受講者番号, 氏名, 電話, 修了日, 合否, プログラム");
    }

    [Test]
    public void Half_a_name_is_no_name() =>
        Refuse(["受講者番号|姓|メール|修了日|合否|プログラム"]).Single().Arguments[1].Should().Be("氏名 (name)");

    [Test]
    public void Two_columns_of_one_name_are_a_question()
    {
        var problem = Refuse([TestRosters.Heading + "|氏名"]).Should().ContainSingle().Subject;

        problem.Code.Should().Be(RosterProblemCodes.ColumnAmbiguous);
        problem.Arguments.Should().Equal("1", "氏名 (name)", "氏名, 氏名");
    }

    [Test]
    public void Where_nothing_is_a_header_no_cell_is_repeated()
    {
        var problem = Refuse(["山田　太郎|taro@example.jp", "鈴木|suzuki@example.jp"]).Should().ContainSingle().Subject;

        problem.Code.Should().Be(RosterProblemCodes.HeaderNotFound);
        problem.Arguments.Should().Equal("2");
    }

    [Test]
    public void A_mapping_goes_before_the_usual_names()
    {
        var rules = TestRosters.Rules with
        {
            Mapping = new ColumnMapping
            {
                Headings = ImmutableDictionary<RosterField, string>.Empty
                    .Add(RosterField.LearnerNumber, "会員 コード").Add(RosterField.Name, "氏名（表彰状用）"),
            },
        };
        var rows = TestRosters.Rows("会員コード|氏名|氏名（表彰状用）|メール|修了日|合否|プログラム");

        HeaderFinder.TryFind(rows, [], rules, out var header, out var problems).Should().BeTrue();
        problems.Should().BeEmpty();
        header!.Columns[RosterField.LearnerNumber].Should().Equal(0);
        header.Columns[RosterField.Name].Should().Equal(2);
        header.Columns.Dropped.Should().Equal("氏名");
    }

    [Test]
    public void A_mapping_to_what_is_not_there_is_refused()
    {
        var rules = TestRosters.Rules with
        {
            Mapping = new ColumnMapping
            {
                Headings = ImmutableDictionary<RosterField, string>.Empty.Add(RosterField.Name, "本名"),
            },
        };

        HeaderFinder.TryFind(TestRosters.Rows(TestRosters.Heading), [], rules, out _, out var problems).Should().BeFalse();
        problems.Should().ContainSingle().Which.Arguments.Should().Equal("1", "本名");
    }

    private static RosterHeader Find(string[] lines)
    {
        HeaderFinder.TryFind(TestRosters.Rows(lines), [], TestRosters.Rules, out var header, out var problems)
            .Should().BeTrue("{0}", string.Join(", ", problems));
        return header!;
    }

    private static ImmutableArray<Problem> Refuse(string[] lines)
    {
        HeaderFinder.TryFind(TestRosters.Rows(lines), [], TestRosters.Rules, out _, out var problems).Should().BeFalse();
        return problems;
    }
}
