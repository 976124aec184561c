using System.Text;
using FluentAssertions;
using NUnit.Framework;

namespace BadgeIssuer.Cli.Tests;

/// <summary>Issuing a roster in the sample workspace.</summary>
public sealed class IssueTests
{
    private const string Header = "受講者番号,氏名,メールアドレス,プログラム名,修了日,合否\n";

    private readonly TemporaryFolder _folder = new();

    [OneTimeSetUp]
    public void Make_a_workspace() => IO.Workspaces.WorkspaceFactory.CreateSample(
        _folder.File("demo"), Path.Combine(AppContext.BaseDirectory, "samples"), port: null, TimeProvider.System);

    [OneTimeTearDown]
    public void Clean_up() => _folder.Dispose();

    [Test]
    public async Task A_dry_run_says_what_would_be_issued_and_writes_nothing()
    {
        Roster("dry.csv", Header + "Q06-ZZ-0009,見本 久子,hisako@example.jp,MDXQ2-T1-1,2024-12-01,合格\n");

        var run = await Issue("dry.csv", "--dry-run");

        run.Code.Should().Be(ExitCode.Done, run.Error);
        run.Json[1].GetProperty("disposition").GetString().Should().Be("accept");
        run.Json[1].GetProperty("outcome").GetString().Should().Be("none");
        (await BadgesRun.Of(_folder, "list", "--workspace", "demo")).Output.Should().NotContain("Q06-ZZ-0009");
    }

    [Test]
    public async Task The_same_row_in_another_file_is_the_same_completion()
    {
        Roster("one.csv", Header + "Q06-ZZ-0001,見本 花子,hanako@example.jp,MDXQ2-T1-1,2024-12-01,合格\n");
        Roster("two.csv", Header
            + "Q06-ZZ-0002,見本 次郎,jiro@example.jp,MDXQ2-T1-1,令和6年12月1日,○\n"
            + "Q06-ZZ-0001,見本 花子,hanako@example.jp,MDXQ2-T1-1,2024/12/1,修了\n");

        var first = await Issue("one.csv");
        var second = await Issue("two.csv");

        first.Json[1].GetProperty("outcome").GetString().Should().Be("issued", first.Error);
        second.Json[1].GetProperty("outcome").GetString().Should().Be("issued");
        second.Json[2].GetProperty("outcome").GetString().Should().Be("already_issued");
        second.Json[2].GetProperty("id").GetString().Should().Be(first.Json[1].GetProperty("id").GetString());
    }

    [Test]
    public async Task A_refused_row_makes_the_run_end_with_1_and_stops_no_other_row()
    {
        Roster("mixed.csv", Header
            + "Q06-ZZ-0003,見本 三郎,not an address,MDXQ2-T1-1,2024-12-01,合格\n"
            + "Q06-ZZ-0004,見本 四郎,shiro@example.jp,MDXQ2-T1-1,2024-12-01,合格\n");

        var run = await Issue("mixed.csv");

        run.Code.Should().Be(ExitCode.SomeRefused);
        run.Json[1].GetProperty("disposition").GetString().Should().Be("reject");
        run.Json[2].GetProperty("outcome").GetString().Should().Be("issued");
    }

    [Test]
    public async Task Without_a_programme_column_the_achievement_is_named_on_the_command_line()
    {
        Roster("plain.csv", "受講者番号,氏名,メールアドレス,修了日,合否\nQ06-ZZ-0005,見本 五郎,goro@example.jp,2024-12-01,合格\n");

        (await Issue("plain.csv")).Code.Should().Be(ExitCode.NotDone);

        var named = await Issue("plain.csv", "--achievement", "MDXQ2-T2-1");
        named.Json[1].GetProperty("outcome").GetString().Should().Be("issued", named.Error);

        var unknown = await Issue("plain.csv", "--achievement", "MDXQ9");
        unknown.Code.Should().Be(ExitCode.NotDone);
        unknown.Error.Should().Contain("[cli.unknown-achievement]");
    }

    [Test]
    public async Task A_saved_mapping_says_which_headings_mean_what_and_the_roster_comes_back_answered()
    {
        Roster("mapped.csv", "番,姓名,先,講座,完,可否\nQ06-ZZ-0020,見本 鈴,rin@example.jp,MDXQ2-T1-1,2024-12-01,合格\n");
        Roster("mapping.json", """
            {"columns":{"learnerNumber":"番","emailAddress":"先","completedOn":"完","result":"可否"}}
            """);

        var run = await Issue("mapped.csv", "--dry-run", "--mapping", "mapping.json", "--result", "answered.csv");

        run.Code.Should().Be(ExitCode.Done, run.Error);
        File.ReadAllText(_folder.File("answered.csv")).Should().Be(
            "番,姓名,先,講座,完,可否,Decision,Reason\n"
            + "Q06-ZZ-0020,見本 鈴,rin@example.jp,MDXQ2-T1-1,2024-12-01,合格,to be issued,\n");
    }

    [Test]
    public async Task A_mapping_that_will_not_do_and_a_result_that_cannot_be_written_are_told()
    {
        Roster("good.csv", Header + "Q06-ZZ-0021,見本 蘭,ran@example.jp,MDXQ2-T1-1,2024-12-01,合格\n");
        Roster("bad.json", """{"columns":{"learner":"番"}}""");

        var mapping = await Issue("good.csv", "--dry-run", "--mapping", "bad.json");
        var result = await Issue("good.csv", "--dry-run", "--result", Path.Combine("good.csv", "no.csv"));

        mapping.Code.Should().Be(ExitCode.NotDone);
        mapping.Error.Should().Contain("[roster.mapping-unknown-member]");
        result.Code.Should().Be(ExitCode.NotDone);
        result.Error.Should().Contain("[cli.output-unwritable]");
    }

    [TestCase("empty.csv", "")]
    [TestCase("binary.csv", "\0\0\0")]
    [TestCase("no-header.csv", "a,b,c\n1,2,3\n")]
    public async Task A_file_that_is_no_roster_is_refused_whole_with_what_to_do(string name, string content)
    {
        Roster(name, content);

        var run = await Issue(name);

        run.Code.Should().Be(ExitCode.NotDone);
        run.Output.Should().BeEmpty();
        run.Error.Should().Contain(name).And.Contain("→");
    }

    [Test]
    public async Task Where_a_second_person_must_approve_nothing_is_issued_in_one_go()
    {
        Roster("six.csv", Header + "Q06-ZZ-0006,見本 六郎,rokuro@example.jp,MDXQ2-T1-1,2024-12-01,合格\n");

        var run = await BadgesRun.Of(
            _folder,
            new Dictionary<string, string> { ["BADGES_APPROVAL"] = "second-person", ["BADGES_FONTS"] = BadgesRun.Fonts },
            [],
            "issue", "six.csv", "--workspace", "demo", "--lang", "en");

        run.Code.Should().Be(ExitCode.NotDone);
        run.Error.Should().Contain("[cli.approval-required]");
    }

    [Test]
    public async Task Missing_fonts_are_said_with_the_script_that_fetches_them()
    {
        // A workspace of its own: one that has issued before keeps its pictures and draws none.
        IO.Workspaces.WorkspaceFactory.CreateSample(
            _folder.File("fontless"), Path.Combine(AppContext.BaseDirectory, "samples"), port: null, TimeProvider.System);
        Roster("seven.csv", Header + "Q06-ZZ-0007,見本 七郎,shichiro@example.jp,MDXQ3-P1,2024-12-01,合格\n");

        var run = await BadgesRun.Of(
            _folder,
            new Dictionary<string, string> { ["BADGES_FONTS"] = _folder.File("nowhere") },
            [],
            "issue", "seven.csv", "--workspace", "fontless", "--lang", "en");

        run.Code.Should().Be(ExitCode.NotDone);
        run.Error.Should().Contain("eng/fonts.sh");
    }

    private Task<BadgesRun> Issue(string roster, params string[] more) =>
        BadgesRun.Of(_folder, ["issue", roster, "--json", "--workspace", "demo", "--lang", "en", .. more]);

    private void Roster(string name, string content) =>
        File.WriteAllText(_folder.File(name), content, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
}
