using System.Text;
using BadgeIssuer.IO.Workspaces;
using BadgeIssuer.Sharing;
using FluentAssertions;
using NUnit.Framework;

namespace BadgeIssuer.Cli.Tests;

/// <summary>A batch becomes a folder for distribution, and the year's badges a report.</summary>
public sealed class DeliverTests
{
    private const string Header = "受講者番号,氏名,メールアドレス,プログラム名,修了日,合否\n";

    private TemporaryFolder _folder = null!;
    private string _batch = null!;
    private string[] _ids = null!;

    [SetUp]
    public async Task Issue_three_badges()
    {
        _folder = new TemporaryFolder();
        WorkspaceFactory.CreateSample(
            _folder.File("demo"), Path.Combine(AppContext.BaseDirectory, "samples"), port: null, TimeProvider.System);
        await Issue("Q06-ZZ-0001,髙橋 𠮷子,yoshiko@example.jp,MDXQ2-T1-1,2024-12-01,合格\n"
            + "Q06-ZZ-0002,葛\U000E0100城 一郎,+ichiro@example.jp,MDXQ2-T1-1,2024-12-02,合格\n"
            + "Q06-ZZ-0003,山田 三郎,saburo@example.jp,MDXQ3-P1,2025-01-31,合格\n");
        var listed = (await Badges("list", "--json")).Json;
        _batch = listed[0].GetProperty("batch").GetString()!;
        _ids = [.. listed.Select(badge => badge.GetProperty("id").GetString()!)];
    }

    [TearDown]
    public void Clean_up() => _folder.Dispose();

    [Test]
    public async Task A_batch_becomes_pictures_certificates_and_one_table()
    {
        var run = await Badges("deliver", _batch, "--out", "out", "--json");

        run.Code.Should().Be(ExitCode.Done, run.Error);
        run.Json[0].GetProperty("delivered").GetInt32().Should().Be(3);
        Files("out").Should().HaveCount(7).And.Contain(
            $"Q06-ZZ-0001_MDXQ2-T1-1-v1_{_ids[0]}.png", $"Q06-ZZ-0003_MDXQ3-P1-v1_{_ids[2]}.pdf", "mail-merge.csv");
        File.ReadAllBytes(_folder.File($"out/Q06-ZZ-0001_MDXQ2-T1-1-v1_{_ids[0]}.png")).Should().Equal(
            File.ReadAllBytes(_folder.File($"demo/public/credentials/{_ids[0]}.png")));
        var table = Table("out");
        table.Should().HaveCount(4);
        table[1].Should().Contain("\"髙橋 𠮷子\"").And.Contain($"\"http://localhost:5080/b/{_ids[0]}\"");
        table[2].Should().Contain("\"葛\U000E0100城 一郎\"").And.Contain("\"'+ichiro@example.jp\"");
        File.ReadAllBytes(_folder.File("out/mail-merge.csv"))[..3].Should().Equal(0xEF, 0xBB, 0xBF);
    }

    [Test]
    public async Task The_holders_link_of_the_table_is_one_that_the_publication_knows()
    {
        await Badges("deliver", _batch, "--out", "out");

        foreach (var line in Table("out").Skip(1))
        {
            var link = line.Split("\",\"")[6];
            HolderToken.TryParse(link.AsSpan(link.LastIndexOf('/') + 1), out var token).Should().BeTrue(link);
            File.Exists(_folder.File($"demo/public/share/{token!.Handle}.json")).Should().BeTrue();
        }
    }

    [Test]
    public async Task Nobody_else_on_the_machine_can_read_it()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Ignore("Windows has no modes.");
            return;
        }

        await Badges("deliver", _batch, "--out", "out");

        File.GetUnixFileMode(_folder.File("out")).Should().Be(
            UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        foreach (var file in Files("out"))
        {
            File.GetUnixFileMode(_folder.File("out/" + file)).Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
    }

    [Test]
    public async Task What_holds_no_more_is_left_out_and_said()
    {
        await Badges("revoke", _ids[0], "--reason", "a test");
        await Badges("correct", _ids[1], "--name", "葛城 一郎", "--reason", "a name");

        var run = await Badges("deliver", "--all", "--out", "out", "--json");

        run.Code.Should().Be(ExitCode.Done, run.Error);
        run.Json[0].GetProperty("left_out").GetProperty("revoked").GetInt32().Should().Be(1);
        run.Json[0].GetProperty("left_out").GetProperty("superseded").GetInt32().Should().Be(1);
        Table("out").Skip(1).Should().HaveCount(2).And.NotContain(line => line.Contains("髙橋", StringComparison.Ordinal));
    }

    [Test]
    public async Task A_folder_that_is_there_is_not_touched()
    {
        Directory.CreateDirectory(_folder.File("out"));

        var run = await Badges("deliver", _batch, "--out", "out");

        run.Code.Should().Be(ExitCode.NotDone);
        run.Error.Should().Contain("delivery.folder-exists");
        Files("out").Should().BeEmpty();
    }

    [Test]
    public async Task Names_that_no_font_can_draw_are_all_listed_and_nothing_is_written()
    {
        await Issue("Q06-ZZ-0004,山田 \U00030000子,four@example.jp,MDXQ2-T1-1,2024-12-01,合格\n"
            + "Q06-ZZ-0005,山田 \U00030001美,five@example.jp,MDXQ2-T1-1,2024-12-01,合格\n");

        var run = await Badges("deliver", "--all", "--out", "out");

        run.Code.Should().Be(ExitCode.NotDone);
        run.Error.Should().ContainAll("U+30000", "U+30001").And.NotContain("山田");
        Directory.EnumerateFileSystemEntries(_folder.Path).Select(Path.GetFileName).Should().NotContain(
            name => name!.StartsWith("out", StringComparison.Ordinal));
    }

    [Test]
    public async Task Handing_over_is_in_the_audit_log_without_names()
    {
        await Badges("deliver", _batch, "--out", "out", "--by", "佐藤");

        var log = await File.ReadAllTextAsync(_folder.File("demo/audit/log.jsonl"));
        log.Split('\n', StringSplitOptions.RemoveEmptyEntries)[^1].Should()
            .Contain("\"deliver\"").And.Contain(_batch).And.ContainAll(_ids).And.NotContain("髙橋");
        (await Badges("audit", "verify")).Code.Should().Be(ExitCode.Done);
    }

    [TestCase("--out", "out")]
    [TestCase("batch", "--all", "--out", "out")]
    public async Task Which_badges_must_be_said_in_one_way(params string[] arguments) =>
        (await Badges(["deliver", .. arguments])).Code.Should().Be(ExitCode.Usage);

    [Test]
    public async Task A_batch_that_is_not_there_and_a_day_that_is_none_are_refused()
    {
        (await Badges("deliver", "nothing", "--out", "out")).Error.Should().Contain("delivery.nothing");
        (await Badges("deliver", "--since", "soon", "--out", "out")).Error.Should().Contain("cli.bad-day");
        (await Badges("deliver", "--since", "2999-01-01", "--out", "out")).Error.Should().Contain("delivery.nothing");
    }

    [Test]
    public async Task A_report_counts_along_every_line_and_names_nobody()
    {
        await Badges("revoke", _ids[0], "--reason", "a test");

        foreach (var form in new[] { "csv", "json", "html" })
        {
            var run = await Badges("report", "--out", $"report.{form}");
            run.Code.Should().Be(ExitCode.Done, run.Error);
            var text = await File.ReadAllTextAsync(_folder.File($"report.{form}"));
            text.Should().Contain("MDXQ3-P1-v1").And.NotContainAny("髙橋", "yoshiko", "Q06-ZZ");
        }

        var report = (await Badges("report", "--json")).Json[0];
        report.GetProperty("total").GetProperty("issued").GetInt32().Should().Be(3);
        report.GetProperty("total").GetProperty("revoked").GetInt32().Should().Be(1);
        report.GetProperty("programme").EnumerateArray().Single(row => row.GetProperty("code").GetString() == "MDXQ2-T1-1-v1")
            .GetProperty("active").GetInt32().Should().Be(1);
        report.GetProperty("operator")[0].GetProperty("ja").GetString().Should().Be("未指定");
        report.GetProperty("tier").EnumerateArray().Sum(row => row.GetProperty("issued").GetInt32()).Should().Be(3);
        report.GetProperty("category").EnumerateArray().Should().OnlyContain(row => row.GetProperty("issued").GetInt32() <= 3);
    }

    [Test]
    public async Task A_report_keeps_to_its_days_and_its_forms()
    {
        (await Badges("report", "--json", "--to", "2020-01-01")).Json[0]
            .GetProperty("total").GetProperty("issued").GetInt32().Should().Be(0);
        (await Badges("report", "--out", "report.xls")).Code.Should().Be(ExitCode.Usage);
        (await Badges("report", "--from", "2025/01/01")).Error.Should().Contain("cli.bad-day");
    }

    [Test]
    public async Task The_report_page_asks_nothing_of_the_network_and_runs_nothing()
    {
        await Badges("report", "--out", "report.html");

        var page = await File.ReadAllTextAsync(_folder.File("report.html"));
        page.Should().StartWith("<!DOCTYPE html>").And.Contain("<svg").And.NotContainAny("<script", "http://", "https://", "src=", "url(");
    }

    private async Task Issue(string rows)
    {
        var file = Guid.NewGuid().ToString("N") + ".csv";
        await File.WriteAllTextAsync(_folder.File(file), Header + rows, Encoding.UTF8);
        var run = await Badges("issue", file);
        run.Code.Should().Be(ExitCode.Done, run.Output + run.Error);
    }

    private Task<BadgesRun> Badges(params string[] arguments) =>
        BadgesRun.Of(_folder, [.. arguments, "--workspace", "demo", "--lang", "en"]);

    private string[] Table(string folder) =>
        File.ReadAllText(_folder.File(folder + "/mail-merge.csv")).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);

    private IEnumerable<string> Files(string folder) =>
        Directory.EnumerateFiles(_folder.File(folder)).Select(file => Path.GetFileName(file));
}
