using System.Text.RegularExpressions;
using FluentAssertions;
using NUnit.Framework;

namespace BadgeIssuer.Cli.Tests;

/// <summary>The staff's handbook, docs/operations.md, carried out: every command in it, in its order.</summary>
public sealed partial class OperationsTests
{
    private const string Roster = """
        受講者番号,氏名,メールアドレス,プログラム名,修了日,合否
        Q06-AX-0101,髙橋　花子,hanako.takahashi@example.jp,MDXQ2-T1-1,令和6年12月20日,合格
        Q06-AX-0102,山田　太郎,taro.yamada@example.jp,MDXQ2-T1-1,2024/12/20,合格
        Q06-AX-0103,佐々木　結,yui.sasaki@example.jp,MDXQ2-T1-2,2025-01-15,合格
        Q06-AX-0104,渡邉　健,ken.watanabe@example.jp,MDXQ2-T1-2,2025-01-15,合格
        Q06-AX-0105,小林　茜,akane.kobayashi@example.jp,MDXQ2-T1-2,2025-01-15,
        """;

    private TemporaryFolder _folder = null!;

    [SetUp]
    public void MakeFolder() => _folder = new TemporaryFolder();

    [TearDown]
    public void DropFolder() => _folder.Dispose();

    [Test]
    public async Task Every_command_of_the_handbook_does_what_it_says()
    {
        var commands = Commands().ToArray();
        commands.Length.Should().BeGreaterThan(20);
        await File.WriteAllTextAsync(Path.Combine(_folder.Path, "名簿.csv"), Roster);
        string[] issued = [];

        foreach (var (line, code) in commands)
        {
            if (line.Contains("〔計画〕", StringComparison.Ordinal) || line.Contains("バッジ〕", StringComparison.Ordinal))
            {
                issued = issued.Length == 0 ? await Issued() : issued;
            }

            if (line.Contains("失効一覧.csv", StringComparison.Ordinal))
            {
                await File.WriteAllTextAsync(Path.Combine(_folder.Path, "失効一覧.csv"), $"バッジ,備考\n{issued[3]},重複\n");
            }

            if (line.Contains("応募者.csv", StringComparison.Ordinal))
            {
                await File.WriteAllTextAsync(
                    Path.Combine(_folder.Path, "応募者.csv"),
                    $"氏名,ファイル,メールアドレス\n山田　太郎,練習/public/credentials/{issued[1]}.png,taro.yamada@example.jp\n");
            }

            var run = await Run(Fill(line, issued));

            ((int)run.Code).Should().Be(code, $"{line}\n{run.Output}\n{run.Error}");
        }

        File.Exists(Path.Combine(_folder.Path, "報告.html")).Should().BeTrue();
        Directory.EnumerateFiles(Path.Combine(_folder.Path, "配布"), "*.pdf").Should().HaveCount(4);
        (await File.ReadAllTextAsync(Path.Combine(_folder.Path, "確認結果.csv"))).Should().Contain("山田　太郎");
        Directory.EnumerateFiles(Path.Combine(_folder.Path, "練習", "public"), "*", SearchOption.AllDirectories)
            .Where(file => Path.GetExtension(file) is ".json" or ".html" or ".jwt")
            .Should().OnlyContain(file => !File.ReadAllText(file).Contains("example.jp,", StringComparison.Ordinal));
    }

    private static IEnumerable<(string Line, int Code)> Commands()
    {
        var document = Path.Combine(Path.GetDirectoryName(Path.GetDirectoryName(BadgesRun.Fonts))!, "docs", "operations.md");
        foreach (Match command in Command().Matches(File.ReadAllText(document)))
        {
            yield return (
                command.Groups["line"].Value.Trim(),
                command.Groups["code"] is { Success: true } code
                    ? int.Parse(code.ValueSpan, System.Globalization.CultureInfo.InvariantCulture)
                    : 0);
        }
    }

    private string Fill(string line, string[] issued) => line
        .Replace("〔計画〕", PlanName(), StringComparison.Ordinal)
        .Replace("〔バッジ〕", issued.ElementAtOrDefault(0), StringComparison.Ordinal)
        .Replace("〔別のバッジ〕", issued.ElementAtOrDefault(2), StringComparison.Ordinal);

    private string? PlanName() => new DirectoryInfo(Path.Combine(_folder.Path, "練習", "plans")) is { Exists: true } plans
        ? plans.EnumerateDirectories().Select(plan => plan.Name).SingleOrDefault()
        : null;

    // The badges of the handbook's own roster, in its order.
    private async Task<string[]> Issued() =>
    [
        .. (await Run("badges list --json")).Json
            .Where(badge => badge.GetProperty("learner").GetString()!.StartsWith("Q06-AX-01", StringComparison.Ordinal))
            .Select(badge => badge.GetProperty("id").GetString()!),
    ];

    private Task<BadgesRun> Run(string line) => BadgesRun.Of(
        _folder,
        new Dictionary<string, string> { ["BADGES_WORKSPACE"] = Path.Combine(_folder.Path, "練習") },
        [],
        [.. Word().Matches(line["badges ".Length..]).Select(word => word.Value.Trim('"'))]);

    [GeneratedRegex(@"^\$ (?<line>badges [^#\n]*)(# 終了コード (?<code>[0-9]+))?$", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Command();

    [GeneratedRegex("\"[^\"]*\"|[^ ]+")]
    private static partial Regex Word();
}
