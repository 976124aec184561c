using System.Text;
using System.Text.Json.Nodes;
using BadgeIssuer.IO.Workspaces;
using BadgeIssuer.Issuing;
using FluentAssertions;
using NUnit.Framework;

namespace BadgeIssuer.Cli.Tests;

/// <summary>From a roster over a plan and a second person's approval to badges.</summary>
public sealed class PlanTests
{
    private const string Header = "受講者番号,氏名,メールアドレス,プログラム名,修了日,合否\n";

    private static readonly Dictionary<string, string> TwoPeople = new()
    {
        ["BADGES_APPROVAL"] = "second-person",
        ["BADGES_FONTS"] = BadgesRun.Fonts,
    };

    private readonly SampleWorkspace _sample = new();
    private TemporaryFolder _folder = null!;

    [OneTimeTearDown]
    public void Clean_up_the_sample() => _sample.Dispose();

    [SetUp]
    public void Make_a_workspace()
    {
        _folder = _sample.Copy("demo");
        Roster("roster.csv", Row(1, "見本 花子") + Row(2, "見本 次郎", "不明"));
    }

    [TearDown]
    public void Clean_up() => _folder.Dispose();

    [Test]
    public async Task A_plan_that_a_second_person_approved_is_issued_and_running_it_again_changes_nothing()
    {
        var plan = await Plan("--by", "山田", "--operator", "A");

        var approval = await Run(TwoPeople, "approve", plan, "--by", "佐藤");
        var first = await Run(TwoPeople, "issue", plan, "--json");
        var second = await Run(TwoPeople, "issue", plan, "--json");

        approval.Code.Should().Be(ExitCode.Done, approval.Error);
        first.Code.Should().Be(ExitCode.SomeRefused, first.Error);
        Outcomes(first).Should().Equal("none", "issued", "none");
        Outcomes(second).Should().Equal("none", "already_issued", "none");

        var badge = (await Run(TwoPeople, "list", "--json")).Json.Single();
        badge.GetProperty("batch").GetString().Should().Be(plan);
        badge.GetProperty("operator").GetString().Should().Be("A");
        var log = await File.ReadAllTextAsync(_folder.File("demo", "audit", "log.jsonl"));
        var hash = JsonNode.Parse(await File.ReadAllTextAsync(PlanFile(plan, "plan.json")))!["hash"]!.GetValue<string>();
        log.Should().Contain("\"action\":\"plan\"").And.Contain("\"action\":\"approve\"").And.NotContain("花子");
        log.Split('\n').Single(line => line.Contains("\"action\":\"issue\"")).Should().Contain(hash);
    }

    [Test]
    public async Task A_plan_has_no_effect_and_keeps_everything_that_it_was_made_from()
    {
        var made = await Run("plan", "roster.csv", "--json");

        made.Code.Should().Be(ExitCode.SomeRefused, made.Error);
        Outcomes(made).Should().Equal("none", "none", "none");
        made.Json[^1].GetProperty("summary").GetProperty("rejected").GetInt32().Should().Be(1);
        made.Json[^1].GetProperty("plan").GetProperty("due").GetInt32().Should().Be(1);
        (await Run("list")).Output.Should().BeEmpty();

        var plan = made.Json[^1].GetProperty("plan").GetProperty("id").GetString()!;
        (await File.ReadAllBytesAsync(PlanFile(plan, "roster.csv"))).Should().Equal(await File.ReadAllBytesAsync(_folder.File("roster.csv")));
        (await File.ReadAllTextAsync(PlanFile(plan, "result.csv"))).Should().Contain("判定").And.Contain("差し戻し");
        (await File.ReadAllTextAsync(PlanFile(plan, "plan.json"))).Should().NotContain("花子").And.NotContain("example.jp");
        if (!OperatingSystem.IsWindows())
        {
            File.GetUnixFileMode(PlanFile(plan)).Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            File.GetUnixFileMode(PlanFile(plan, "roster.csv")).Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
    }

    [Test]
    public async Task Without_an_approval_a_plan_is_refused_where_the_policy_asks_for_one()
    {
        var plan = await Plan();

        var run = await Run(TwoPeople, "issue", plan);

        run.Code.Should().Be(ExitCode.NotDone);
        run.Error.Should().Contain("[plan.not-approved]");
        (await Run(TwoPeople, "issue", plan, "--dry-run")).Code.Should().Be(ExitCode.SomeRefused);
        (await Run("issue", plan)).Code.Should().Be(ExitCode.SomeRefused, "the policy none asks for none");
    }

    [TestCase("山田", "山田")]
    [TestCase("Ｙａｍａｄａ Taro", "yamada　taro")]
    [TestCase("山田", null, TestName = "The login name of the maker is the maker")]
    public async Task Whoever_made_a_plan_cannot_approve_it(string maker, string? approver)
    {
        var plan = await Plan("--by", maker);

        var run = await Run(TwoPeople, "approve", plan, "--by", approver ?? $" {BadgesRun.User.ToUpperInvariant()} ");

        run.Code.Should().Be(ExitCode.NotDone);
        run.Error.Should().Contain("[plan.own-plan]");
        (await Run(TwoPeople, "issue", plan)).Error.Should().Contain("[plan.not-approved]");
    }

    [Test]
    public async Task An_approval_that_was_only_written_as_a_file_does_not_count()
    {
        var other = await Plan("--by", "山田");
        var plan = await Plan("--by", "山田");
        await Run(TwoPeople, "approve", other, "--by", "佐藤");

        var approval = JsonNode.Parse(await File.ReadAllTextAsync(PlanFile(other, "approval.json")))!;
        approval["plan"] = plan;
        approval["planHash"] = JsonNode.Parse(await File.ReadAllTextAsync(PlanFile(plan, "plan.json")))!["hash"]!.GetValue<string>();
        await File.WriteAllTextAsync(PlanFile(plan, "approval.json"), approval.ToJsonString());

        (await Run(TwoPeople, "issue", plan)).Error.Should().Contain("[plan.approval-invalid]");
        (await Run(TwoPeople, "issue", other)).Code.Should().Be(ExitCode.SomeRefused);
    }

    [Test]
    public async Task An_approval_of_another_plan_does_not_count()
    {
        var (other, plan) = (await Plan("--by", "山田"), await Plan("--by", "山田"));
        await Run(TwoPeople, "approve", other, "--by", "佐藤");

        File.Copy(PlanFile(other, "approval.json"), PlanFile(plan, "approval.json"));

        (await Run(TwoPeople, "issue", plan)).Error.Should().Contain("[plan.approval-invalid]");
    }

    [TestCase("plans/{0}/plan.json", "\"due\": 1", "\"due\": 2", "plan.changed")]
    [TestCase("plans/{0}/plan.json", "tester", "somebody", "plan.changed")]
    [TestCase("plans/{0}/roster.csv", "花子", "華子", "plan.roster-changed")]
    [TestCase("plans/{0}/mapping.json", "\"メールアドレス\"", "\"氏名\"", "plan.mapping-changed")]
    [TestCase("catalogue/achievements/MDXQ2-T1-1-v1.json", "\"by\": \"", "\"by\": \"新", "plan.catalogue-changed")]
    [TestCase("catalogue/achievements/MDXQ2-T1-1-v1.json", "\"en\": \"Type", "\"en\": \"type", "catalogue.approved-changed")]
    [TestCase("catalogue/skills/dss-p-1.2.json", "\"機械学習・深層学習\"", "\"機械学習\"", "plan.catalogue-changed")]
    [TestCase("badges.json", "\"nameInClear\": false", "\"nameInClear\": true", "plan.settings-changed")]
    [TestCase("badges.json", "\"合格\"", "\"ok\"", "plan.settings-changed")]
    public async Task What_was_changed_since_is_said_before_anything_is_approved_or_issued(
        string file, string before, string after, string code)
    {
        await File.WriteAllTextAsync(_folder.File("map.json"), "{\"columns\":{\"emailAddress\":\"メールアドレス\"}}");
        var plan = await Plan("--mapping", "map.json", "--by", "tester");
        Change(_folder.File("demo", string.Format(provider: null, file, plan)), before, after);

        var approve = await Run("approve", plan, "--by", "佐藤");
        var issue = await Run("issue", plan);

        (approve.Code, issue.Code).Should().Be((ExitCode.NotDone, ExitCode.NotDone));
        approve.Error.Should().Contain($"[{code}]");
        issue.Error.Should().Contain($"[{code}]");
        (await Run("list")).Output.Should().BeEmpty();
    }

    [TestCase("badges.json", "\"approval\": \"none\"", "\"approval\": \"second-person\"")]
    [TestCase("badges.json", "\"language\": \"ja\"", "\"language\": \"en\"")]
    [TestCase("badges.json", "\"合格\"", "\"合格\", \"合　格\"")]
    [TestCase("catalogue/skills/dss-p-1.2.json", "\"2024-07-31\"", "\"2024-07-30\"")]
    public async Task What_has_no_influence_on_badges_may_change(string file, string before, string after)
    {
        var plan = await Plan();
        Change(_folder.File("demo", file), before, after);

        (await Run("approve", plan, "--by", "佐藤")).Code.Should().Be(ExitCode.Done);
        (await Run("issue", plan)).Code.Should().Be(ExitCode.SomeRefused);
    }

    [Test]
    public async Task A_framework_that_is_imported_leaves_open_plans_as_they_are()
    {
        var plan = await Plan();
        var framework = await File.ReadAllTextAsync(_folder.File("demo", "catalogue", "skills", "dss-p-1.2.json"));
        await File.WriteAllTextAsync(_folder.File("new.json"), framework
            .Replace("\"version\": \"1.2\"", "\"version\": \"1.9\"", StringComparison.Ordinal)
            .Replace("dss-p/1.2/", "dss-p/1.9/", StringComparison.Ordinal));

        (await Run("skills", "import", "new.json")).Code.Should().Be(ExitCode.Done);

        (await Run("approve", plan, "--by", "佐藤")).Code.Should().Be(ExitCode.Done);
        (await Run("issue", plan)).Code.Should().Be(ExitCode.SomeRefused);
    }

    [Test]
    public async Task A_badge_that_was_issued_since_the_plan_counts_as_issued()
    {
        var plan = await Plan();
        var direct = await Run("issue", "roster.csv", "--json");

        var run = await Run("issue", plan, "--json");

        Outcomes(run).Should().Equal("none", "already_issued", "none");
        run.Json[1].GetProperty("id").GetString().Should().Be(direct.Json[1].GetProperty("id").GetString());
    }

    [Test]
    public async Task A_plan_corrects_the_badge_that_it_names_and_no_other()
    {
        await Run("issue", "roster.csv");
        const string WithKind = "受講者番号,氏名,メールアドレス,プログラム名,修了日,合否,区分\n";
        await File.WriteAllTextAsync(_folder.File("correction.csv"), WithKind + Row(1, "見本 華子").TrimEnd() + ",訂正\n");
        var plan = await Plan("correction.csv", []);
        var other = await Plan("correction.csv", []);
        var id = (await Run("list", "--json")).Json.Single().GetProperty("id").GetString()!;

        Outcomes(await Run("issue", plan, "--json")).Should().Equal("none", "corrected");
        Outcomes(await Run("issue", plan, "--json")).Should().Equal("none", "already_issued");

        var corrected = (await Run("list", "--json")).Json.Single(badge => badge.GetProperty("id").GetString() != id).GetProperty("id").GetString()!;
        await Run("correct", corrected, "--name", "見本 はな子", "--reason", "本人からの申し出");
        var late = await Run("issue", other, "--json");
        late.Json[1].GetProperty("disposition").GetString().Should().Be("hold");
        late.Json[1].GetProperty("codes").EnumerateArray().Select(code => code.GetString()).Should().Contain("plan.correction-not-planned");
    }

    [Test]
    public async Task A_plan_is_judged_as_of_its_day_and_not_carried_out_before()
    {
        var early = await Run("plan", "roster.csv", "--at", "2024-11-30T23:59:59+09:00", "--json");
        early.Json[1].GetProperty("codes").EnumerateArray().Select(code => code.GetString()).Should().Contain("roster.date-in-future");

        var late = await Plan("--at", "2999-01-01T00:00:00+09:00");
        var run = await Run("issue", late);
        run.Code.Should().Be(ExitCode.NotDone);
        run.Error.Should().Contain("[plan.not-yet]");

        (await Run("plan", "roster.csv", "--at", "tomorrow")).Code.Should().Be(ExitCode.Usage);
    }

    [TestCase("Q06-ZZ-0001")]
    [TestCase("learner1@example.jp")]
    public async Task Erasing_a_person_removes_the_copies_of_rosters_that_name_them_and_of_no_other(string person)
    {
        Roster("other.csv", Row(3, "見本 三郎"));
        var (plan, other) = (await Plan(), await Plan("other.csv", []));
        await Run("issue", plan);

        var erased = await Run("erase", person, "--reason", "本人の申し出");

        erased.Code.Should().Be(ExitCode.Done, erased.Error);
        Directory.EnumerateFiles(PlanFile(plan)).Select(Path.GetFileName).Should().Equal("plan.json");
        (await Run("issue", plan)).Error.Should().Contain("[plan.roster-missing]");
        (await Run("issue", other)).Code.Should().Be(ExitCode.Done);
    }

    [Test]
    public async Task Somebody_who_stands_in_a_plan_alone_can_be_erased_too()
    {
        var plan = await Plan();

        (await Run("erase", "Q06-ZZ-0002", "--reason", "本人の申し出", "--dry-run")).Output.Should().Contain(plan);
        (await Run("erase", "Q06-ZZ-0002", "--reason", "本人の申し出")).Code.Should().Be(ExitCode.Done);

        File.Exists(PlanFile(plan, "roster.csv")).Should().BeFalse();
        (await Run("erase", "Q06-ZZ-0002", "--reason", "本人の申し出")).Code.Should().Be(ExitCode.SomeRefused);
    }

    [Test]
    public async Task What_a_plan_says_cannot_be_said_again_beside_it()
    {
        var plan = await Plan();

        var run = await Run("issue", plan, "--operator", "A");

        run.Code.Should().Be(ExitCode.Usage);
        run.Error.Should().Contain("[cli.fixed-by-plan]");
    }

    [Test]
    public async Task An_operator_that_the_catalogue_does_not_know_is_refused()
    {
        var run = await Run("plan", "roster.csv", "--operator", "Z");

        run.Code.Should().Be(ExitCode.NotDone);
        run.Error.Should().Contain("[cli.unknown-operator]");
    }

    [Test]
    public async Task A_roster_that_cannot_be_used_leaves_no_plan_behind()
    {
        await File.WriteAllTextAsync(_folder.File("nothing.csv"), "a,b\n1,2\n");

        (await Run("plan", "nothing.csv")).Code.Should().Be(ExitCode.NotDone);
        (await Run("plan", "absent.csv")).Code.Should().Be(ExitCode.NotDone);

        Directory.EnumerateFileSystemEntries(PlanFile("")).Should().BeEmpty();
        (await Run("issue", "20240101-aaaaaa")).Code.Should().Be(ExitCode.NotDone);
        (await Run("approve", "20240101-aaaaaa", "--by", "佐藤")).Error.Should().Contain("[plan.unknown]");
        (await Run("issue", "20240101-aaaaaa")).Error.Should().Contain("[plan.unknown]");
    }

    [Test]
    public async Task A_correction_that_was_killed_before_it_was_published_is_published_when_it_is_run_again()
    {
        var issued = await Run("issue", "roster.csv", "--json");
        var old = issued.Json[1].GetProperty("id").GetString()!;
        CredentialId corrected;
        using (var workspace = Workspace.Open(_folder.File("demo"), TimeProvider.System))
        {
            CredentialId.TryParse(old, out var id).Should().BeTrue();
            var badge = workspace.Store.Find(id!)!;
            using var keys = workspace.OpenKeys(prompt: null);
            corrected = workspace.CreateCorrector(keys)
                .Correct(badge, badge.Completion with { Name = "見本 華子" }, "試験", workspace.BeginRun("tester")).Id;
        }

        var again = await Run("correct", old, "--name", "見本 華子", "--reason", "試験");

        again.Error.Should().Contain("[lifecycle.superseded]");
        File.Exists(_folder.File("demo", "public", "b", corrected + ".json")).Should().BeTrue();
        (await Run("doctor")).Output.Should().NotContain("doctor.publication-differs");
    }

    [Test]
    public async Task Ctrl_C_stops_between_batches_publishes_what_was_issued_and_a_rerun_completes_it()
    {
        Roster("long.csv", string.Concat(Enumerable.Range(1, 300).Select(number => Row(number, "見本 花子"))));
        var plan = await Plan("long.csv", []);
        using var stop = new CancellationTokenSource();

        var stopped = await BadgesRun.Of(_folder, stop, "\"issued\"", "issue", plan, "--json", "--workspace", "demo", "--lang", "ja");

        stopped.Code.Should().Be(ExitCode.NotDone);
        stopped.Error.Should().Contain("中断しました");
        var issued = stopped.Json.Count(line => line.TryGetProperty("outcome", out var outcome) && outcome.GetString() == "issued");
        issued.Should().Be(Issuing.RosterIssuer.BatchSize - 1, "the header is a line too");
        Directory.EnumerateFiles(_folder.File("demo", "public", "b"), "*.json").Should().HaveCount(issued);

        (await Run("issue", plan, "--json")).Json[^1].GetProperty("summary").GetProperty("already_issued").GetInt32().Should().Be(issued);
        (await Run("list", "--json")).Json.Should().HaveCount(300);
    }

    private static string Row(int number, string name, string mark = "合格") => string.Create(
        System.Globalization.CultureInfo.InvariantCulture,
        $"Q06-ZZ-{number:0000},{name},learner{number}@example.jp,MDXQ2-T1-1,2024-12-01,{mark}\n");

    private static IEnumerable<string?> Outcomes(BadgesRun run) =>
        run.Json.Where(line => line.TryGetProperty("outcome", out _)).Select(line => line.GetProperty("outcome").GetString());

    private static void Change(string file, string before, string after)
    {
        var text = File.ReadAllText(file);
        text.Should().Contain(before);
        File.WriteAllText(file, text.Replace(before, after, StringComparison.Ordinal), new UTF8Encoding(false));
    }

    private string PlanFile(string plan, params string[] name) => _folder.File(["demo", "plans", plan, .. name]);

    private Task<string> Plan(params string[] more) => Plan("roster.csv", more);

    private async Task<string> Plan(string roster, string[] more)
    {
        var run = await Run(["plan", roster, "--json", .. more]);
        run.Json.Should().NotBeEmpty(run.Error);
        return run.Json[^1].GetProperty("plan").GetProperty("id").GetString()!;
    }

    private Task<BadgesRun> Run(params string[] arguments) => Run(new Dictionary<string, string>(), arguments);

    private Task<BadgesRun> Run(IReadOnlyDictionary<string, string> environment, params string[] arguments) =>
        BadgesRun.Of(_folder, environment, [], [.. arguments, "--workspace", "demo", "--lang", "ja"]);

    private void Roster(string name, string rows) => File.WriteAllText(_folder.File(name), Header + rows, new UTF8Encoding(false));
}
