using FluentAssertions;
using NUnit.Framework;

namespace BadgeIssuer.Cli.Tests;

public sealed class CommandLineTests
{
    private readonly TemporaryFolder _folder = new();

    [OneTimeTearDown]
    public void Clean_up() => _folder.Dispose();

    [TestCase("--nonsense")]
    [TestCase("verify")]
    [TestCase("issue", "a.csv", "b.csv")]
    [TestCase("quickstart", "--port", "70000")]
    [TestCase("verify", "badge.png", "--lang", "fr")]
    [TestCase("verify", "badge.png", "--at", "31.3.2025")]
    [TestCase("keys", "create", "--algorithm", "none")]
    public async Task Wrong_usage_is_64(params string[] arguments) =>
        (await BadgesRun.Of(_folder, arguments)).Code.Should().Be(ExitCode.Usage);

    [TestCase("ja", "--reason を指定してください。", "revoke", "abc")]
    [TestCase("en", "--reason is missing.", "revoke", "abc")]
    [TestCase("ja", "必要な引数 'ID'", "show")]
    [TestCase("ja", "使い方：badges --help", "isue")]
    public async Task A_mistake_is_told_in_the_language_that_was_chosen(string language, string told, params string[] arguments) =>
        (await BadgesRun.Of(_folder, [.. arguments, "--lang", language])).Error.Should().Contain(told);

    [TestCase("ja", "オプション:", "使い方を表示します")]
    [TestCase("en", "Options:", "Shows how it is used")]
    public async Task Help_speaks_the_language_that_was_chosen(string language, string heading, string own) =>
        (await BadgesRun.Of(_folder, ["issue", "--help", "--lang", language])).Output.Should().Contain(heading).And.Contain(own);

    [TestCase("issue", "roster.csv")]
    [TestCase("list")]
    [TestCase("show", "abc")]
    [TestCase("keys", "list")]
    [TestCase("achievements", "check")]
    [TestCase("serve")]
    public async Task A_folder_that_is_no_workspace_is_said_to_be_none(params string[] arguments)
    {
        var run = await BadgesRun.Of(_folder, [.. arguments, "--lang", "en"]);

        run.Code.Should().Be(ExitCode.NotDone);
        run.Error.Should().Contain("badges.json").And.Contain("→");
        run.Output.Should().BeEmpty();
    }

    [Test]
    public async Task One_input_gives_one_report_whatever_the_input_is()
    {
        await File.WriteAllTextAsync(_folder.File("not-a-badge.txt"), "こんにちは");

        var run = await BadgesRun.Of(
            _folder,
            new Dictionary<string, string>(),
            "{}"u8.ToArray(),
            "verify", "--json", "--offline", "missing.png", "not-a-badge.txt", "-", "https://badges.example/b/1");

        run.Json.Select(report => report.GetProperty("input").GetString())
            .Should().Equal("missing.png", "not-a-badge.txt", "-", "https://badges.example/b/1");
        run.Json.Select(report => report.GetProperty("verdict").GetString()).Should().NotContain("valid");
        run.Json[0].GetProperty("verdict").GetString().Should().Be("undetermined");
        run.Json[3].GetProperty("verdict").GetString().Should().Be("undetermined");
    }

    [Test]
    public async Task Many_inputs_give_their_reports_in_their_order()
    {
        var inputs = Enumerable.Range(0, 500).Select(number => $"many/{number}.json").ToArray();
        Directory.CreateDirectory(_folder.File("many"));
        foreach (var (input, index) in inputs.Select((input, index) => (input, index)).Where(each => each.index % 3 != 0))
        {
            await File.WriteAllTextAsync(_folder.File(input), new string(' ', index % 7 * 10_000) + "{}");
        }

        var run = await BadgesRun.Of(_folder, ["verify", "--json", "--offline", .. inputs]);

        run.Code.Should().Be(ExitCode.SomeRefused);
        run.Json.Select(report => report.GetProperty("input").GetString()).Should().Equal(inputs);
        run.Json.Select((report, index) => (report.GetProperty("verdict").GetString(), index))
            .Should().OnlyContain(each => each.Item1 == (each.index % 3 == 0 ? "undetermined" : "invalid"));
    }

    [Test]
    public async Task The_environment_sets_what_the_command_line_does_not()
    {
        var environment = new Dictionary<string, string> { ["BADGES_JSON"] = "true", ["BADGES_OFFLINE"] = "true" };

        var run = await BadgesRun.Of(_folder, environment, [], "verify", "https://badges.example/b/1");

        run.Json.Single().GetProperty("verdict").GetString().Should().Be("undetermined");
    }

    // A port of loopback would be refused all the same, but with another reason.
    [TestCase("""{"verification":{"fetch":"off"}}""", null, true)]
    [TestCase("""{"verification":{"fetch":"of"}}""", null, true)]
    [TestCase("{", null, true)]
    [TestCase("""{"verification":{"fetch":"on"}}""", "off", true)]
    [TestCase(null, "off", true)]
    [TestCase("""{"verification":{"fetch":"on"}}""", null, false)]
    [TestCase("""{"verification":{"fetch":"off"}}""", "on", false)]
    [TestCase("""{"baseUrl":"a workspace whose other settings are wrong"}""", null, false)]
    [TestCase(null, null, false)]
    public async Task Verifying_in_a_workspace_fetches_only_where_its_settings_let_it(
        string? settings, string? variable, bool isOffline)
    {
        using var folder = new TemporaryFolder();
        if (settings is not null)
        {
            await File.WriteAllTextAsync(folder.File("badges.json"), settings);
        }

        var run = await BadgesRun.Of(
            folder,
            variable is null ? new Dictionary<string, string>() : new Dictionary<string, string> { ["BADGES_VERIFICATION_FETCH"] = variable },
            [],
            "verify", "https://127.0.0.1/b/1", "--json");

        run.Json.Single().GetProperty("verdict").GetString().Should().Be("undetermined");
        run.Output.Contains("\"fetch.offline\"", StringComparison.Ordinal).Should().Be(isOffline, run.Output);
    }

    [TestCase("ja_JP.UTF-8", null, "読み取り")]
    [TestCase("ja_JP.UTF-8", "en", "Reading")]
    [TestCase("C.UTF-8", null, "Reading")]
    [TestCase("C.UTF-8", "ja", "読み取り")]
    public async Task Speaks_the_language_that_was_chosen_or_the_locale_names(string locale, string? chosen, string word)
    {
        var run = await BadgesRun.Of(
            _folder,
            new Dictionary<string, string> { ["LANG"] = locale },
            [],
            ["verify", "missing.png", .. chosen is null ? Array.Empty<string>() : ["--lang", chosen]]);

        run.Output.Should().Contain(word);
    }

    [Test]
    public async Task Init_makes_a_workspace_that_passes_its_own_check()
    {
        string[] init =
        [
            "init", "new", "--base-url", "http://localhost:5080", "--issuer-name", "試験事務局",
            "--issuer-email", "badges@example.jp", "--lang", "en",
        ];
        var made = await BadgesRun.Of(_folder, init);
        made.Code.Should().Be(ExitCode.Done, made.Error);

        (await BadgesRun.Of(_folder, "achievements", "check", "--workspace", "new")).Code.Should().Be(ExitCode.Done);

        var keys = await BadgesRun.Of(_folder, "keys", "list", "--json", "--workspace", "new");
        keys.Json.Should().ContainSingle().Which.GetProperty("algorithm").GetString().Should().Be("EdDSA");

        // A second one in the same folder would overwrite the keys.
        var again = await BadgesRun.Of(_folder, init);
        again.Code.Should().Be(ExitCode.NotDone);
        again.Error.Should().Contain("→");
    }

    [Test]
    public async Task A_new_key_is_published_before_it_is_used()
    {
        await BadgesRun.Of(
            _folder, "init", "keyed", "--base-url", "http://localhost:5080", "--issuer-name", "試験事務局",
            "--issuer-email", "badges@example.jp");

        var created = await BadgesRun.Of(_folder, "keys", "create", "--algorithm", "ES256", "--json", "--workspace", "keyed");
        created.Code.Should().Be(ExitCode.Done, created.Error);

        var kid = created.Json.Single().GetProperty("kid").GetString()!;
        (await File.ReadAllTextAsync(_folder.File("keyed", "public", ".well-known", "jwks.json"))).Should().Contain(kid);
        File.Exists(_folder.File("keyed", "public", "keys", kid + ".json")).Should().BeTrue();
    }

    [Test]
    public async Task Init_refuses_every_setting_that_will_not_do_and_makes_nothing()
    {
        var run = await BadgesRun.Of(
            _folder,
            new Dictionary<string, string> { ["BADGES_PASSPHRASE"] = "a long enough passphrase" },
            [],
            "init", "bad", "--base-url", "https://badges.example.com", "--issuer-name", "事務局",
            "--issuer-email", "nobody", "--lang", "en");

        run.Code.Should().Be(ExitCode.NotDone);
        Directory.Exists(_folder.File("bad")).Should().BeFalse();
    }
}
