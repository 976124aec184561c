using System.Text;
using System.Text.Json.Nodes;
using BadgeIssuer.IO.Rosters;
using FluentAssertions;
using NUnit.Framework;

namespace BadgeIssuer.Cli.Tests;

/// <summary><c>badges verify --from FILE</c>: an employer's list.</summary>
public sealed class VerifyListTests
{
    private const string Link = "https://badges.example/b/1";

    private readonly TemporaryFolder _folder = new();

    [OneTimeSetUp]
    public void Make_what_the_lists_name()
    {
        Directory.CreateDirectory(_folder.File("applicants", "files"));
        File.WriteAllText(_folder.File("applicants", "files", "no-badge.json"), "{}");
        File.WriteAllText(
            _folder.File("map.json"),
            new JsonObject { [Link] = new JsonObject { ["text"] = "not a badge" } }.ToJsonString());
    }

    [OneTimeTearDown]
    public void Clean_up() => _folder.Dispose();

    [Test]
    public async Task Every_row_has_its_answer_in_its_place_with_its_own_cells()
    {
        Write("list.csv", Encoding.UTF8.GetBytes(
            "応募者一覧\r\n整理番号,氏名,ファイル名,メールアドレス\r\n"
            + "1,\"見本, 花子\",files/no-badge.json,hanako@example.jp\r\n\r\n"
            + "2,=1+1,files\\no-badge.json,\r\n3,,,\r\n4,,missing.png,,余り\r\n"));

        var run = await Verify("list.csv", "--lang", "ja");

        run.Code.Should().Be(ExitCode.SomeRefused, run.Error);
        run.Output.Should().StartWith("\uFEFF");
        var lines = run.Output.TrimStart('\uFEFF').Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        lines[0].Should().Be("整理番号,氏名,ファイル名,メールアドレス,,判定,理由,発行者,達成項目,有効期間,本人一致");
        lines[1].Should().StartWith("1,\"見本, 花子\",files/no-badge.json,hanako@example.jp,,確認できませんでした,").And.EndWith(",確認できず");
        lines[2].Should().StartWith("2,'=1+1,files\\no-badge.json,,,確認できませんでした,");
        lines[3].Should().Contain("リンクもファイル名も");
        lines[4].Should().StartWith("4,,missing.png,,余り,確認できませんでした,");
        lines.Should().HaveCount(5);
    }

    [Test]
    public async Task Reads_the_encodings_in_which_lists_come()
    {
        // "リンク,備考" in CP932.
        Write("cp932.csv", [0x83, 0x8A, 0x83, 0x93, 0x83, 0x4E, (byte)',', 0x94, 0xF5, 0x8D, 0x6C, .. "\r\n"u8, .. Encoding.ASCII.GetBytes(Link), .. ",\r\n"u8]);

        var run = await Verify("cp932.csv", "--lang", "en");

        run.Output.TrimStart('\uFEFF').Should().StartWith("リンク,備考,Verdict,Reason,Issuer,Achievement,Valid,Same person\r\n" + Link);
    }

    [Test]
    public async Task Prints_reports_as_lines_of_JSON()
    {
        Write("json.tsv", Encoding.UTF8.GetBytes($"URL\tNote\n{Link}\t\nfiles/no-badge.json\t\n\t?\n"));

        var run = await Verify("json.tsv", "--json");

        run.Json.Select(report => report.GetProperty("input").GetString()).Should().Equal(Link, "files/no-badge.json", "");
        run.Json.Select(report => report.GetProperty("verdict").GetString()).Should().Equal("undetermined", "invalid", "undetermined");
        run.Json[2].GetProperty("checks")[0].GetProperty("code").GetString().Should().Be("applicants.no-badge");
    }

    [Test]
    public async Task Answers_in_a_workbook_that_is_a_list_again()
    {
        Write("again.csv", Encoding.UTF8.GetBytes($"リンク,氏名\r\n{Link},見本\r\nfiles/no-badge.json,@見本\r\n"));

        var first = await Verify("again.csv", "--out", "applicants/answer.xlsx", "--lang", "ja");
        first.Code.Should().Be(ExitCode.SomeRefused, first.Error);
        first.Output.Should().BeEmpty();
        if (!OperatingSystem.IsWindows())
        {
            File.GetUnixFileMode(_folder.File("applicants", "answer.xlsx"))
                .Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        ApplicantList.TryOpen(_folder.File("applicants", "answer.xlsx"), out var answer, out _).Should().BeTrue();
        using (answer)
        {
            answer!.Headings.Should().Equal("リンク", "氏名", "判定", "理由", "発行者", "達成項目", "有効期間", "本人一致");
            answer.Rows().Select(row => row.Badge).Should().Equal(Link, "files/no-badge.json");
            answer.Rows().Last().Cells[1].Should().Be("'@見本");
        }

        var second = await Verify("answer.xlsx", "--out", "applicants/answer.csv");
        second.Code.Should().Be(ExitCode.SomeRefused, second.Error);
        (await File.ReadAllBytesAsync(_folder.File("applicants", "answer.csv"))).Should().StartWith(Encoding.UTF8.Preamble.ToArray());
    }

    [Test]
    public async Task Says_which_headings_it_found_where_no_column_holds_badges()
    {
        Write("none.csv", Encoding.UTF8.GetBytes("氏名,所属\r\n見本,総務部\r\n"));

        var run = await Verify("none.csv", "--lang", "ja");

        run.Code.Should().Be(ExitCode.NotDone);
        run.Error.Should().Contain("氏名, 所属").And.Contain("applicants.no-badge-column");
        run.Output.Should().BeEmpty();
    }

    [TestCase("verify", "--from", "list.csv", "badge.png")]
    [TestCase("verify", "badge.png", "--out", "x.csv")]
    [TestCase("verify", "--from", "list.csv", "--out", "x.pdf")]
    [TestCase("verify", "--from", "list.csv", "--recipient", "a@example.jp")]
    public async Task Refuses_what_does_not_go_together(params string[] arguments) =>
        (await BadgesRun.Of(_folder, arguments)).Code.Should().Be(ExitCode.Usage);

    private void Write(string name, byte[] bytes) => File.WriteAllBytes(_folder.File("applicants", name), bytes);

    private Task<BadgesRun> Verify(string list, params string[] options) => BadgesRun.Of(
        _folder, ["verify", "--from", "applicants/" + list, "--documents", "map.json", .. options]);
}
