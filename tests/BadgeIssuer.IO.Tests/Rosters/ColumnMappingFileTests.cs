using System.Text;
using BadgeIssuer.IO.Rosters;
using BadgeIssuer.Issuing.Rosters;
using CsCheck;
using FluentAssertions;
using NUnit.Framework;

namespace BadgeIssuer.IO.Tests.Rosters;

public sealed class ColumnMappingFileTests
{
    [Test]
    public void Reads_all_that_a_mapping_can_say()
    {
        var mapping = Read("""
            {"columns":{"learnerNumber":"受講者ID","emailAddress":"連絡先"},"headerRow":3,"sheet":"修了者",
             "resultMarks":{"pass":["◎"],"notEligible":["－"]}}
            """);

        mapping.Headings.Should().Equal(new Dictionary<RosterField, string>
        {
            [RosterField.LearnerNumber] = "受講者ID",
            [RosterField.EmailAddress] = "連絡先",
        });
        (mapping.HeaderRow, mapping.Sheet).Should().Be((3, "修了者"));
        mapping.ResultMarks!.Read("◎").Should().Be(ResultMark.Pass);
        mapping.ResultMarks.Read("合格").Should().Be(ResultMark.Unknown);
    }

    [Test]
    public void Tells_everything_that_is_wrong_at_once() =>
        Refuse("""
            {"columns":{"learner":"a","name":"氏名","familyName":" 氏 名 ","result":3},"headerRow":0,"encoding":"cp932",
             "resultMarks":{"pass":["○","ok"],"notEligible":["ＯＫ"],"fail":[]}}
            """).Should().BeEquivalentTo(
            "roster.mapping-unknown-member /columns/learner",
            "roster.mapping-twice /columns/familyName",
            "roster.mapping-invalid-value /columns/result",
            "roster.mapping-invalid-value /headerRow",
            "roster.mapping-unknown-member /encoding",
            "roster.mark-ambiguous /resultMarks",
            "roster.mapping-unknown-member /resultMarks/fail");

    [TestCase("", "roster.mapping-unreadable ")]
    [TestCase("{}", "roster.mapping-missing-member /columns")]
    [TestCase("[]", "roster.mapping-invalid-value ")]
    [TestCase("{\"columns\":{},\"columns\":{}}", "roster.mapping-unreadable ")]
    public void Refuses_what_is_no_mapping(string json, string problem) => Refuse(json).Should().Equal(problem);

    [Test]
    public void A_file_that_is_not_there_is_a_problem()
    {
        ColumnMappingFile.TryRead(SampleRosters.Path("no.json"), out _, out var problems).Should().BeFalse();
        problems.Single().Code.Should().Be(RosterProblemCodes.MappingUnreadable);
    }

    [Test]
    public void Any_bytes_are_read_or_refused() => Gen.Byte.Array[0, 100].Sample(bytes =>
        ColumnMappingFile.TryParse(bytes, out var mapping, out var problems) == (mapping is not null && problems.IsEmpty));

    [Test]
    public void The_header_is_looked_for_only_where_the_mapping_says()
    {
        var text = SampleRosters.Heading + "\n番,姓名,先,講座,完,可否\nQ06-AX-0001,山田　太郎,a@example.jp,MDXQ2-T1-1,2024/12/20,◎\n";
        var mapping = Read("""
            {"columns":{"learnerNumber":"番","emailAddress":"先","completedOn":"完","result":"可否"},"headerRow":2,
             "resultMarks":{"pass":["◎"]}}
            """);

        SampleRosters.Judge(text, SampleRosters.Rules with { Mapping = mapping })
            .Select(judgement => judgement.Disposition.ToString()).Should().Equal("Header", "Header", "Accept");
    }

    [Test]
    public void Mapped_halves_of_a_name_go_before_a_column_that_looks_like_the_whole()
    {
        var text = SampleRosters.Heading + ",苗,字名\n" + SampleRosters.Row(1, "ﾔﾏﾀﾞ") + ",山田,太郎\n";
        var mapping = Read("""{"columns":{"familyName":"苗","givenName":"字名"}}""");

        SampleRosters.Judge(text, SampleRosters.Rules with { Mapping = mapping })[1].Completion!.Name.Should().Be("山田　太郎");
    }

    [Test]
    public void An_unmapped_column_that_is_needed_is_told_with_what_was_found()
    {
        var text = "番,姓名,先,コース,修了日,合否\n";
        var mapping = Read("""{"columns":{"learnerNumber":"番"}}""");

        var problem = SampleRosters.Refuse(Encoding.UTF8.GetBytes(text), SampleRosters.Rules with { Mapping = mapping }).Single();

        problem.Code.Should().Be(RosterProblemCodes.ColumnMissing);
        problem.Arguments[1].Should().Contain("メールアドレス");
        problem.Arguments[2].Should().Be("番, 姓名, 先, コース, 修了日, 合否");
    }

    private static ColumnMapping Read(string json) =>
        ColumnMappingFile.TryParse(Encoding.UTF8.GetBytes(json), out var mapping, out var problems)
            ? mapping
            : throw new AssertionException(string.Join(", ", problems));

    private static string[] Refuse(string json)
    {
        ColumnMappingFile.TryParse(Encoding.UTF8.GetBytes(json), out _, out var problems).Should().BeFalse();
        return [.. problems.Select(problem => $"{problem.Code} {problem.Pointer}")];
    }
}
