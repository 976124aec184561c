using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using FluentAssertions;
using NUnit.Framework;

namespace BadgeIssuer.Cli.Tests;

/// <summary><c>badges publish --out</c>: the site as files.</summary>
public sealed class StaticSiteTests
{
    private const string Roster =
        "受講者番号,氏名,メールアドレス,プログラム名,修了日,合否\n"
        + "Q06-ZZ-0001,見本 花子,hanako@example.jp,MDXQ2-T1-1,2024-12-01,合格\n"
        + "Q06-ZZ-0002,見本 次郎,jiro@example.jp,MDXQ2-T1-1,2024-12-01,合格\n"
        + "Q06-ZZ-0003,見本 三郎,saburo@example.jp,MDXQ2-T1-1,2024-12-01,合格\n"
        + "Q06-ZZ-0004,見本 四郎,shiro@example.jp,MDXQ2-T1-1,2024-12-01,合格\n";

    private readonly SampleWorkspace _sample = new();
    private TemporaryFolder _folder = null!;
    private string[] _badges = [];

    [OneTimeTearDown]
    public void Clean_up() => _sample.Dispose();

    [SetUp]
    public async Task Issue()
    {
        _folder = _sample.Copy("demo");
        await File.WriteAllTextAsync(_folder.File("roster.csv"), Roster, Encoding.UTF8);
        await Done("issue", "roster.csv");
        _badges = [.. (await Done("list", "--json")).Json.Select(badge => badge.GetProperty("id").GetString()!)];
    }

    [TearDown]
    public void Delete() => _folder.Dispose();

    [Test]
    public async Task The_same_records_give_the_same_bytes_and_times_stay_with_what_did_not_change()
    {
        await Done("publish", "--out", "one");
        await Done("publish", "--out", "other");
        var times = Times("one");
        await Done("revoke", _badges[0], "--reason", "要件");

        Tree("other").Should().BeEquivalentTo(Tree("one"));
        await Done("publish", "--out", "one");

        Tree("one").Should().NotBeEquivalentTo(Tree("other"));
        var picture = Path.Combine("credentials", _badges[1] + ".png");
        Times("one")[picture].Should().Be(times[picture]);
        Times("one")["robots.txt"].Should().Be(times["robots.txt"]);
    }

    [Test]
    public async Task Holds_every_form_of_every_badge_and_nothing_about_anyone()
    {
        await Done("erase", "Q06-ZZ-0004", "--reason", "申出");
        await Done("publish", "--out", "site");
        var files = Tree("site").Keys;
        var erased = (await Done("list", "--json")).Json.Single(badge => badge.GetProperty("status").GetString() is "erased")
            .GetProperty("id").GetString()!;

        foreach (var badge in _badges.Where(badge => badge != erased))
        {
            files.Should().Contain(
            [
                $"b/{badge}.ja.html", $"b/{badge}.en.html", $"b/{badge}.qr.svg", $"embed/{badge}.ja.html", $"credentials/{badge}.json",
                $"credentials/{badge}.jwt", $"credentials/{badge}.png", $"credentials/{badge}.svg", $"credentials/{badge}.pdf",
                $"ob2/assertions/{badge}.json",
            ]);
        }

        files.Where(file => file.Contains(erased, StringComparison.Ordinal)).Should().BeEquivalentTo(
            $"gone/b/{erased}.ja.html", $"gone/b/{erased}.en.html", $"gone/ob2/assertions/{erased}.json");
        files.Should().NotContain(file => file.StartsWith("share", StringComparison.Ordinal) || file == "site.json");
        foreach (var text in files.Select(file => File.ReadAllText(_folder.File("site", file))))
        {
            text.Should().NotContain("見本 花子").And.NotContain("@example.jp,").And.NotContain("sealedName").And.NotContain("Q06-ZZ");
        }
    }

    [Test]
    public async Task Its_pages_say_that_nothing_is_checked_there_and_how_to_check()
    {
        await Done("publish", "--out", "site");

        var verify = await File.ReadAllTextAsync(_folder.File("site", "verify.ja.html"));
        verify.Should().Contain("ここではバッジを確認できません").And.Contain("badges verify").And.NotContain("<form");
        var page = await File.ReadAllTextAsync(_folder.File("site", "b", _badges[0] + ".en.html"));
        page.Should().Contain("By the issuer’s records of").And.Contain("It was not checked when this page was opened.")
            .And.NotContain("<form").And.NotContain("json+oembed").And.Contain("noindex");
        (await File.ReadAllTextAsync(_folder.File("site", "errors", "404.ja.json"))).Should().Contain("氏名入りの共有リンク");
    }

    [Test]
    public async Task Replaces_no_folder_that_it_did_not_write()
    {
        foreach (var folder in new[] { "demo", Path.Combine("demo", "public"), "roster.csv" })
        {
            var refused = await Run("publish", "--out", folder);

            refused.Code.Should().Be(ExitCode.NotDone);
            refused.Error.Should().Contain("[publish.not-a-site]");
        }

        Directory.Exists(_folder.File("demo", "keys")).Should().BeTrue();
    }

    [Test]
    public async Task Killed_at_any_moment_it_leaves_the_old_site_or_the_new_one()
    {
        await Done("publish", "--out", "site");
        var old = Tree("site");
        await Done("revoke", _badges[0], "--reason", "要件");
        var watch = Stopwatch.StartNew();
        await Done("publish", "--out", "new");
        var whole = watch.Elapsed;
        var next = Tree("new");

        for (var kill = 1; kill <= 5; kill++)
        {
            using var process = Start("publish", "--out", _folder.File("site"));
            process.WaitForExit(whole * kill / 5);
            process.Kill();
            await process.WaitForExitAsync();

            var found = Tree("site");
            (Same(found, old) || Same(found, next)).Should().BeTrue($"kill {kill} left neither the old site nor the new one");
        }

        await Done("publish", "--out", "site");
        Tree("site").Should().BeEquivalentTo(next);
        await Done("publish", "--out", "site");
        Directory.EnumerateDirectories(_folder.Path, "*.tmp~").Should().BeEmpty();
    }

    [Test]
    public async Task A_backup_restored_elsewhere_brings_every_address_back()
    {
        await Done("revoke", _badges[0], "--reason", "要件");
        await Done("correct", _badges[1], "--name", "見本 正子", "--reason", "氏名");
        await Done("erase", "Q06-ZZ-0003", "--reason", "申出");
        await Done("publish", "--out", "before");
        await Done("backup", "gone.zip");
        Directory.Delete(_folder.File("demo"), recursive: true);

        var restored = await BadgesRun.Of(_folder, "restore", "gone.zip", "--workspace", "elsewhere");
        restored.Code.Should().Be(ExitCode.Done, restored.Error);
        var published = await BadgesRun.Of(_folder, "publish", "--out", "after", "--workspace", "elsewhere");
        published.Code.Should().Be(ExitCode.Done, published.Error);

        Tree("after").Should().BeEquivalentTo(Tree("before"));
    }

    private static bool Same(Dictionary<string, string> one, Dictionary<string, string> other) =>
        one.Count == other.Count && one.All(file => other.TryGetValue(file.Key, out var hash) && hash == file.Value);

    private Dictionary<string, string> Tree(string folder) => Files(folder).ToDictionary(
        file => Path.GetRelativePath(_folder.File(folder), file),
        file => Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(file))));

    private Dictionary<string, DateTime> Times(string folder) => Files(folder).ToDictionary(
        file => Path.GetRelativePath(_folder.File(folder), file), File.GetLastWriteTimeUtc);

    private IEnumerable<string> Files(string folder) =>
        Directory.EnumerateFiles(_folder.File(folder), "*", SearchOption.AllDirectories);

    private Process Start(params string[] arguments)
    {
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "badges"), arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["BADGES_WORKSPACE"] = _folder.File("demo");
        start.Environment["BADGES_FONTS"] = BadgesRun.Fonts;
        return Process.Start(start)!;
    }

    private async Task<BadgesRun> Done(params string[] arguments)
    {
        var run = await Run(arguments);
        run.Code.Should().Be(ExitCode.Done, run.Error);
        return run;
    }

    private Task<BadgesRun> Run(params string[] arguments) =>
        BadgesRun.Of(_folder, ["--workspace", "demo", "--lang", "ja", .. arguments]);
}
