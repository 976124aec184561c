using System.Text.Json.Nodes;
using BadgeIssuer.Issuing;
using FluentAssertions;
using NUnit.Framework;

namespace BadgeIssuer.Cli.Tests;

/// <summary><c>badges achievements</c> and <c>badges skills</c>.</summary>
public sealed class CatalogueCommandTests
{
    private readonly SampleWorkspace _sample = new();
    private TemporaryFolder _folder = null!;

    private string First => _folder.File("demo", "catalogue", "achievements", "MDXQ2-T1-1-v1.json");

    private string Second => _folder.File("demo", "catalogue", "achievements", "MDXQ2-T1-1-v2.json");

    private string Log => File.ReadAllText(_folder.File("demo", "audit", "log.jsonl"));

    [OneTimeTearDown]
    public void Clean_up_the_sample() => _sample.Dispose();

    [SetUp]
    public void Make_a_workspace() => _folder = _sample.Copy("demo");

    [TearDown]
    public void Clean_up() => _folder.Dispose();

    [Test]
    public async Task A_new_version_is_approved_with_a_record_and_takes_the_place_of_the_one_before()
    {
        Draft();

        var run = await Run("achievements", "approve", "MDXQ2-T1-1-v2", "--by", "経済 太郎");

        run.Code.Should().Be(ExitCode.Done, run.Error);
        var approval = Read(Second)["approval"]!;
        approval["by"]!.GetValue<string>().Should().Be("経済 太郎");
        approval["sha256"]!.GetValue<string>().Should().HaveLength(64);
        Read(First)["state"]!.GetValue<string>().Should().Be("retired");
        (await Run("achievements", "list")).Output.Should().MatchRegex("T1-1-v1 +retired").And.MatchRegex("T1-1-v2 +approved");
        Log.Should().Contain("\"action\":\"approve-achievement\"").And.Contain("\"action\":\"retire-achievement\"");
    }

    [Test]
    public async Task What_was_approved_is_never_changed()
    {
        Change(First, json => json["criteria"]!["ja"] = "課題に取り組んだこと。");

        foreach (var command in new[] { "check", "list" })
        {
            var run = await Run("achievements", command);
            run.Code.Should().Be(command == "check" ? ExitCode.SomeRefused : ExitCode.NotDone);
            run.Error.Should().Contain("[catalogue.approved-changed]");
        }
    }

    [Test]
    public async Task A_retired_version_is_still_what_was_approved()
    {
        var run = await Run("achievements", "retire", "MDXQ2-T1-1-v1");

        run.Code.Should().Be(ExitCode.Done, run.Error);
        (await Run("achievements", "list")).Output.Should().MatchRegex("T1-1-v1 +retired");
        (await Run("achievements", "retire", "MDXQ2-T1-1-v1")).Error.Should().Contain("[catalogue.not-approved]");
        (await Run("achievements", "approve", "MDXQ2-T1-1-v1", "--by", "x")).Error.Should().Contain("[catalogue.not-draft]");
    }

    [Test]
    public async Task A_version_that_badges_were_issued_of_cannot_be_approved_anew()
    {
        await File.WriteAllTextAsync(
            _folder.File("roster.csv"),
            "受講者番号,氏名,メールアドレス,プログラム名,修了日,合否\nQ06-ZZ-0001,見本 花子,hanako@example.jp,MDXQ2-T1-1,2024-12-01,合格\n");
        (await Run("issue", "roster.csv")).Code.Should().Be(ExitCode.Done);
        Change(First, json =>
        {
            json["state"] = "draft";
            json["criteria"]!["ja"] = "課題に取り組んだこと。";
            json.Remove("approval");
        });

        (await Run("achievements", "approve", "MDXQ2-T1-1-v1", "--by", "x")).Error.Should().Contain("[catalogue.version-used]");
    }

    [TestCase("skills", "[]", "catalogue.no-skills")]
    [TestCase("skills", "[\"dss-p/2.0/skill/marketing\"]", "catalogue.draft-skill")]
    [TestCase("skills", "[\"dss-p/1.2/skill/nothing\"]", "catalogue.unknown-skill")]
    [TestCase("artwork", "\"absent.png\"", "settings.no-artwork")]
    [TestCase("criteria", "{\"ja\":\"\",\"en\":\"\"}", "catalogue.invalid-value")]
    public async Task What_a_version_lacks_keeps_it_from_being_approved_and_is_found_by_the_check(
        string member, string value, string code)
    {
        Draft(json => json[member] = JsonNode.Parse(value));

        var check = await Run("achievements", "check");
        var approve = await Run("achievements", "approve", "MDXQ2-T1-1-v2", "--by", "x");

        check.Code.Should().Be(ExitCode.SomeRefused);
        check.Error.Should().Contain($"[{code}]");
        approve.Code.Should().Be(ExitCode.NotDone);
        approve.Error.Should().Contain($"[{code}]");
        Read(Second)["state"]!.GetValue<string>().Should().Be("draft");
    }

    [Test]
    public async Task Artwork_that_is_no_picture_is_found()
    {
        await File.WriteAllTextAsync(_folder.File("demo", "artwork", "MDXQ2-T1-1.png"), "no picture");

        var run = await Run("achievements", "check", "--json");

        run.Code.Should().Be(ExitCode.SomeRefused);
        run.Json.Should().Contain(line => line.GetProperty("code").GetString()!.StartsWith("artwork."));
    }

    [Test]
    public async Task A_term_that_has_passed_is_found_and_the_newer_version_of_the_skills_is_told()
    {
        var run = await Run("achievements", "check");

        run.Code.Should().Be(ExitCode.SomeRefused);
        run.Error.Should().Contain("[catalogue.term-passed]").And.Contain("DSS-P 2.0");
    }

    [Test]
    public async Task Nothing_is_found_in_a_catalogue_that_is_in_order()
    {
        Draft(json => json["term"]!["end"] = "2999-03-31");
        (await Run("achievements", "approve", "MDXQ2-T1-1-v2", "--by", "経済 太郎")).Code.Should().Be(ExitCode.Done);

        (await Run("achievements", "check")).Code.Should().Be(ExitCode.Done);
    }

    [Test]
    public async Task The_workspace_has_the_three_frameworks_and_a_crosswalk()
    {
        var list = await Run("skills", "list", "--json");
        var crosswalk = await Run("skills", "crosswalk", "DSS-P/1.2", "dss-p/2.0", "--json");

        list.Json.Select(line => line.GetProperty("id").GetString()).Should().Equal("dss-l/1.2", "dss-p/1.2", "dss-p/2.0");
        list.Json[2].GetProperty("drafts").GetInt32().Should().Be(list.Json[2].GetProperty("skills").GetInt32(), "nobody has compared 2.0 yet");
        crosswalk.Json.Should().HaveCount(58);
        (await Run("skills", "crosswalk", "dss-p/2.0", "dss-p/1.2")).Error.Should().Contain("[cli.unknown-crosswalk]");
    }

    [Test]
    public async Task A_framework_is_imported_once_and_strictly()
    {
        var framework = JsonNode.Parse(await File.ReadAllTextAsync(_folder.File("demo", "catalogue", "skills", "dss-l-1.2.json")))!;
        await File.WriteAllTextAsync(_folder.File("same.json"), framework.ToJsonString());
        framework["version"] = "1.3";
        foreach (var skill in framework["skills"]!.AsArray())
        {
            skill!["id"] = skill["id"]!.GetValue<string>().Replace("/1.2/", "/1.3/", StringComparison.Ordinal);
        }

        await File.WriteAllTextAsync(_folder.File("new.json"), framework.ToJsonString());
        framework["version"] = "../1.4";
        await File.WriteAllTextAsync(_folder.File("path.json"), framework.ToJsonString());

        (await Run("skills", "import", "same.json")).Error.Should().Contain("[catalogue.framework-exists]");
        (await Run("skills", "import", "path.json")).Error.Should().Contain("[catalogue.invalid-value]");
        var import = await Run("skills", "import", "new.json", "--by", "佐藤");
        import.Code.Should().Be(ExitCode.Done, import.Error);
        (await Run("skills", "import", "new.json")).Error.Should().Contain("[catalogue.framework-exists]");
        (await Run("skills", "list")).Output.Should().Contain("dss-l/1.3");
        Log.Should().Contain("\"action\":\"import-skills\"");
    }

    [TestCase("{\"from\":{\"framework\":\"DSS-P\",\"version\":\"1.2\"},\"to\":{\"framework\":\"DSS-P\",\"version\":\"9.9\"},\"pairs\":[]}", "catalogue.unknown-in-crosswalk")]
    [TestCase("{\"from\":{\"framework\":\"DSS-P\",\"version\":\"1.2\"},\"to\":{\"framework\":\"DSS-P\",\"version\":\"2.0\"},\"pairs\":[]}", "catalogue.repeated-pair")]
    [TestCase("{\"from\":{\"framework\":\"DSS-P\",\"version\":\"1.2\"},\"to\":{\"framework\":\"DSS-L\",\"version\":\"1.2\"},\"pairs\":[{\"from\":\"x\",\"to\":\"y\",\"relation\":\"close\"}]}", "catalogue.unknown-in-crosswalk")]
    public async Task A_crosswalk_that_leads_nowhere_is_refused(string json, string code)
    {
        await File.WriteAllTextAsync(_folder.File("demo", "catalogue", "crosswalks", "x.json"), json);

        (await Run("skills", "list")).Error.Should().Contain($"[{code}]");
    }

    [Test]
    public async Task A_crosswalk_is_imported_once_and_checked_against_the_frameworks()
    {
        const string FromTo = "{\"from\":{\"framework\":\"DSS-L\",\"version\":\"1.2\"},\"to\":{\"framework\":\"DSS-P\",\"version\":\"1.2\"},\"pairs\":[";
        await File.WriteAllTextAsync(_folder.File("good.json"), FromTo + "]}");
        await File.WriteAllTextAsync(_folder.File("bad.json"), FromTo + "{\"from\":\"x\",\"to\":\"y\",\"relation\":\"close\"}]}");

        (await Run("skills", "import-crosswalk", "bad.json")).Error.Should().Contain("[catalogue.unknown-in-crosswalk]");
        (await Run("skills", "crosswalk", "dss-l/1.2", "dss-p/1.2")).Code.Should().Be(ExitCode.NotDone);
        var import = await Run("skills", "import-crosswalk", "good.json", "--by", "佐藤");
        import.Code.Should().Be(ExitCode.Done, import.Error);
        (await Run("skills", "crosswalk", "dss-l/1.2", "dss-p/1.2")).Code.Should().Be(ExitCode.Done);
        (await Run("skills", "import-crosswalk", "good.json")).Error.Should().Contain("[catalogue.repeated-pair]");
        Log.Should().Contain("\"action\":\"import-crosswalk\"");
    }

    private static JsonObject Read(string file) => JsonNode.Parse(File.ReadAllText(file))!.AsObject();

    private static void Change(string file, Action<JsonObject> change)
    {
        var json = Read(file);
        change(json);
        File.WriteAllBytes(file, IndentedJson.Write(json));
    }

    private void Draft(Action<JsonObject>? change = null)
    {
        File.Copy(First, Second);
        Change(Second, json =>
        {
            json["version"] = 2;
            json["state"] = "draft";
            json.Remove("approval");
            change?.Invoke(json);
        });
    }

    private Task<BadgesRun> Run(params string[] arguments) => BadgesRun.Of(_folder, [.. arguments, "--workspace", "demo", "--lang", "ja"]);
}
