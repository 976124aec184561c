using System.Text;
using FluentAssertions;
using NUnit.Framework;

namespace BadgeIssuer.Cli.Tests;

/// <summary>Keys, backups and the doctor, as staff use them.</summary>
public sealed class KeysAndBackupsTests
{
    private const string Roster =
        "受講者番号,氏名,メールアドレス,プログラム名,修了日,合否\n"
        + "Q06-ZZ-0001,見本 花子,hanako@example.jp,MDXQ2-T1-1,2024-12-01,合格\n"
        + "Q06-ZZ-0002,見本 次郎,jiro@example.jp,MDXQ2-T1-1,2024-12-01,合格\n";

    private readonly TemporaryFolder _folder = new();

    [SetUp]
    public async Task Issue()
    {
        IO.Workspaces.WorkspaceFactory.CreateSample(
            _folder.File("demo"), Path.Combine(AppContext.BaseDirectory, "samples"), port: null, TimeProvider.System);
        File.WriteAllText(_folder.File("roster.csv"), Roster, Encoding.UTF8);
        (await Run("issue", _folder.File("roster.csv"))).Code.Should().Be(ExitCode.Done);
    }

    [TearDown]
    public void Delete() => Directory.Delete(_folder.File("demo"), recursive: true);

    [OneTimeTearDown]
    public void Clean_up() => _folder.Dispose();

    [Test]
    public async Task A_rotation_retires_the_old_key_and_its_badges_still_verify()
    {
        var rotated = await Run("keys", "rotate", "--json", "--by", "鈴木");

        rotated.Code.Should().Be(ExitCode.Done, rotated.Error);
        rotated.Json.Select(line => line.GetProperty("state").GetString()).Should().Equal("retired", "active");
        rotated.Json[0].GetProperty("validUntil").GetString().Should().NotBeNull();
        (await Verify()).Should().Be(ExitCode.Done);
        (await Run("audit", "export")).Output.Should().Contain("\"by\":\"鈴木\",\"action\":\"retire-key\"");
    }

    [Test]
    public async Task A_compromised_key_and_what_became_of_its_badges()
    {
        var kid = (await Run("keys", "list", "--json")).Json[0].GetProperty("kid").GetString()!;
        var future = await Run("keys", "compromised", kid, "--since", "2099-01-01T00:00:00Z", "--reason", "試験");
        future.Code.Should().Be(ExitCode.Usage);

        var lost = await Run("keys", "compromised", kid, "--since", "2020-01-01T00:00:00Z", "--reason", "試験", "--json");

        lost.Code.Should().Be(ExitCode.SomeRefused, lost.Error);
        lost.Json.Where(line => line.TryGetProperty("result", out _))
            .Select(line => line.GetProperty("result").GetString()).Should().Equal("not_proven", "not_proven");
        (await Verify()).Should().Be(ExitCode.SomeRefused);
        (await Run("doctor")).Error.Should().NotContain("doctor.key-history");
    }

    [TestCase("jwks", "\"kty\"")]
    [TestCase("pem", "BEGIN PUBLIC KEY")]
    public async Task Only_public_parts_are_exported(string format, string expected)
    {
        var exported = (await Run("keys", "export", "--format", format)).Output;

        exported.Should().Contain(expected).And.NotContain("\"d\"").And.NotContain("PRIVATE");
    }

    [Test]
    public async Task A_backup_is_restored_into_an_empty_folder_and_not_over_a_workspace()
    {
        (await Run("backup", _folder.File("b.zip"))).Code.Should().Be(ExitCode.Done);

        var refused = await Run("restore", _folder.File("b.zip"));
        refused.Code.Should().Be(ExitCode.NotDone);
        refused.Error.Should().Contain("restore.workspace-there");

        var restored = await Run("restore", _folder.File("b.zip"), "--accept-loss", "--json");
        restored.Code.Should().Be(ExitCode.Done, restored.Error);
        restored.Json[^1].GetProperty("summary").GetProperty("lost").GetInt32().Should().Be(0);
        (await Verify()).Should().Be(ExitCode.Done);
    }

    [Test]
    public async Task The_doctor_says_what_to_do_and_publish_does_it()
    {
        (await Run("doctor")).Error.Should().BeEmpty();
        File.Delete(_folder.File(Path.Combine("demo", "public", "issuer.json")));

        var poor = await Run("doctor", "--json");
        poor.Code.Should().Be(ExitCode.SomeRefused);
        poor.Json.Single(line => line.GetProperty("part").GetString() == "publication")
            .GetProperty("codes")[0].GetString().Should().Be("doctor.publication-differs");

        (await Run("publish", "--json")).Json[0].GetProperty("written").GetInt32().Should().Be(1);
        (await Run("doctor")).Code.Should().Be(ExitCode.Done);
    }

    private Task<BadgesRun> Run(params string[] arguments) =>
        BadgesRun.Of(_folder, ["--workspace", _folder.File("demo"), "--lang", "ja", .. arguments]);

    private async Task<ExitCode> Verify()
    {
        var png = Directory.GetFiles(_folder.File(Path.Combine("demo", "public", "credentials")), "*.png")[0];
        return (await Run("verify", "--offline", png)).Code;
    }
}
