using System.Text;
using FluentAssertions;
using NUnit.Framework;

namespace BadgeIssuer.Cli.Tests;

/// <summary>What a verification says of a badge that was corrected, where the issuer's own publication is at hand.</summary>
public sealed class CorrectedBadgeTests
{
    private const string Roster =
        "受講者番号,氏名,メールアドレス,プログラム名,修了日,合否\n"
        + "Q06-ZZ-0001,見本 花子,hanako@example.jp,MDXQ2-T1-1,2024-12-01,合格\n"
        + "Q06-ZZ-0002,見本 次郎,jiro@example.jp,MDXQ2-T1-1,2024-12-01,合格\n";

    [Test]
    public async Task Every_form_of_it_is_reported_as_replaced_and_leads_to_the_new_one()
    {
        using var sample = new SampleWorkspace();
        using var folder = sample.Copy("demo");
        await File.WriteAllTextAsync(folder.File("roster.csv"), Roster, Encoding.UTF8);
        await Run(folder, "issue", "roster.csv");
        var ids = (await Run(folder, "list", "--json")).Json.Select(badge => badge.GetProperty("id").GetString()!).ToArray();
        var corrected = await Run(folder, "correct", ids[0], "--name", "見本 はな子", "--reason", "氏名", "--json");
        corrected.Code.Should().Be(ExitCode.Done, corrected.Error);
        await Run(folder, "revoke", ids[1], "--reason", "要件");
        var successor = (await Run(folder, "list", "--json")).Json
            .Select(badge => badge.GetProperty("id").GetString()!).Except(ids).Single();

        foreach (var form in new[] { "credentials/{0}.json", "credentials/{0}.jwt", "credentials/{0}.png", "ob2/assertions/{0}.json" })
        {
            var report = await Verify(folder, form, ids[0]);
            report.GetProperty("verdict").GetString().Should().Be("invalid");
            report.GetProperty("status").GetString().Should().Be("superseded", form);
            var check = report.GetProperty("checks").EnumerateArray().Single(one => one.GetProperty("check").GetString() is "status");
            check.GetProperty("code").GetString().Should().Be("status.superseded");
            check.GetProperty("message").GetString().Should().Contain($"/b/{successor}");
            (await Verify(folder, form, ids[1])).GetProperty("status").GetString().Should().Be("revoked", form);
        }

        (await File.ReadAllTextAsync(folder.File("demo", "public", "ob2", "assertions", ids[0] + ".json")))
            .Should().Contain($"/b/{successor}");
    }

    private static async Task<System.Text.Json.JsonElement> Verify(TemporaryFolder folder, string form, string id) =>
        (await Run(folder, "verify", "--offline", "--json", folder.File("demo", "public", string.Format(null, form, id))))
        .Json.Single();

    private static Task<BadgesRun> Run(TemporaryFolder folder, params string[] arguments) =>
        BadgesRun.Of(folder, ["--workspace", "demo", "--lang", "ja", .. arguments]);
}
