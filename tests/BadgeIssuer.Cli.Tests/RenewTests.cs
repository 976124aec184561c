using System.Text;
using System.Text.Json.Nodes;
using FluentAssertions;
using NUnit.Framework;

namespace BadgeIssuer.Cli.Tests;

/// <summary><c>badges renew</c>, and what verifiers make of badges that end.</summary>
public sealed class RenewTests
{
    private const string Roster =
        "受講者番号,氏名,メールアドレス,プログラム名,修了日,合否\n"
        + "Q06-ZZ-0001,見本 花子,hanako@example.jp,MDXQ2-T1-1,2024-12-01,合格\n";

    private readonly SampleWorkspace _sample = new();

    [OneTimeTearDown]
    public void Clean_up() => _sample.Dispose();

    [Test]
    public async Task An_expired_badge_is_renewed_under_its_link_and_a_copy_from_before_is_believed_again()
    {
        using var folder = _sample.Copy("demo");
        var definition = folder.File("demo", "catalogue", "achievements", "MDXQ2-T1-1-v1.json");
        var achievement = JsonNode.Parse(File.ReadAllText(definition))!;
        achievement["validity"] = new JsonObject { ["years"] = 50 };
        achievement["approval"]!.AsObject().Remove("sha256");
        File.WriteAllText(definition, achievement.ToJsonString());
        File.WriteAllText(folder.File("roster.csv"), Roster, Encoding.UTF8);
        var id = (await Run("issue", folder.File("roster.csv"), "--json")).Json[1].GetProperty("id").GetString()!;
        var copy = folder.File("copy.png");
        File.Copy(folder.File("demo", "public", "credentials", id + ".png"), copy);
        (await Verify("2074-12-01T14:59:58Z")).Should().Be("passed");
        (await Verify("2074-12-01T14:59:59Z")).Should().Be("failed period.expired");

        var early = await Run("renew", id, "--on", "2099-01-01", "--reason", "更新講習");
        var renewed = await Run("renew", id, "--on", "2025-11-20", "--reason", "更新講習", "--json", "--by", "鈴木");
        var again = await Run("renew", id, "--on", "2025-11-20", "--reason", "更新講習", "--json");

        early.Code.Should().Be(ExitCode.Usage);
        early.Error.Should().Contain("cli.future-day");
        renewed.Code.Should().Be(ExitCode.Done, renewed.Error);
        renewed.Json.Single().GetProperty("result").GetString().Should().Be("changed");
        again.Json.Single().GetProperty("result").GetString().Should().Be("unchanged");
        (await Verify("2075-11-20T14:59:58Z")).Should().Be("passed refresh.replaced proof.hosted-copy-differs");
        (await Verify("2075-11-20T14:59:59Z")).Should().Be("failed period.expired refresh.replaced proof.hosted-copy-differs");
        var shown = (await Run("show", id, "--json")).Json.Single();
        shown.GetProperty("validThrough").GetString().Should().Be("2075-11-20");
        shown.GetProperty("history")[0].GetProperty("by").GetString().Should().Be("鈴木");
        (await Run("audit", "verify")).Code.Should().Be(ExitCode.Done);
        (await Run("doctor")).Code.Should().Be(ExitCode.Done);

        Task<BadgesRun> Run(params string[] arguments) =>
            BadgesRun.Of(folder, [.. arguments, "--workspace", folder.File("demo")]);

        async Task<string> Verify(string at)
        {
            var report = (await Run("verify", copy, "--at", at, "--json")).Json.Single();
            var period = report.GetProperty("checks").EnumerateArray()
                .Single(check => check.GetProperty("check").GetString() == "period");
            return string.Join(' ', new[] { period.GetProperty("outcome").GetString() }
                .Append(period.TryGetProperty("code", out var code) ? code.GetString() : null)
                .Concat(report.GetProperty("warnings").EnumerateArray().Select(warning => warning.GetProperty("code").GetString()))
                .Where(text => text is not null));
        }
    }
}
