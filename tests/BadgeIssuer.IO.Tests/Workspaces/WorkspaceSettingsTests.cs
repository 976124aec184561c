using System.Collections.Immutable;
using System.Text;
using BadgeIssuer.IO.Workspaces;
using BadgeIssuer.Issuing;
using BadgeIssuer.OpenBadges;
using BadgeIssuer.Tests.Issuing;
using CsCheck;
using FluentAssertions;
using NUnit.Framework;

namespace BadgeIssuer.IO.Tests.Workspaces;

public sealed class WorkspaceSettingsTests
{
    private const string Production = """
        {"baseUrl":"https://badges.example.go.jp","profile":"production",
         "issuer":{"name":{"ja":"事務局","en":"Secretariat"},"url":"https://example.go.jp/","email":"a@example.go.jp"}}
        """;

    private static string Sample { get; } = File.ReadAllText(Path.Combine(Samples.Folder, "badges.json"));

    [Test]
    public void The_sample_has_every_format_on()
    {
        var settings = Read(Sample, out var problems)!;

        problems.Should().BeEmpty();
        settings.BaseUrl.Should().Be("http://localhost:5080");
        settings.Formats.Select(setting => (setting.Format, setting.Algorithm?.Name)).Should().Equal(
            (CredentialFormat.DataIntegrity, "EdDSA"),
            (CredentialFormat.VcJwt, "EdDSA"),
            (CredentialFormat.Ob2Hosted, null),
            (CredentialFormat.Ob2Jws, "RS256"),
            (CredentialFormat.Png, null));
        settings.PassphraseFile.Should().Be("/workspace/keys/passphrase");
    }

    [Test]
    public void What_is_not_said_has_a_documented_value()
    {
        var settings = Read(Production, out var problems)!;

        problems.Should().BeEmpty();
        settings.TimeZone.Id.Should().Be("Asia/Tokyo");
        settings.Formats.Select(setting => setting.Format).Should().Equal(
            CredentialFormat.DataIntegrity, CredentialFormat.VcJwt, CredentialFormat.Ob2Hosted, CredentialFormat.Png);
        settings.Approval.Should().Be(ApprovalPolicy.None);
        settings.VerificationFetch.Should().BeTrue();
        settings.NameInClear.Should().BeFalse();
        settings.PassphraseFile.Should().BeNull();
    }

    [TestCase("\"baseUrl\": \"http://localhost:5080\"", "\"baseUrl\": \"ftp://x\"", "badges.json#/baseUrl", "settings.invalid-value")]
    [TestCase("\"baseUrl\": \"http://localhost:5080\"", "\"baseUrl\": \"/etc/passwd\"", "badges.json#/baseUrl", "settings.invalid-value")]
    [TestCase("\"baseUrl\": \"http://localhost:5080\"", "\"baseUrl\": \"http://localhost:5080?x\"", "badges.json#/baseUrl", "settings.invalid-value")]
    [TestCase("\"baseUrl\":", "\"baseURL\":", "badges.json#/baseURL", "settings.unknown-member")]
    [TestCase("\"baseUrl\":", "\"baseURL\":", "badges.json#/baseUrl", "settings.missing-member")]
    [TestCase("\"development\"", "\"test\"", "badges.json#/profile", "settings.invalid-value")]
    [TestCase("\"EdDSA\"", "\"none\"", "badges.json#/formats/vc-jwt/algorithm", "settings.invalid-value")]
    [TestCase("\"EdDSA\"", "\"HS256\"", "badges.json#/formats/vc-jwt/algorithm", "settings.invalid-value")]
    [TestCase("\"ob2-hosted\": {}", "\"ob3\": {}", "badges.json#/formats/ob3", "settings.unknown-member")]
    [TestCase("\"Asia/Tokyo\"", "\"Asia/Tokio\"", "badges.json#/timeZone", "settings.invalid-value")]
    [TestCase("^Q06-[A-Z]{2}-[0-9]{4}$", "^(Q06", "badges.json#/learnerNumberPattern", "settings.invalid-value")]
    [TestCase("^Q06-[A-Z]{2}-[0-9]{4}$", @"(a)\\1", "badges.json#/learnerNumberPattern", "settings.invalid-value")]
    [TestCase("\"fetch\": \"on\"", "\"fetch\": true", "badges.json#/verification/fetch", "settings.invalid-value")]
    [TestCase("\"nameInClear\": false", "\"nameInClear\": \"no\"", "badges.json#/nameInClear", "settings.invalid-value")]
    [TestCase("\"rosterRows\": 200000", "\"rosterRows\": 0", "badges.json#/limits/rosterRows", "settings.invalid-value")]
    [TestCase("\"email\": \"badges@", "\"email\": \"badges@@", "badges.json#/issuer/email", "settings.invalid-value")]
    [TestCase("\"data-integrity\": { \"cryptosuite\": \"eddsa-rdfc-2022\" },\n    \"vc-jwt\": { \"algorithm\": \"EdDSA\" },\n    \"ob2-hosted\": {},\n    \"ob2-jws\": { \"algorithm\": \"RS256\" },", "", "badges.json#/formats", "settings.nothing-to-bake")]
    [TestCase("\"不合格\"", "\"Ｐａｓｓ\", \"不合格\"", "badges.json#/resultMarks", "roster.mark-ambiguous")]
    [TestCase("{", "[", "badges.json#", "settings.unreadable")]
    public void A_bad_setting_is_named_with_its_place(string what, string by, string pointer, string code)
    {
        var at = Sample.IndexOf(what, StringComparison.Ordinal);
        at.Should().BeGreaterThanOrEqualTo(0);

        Read(Sample.Remove(at, what.Length).Insert(at, by), out var problems).Should().BeNull();

        problems.Should().Contain(problem => problem.Code == code && problem.Pointer!.StartsWith(pointer, StringComparison.Ordinal));
    }

    [Test]
    public void Everything_that_is_wrong_is_said_at_once()
    {
        Read("""{"baseUrl":1,"profile":"x","issuer":{"name":"n"},"formats":{},"limits":{"rows":1},"extra":null}""", out var problems);

        problems.Select(problem => problem.Pointer).Should().Contain(
        [
            "badges.json#/baseUrl", "badges.json#/profile", "badges.json#/issuer/name", "badges.json#/issuer/url",
            "badges.json#/issuer/email", "badges.json#/formats", "badges.json#/limits/rows", "badges.json#/extra",
        ]);
    }

    [Test]
    public void The_environment_overrides_and_is_blamed_by_name()
    {
        Read(Sample, out _, ("BADGES_BASE_URL", "http://localhost:6000/"), ("BADGES_LANGUAGE", "en"))!
            .Should().Match<WorkspaceSettings>(settings =>
                settings.BaseUrl == "http://localhost:6000" && settings.Language == Language.English);

        Read(Sample, out var problems, ("BADGES_VERIFICATION_FETCH", "maybe"), ("BADGES_PROFILE", "prod")).Should().BeNull();

        problems.Select(problem => (problem.Pointer, problem.Code)).Should().Contain(
        [
            ("BADGES_VERIFICATION_FETCH", SettingsProblemCodes.EnvironmentValue),
            ("BADGES_PROFILE", SettingsProblemCodes.EnvironmentValue),
        ]);
    }

    [Test]
    public void Production_lists_all_that_it_refuses_at_once()
    {
        Read(
            Production.Replace("https://badges.example.go.jp", "http://localhost", StringComparison.Ordinal)
                .Replace("{\"baseUrl\"", "{\"keys\":{\"passphraseFile\":\"keys/p\"},\"baseUrl\"", StringComparison.Ordinal),
            out var problems).Should().BeNull();

        problems.Select(problem => problem.Code).Should().BeEquivalentTo(
        [
            SettingsProblemCodes.ProductionHttps,
            SettingsProblemCodes.ProductionDomain,
            SettingsProblemCodes.ProductionPassphraseFile,
        ]);
    }

    [TestCase("https://badges.example.go.jp", true)]
    [TestCase("https://go.jp.example.com", false)]
    [TestCase("https://evilgo.jp", false)]
    [TestCase("https://badges.example.com", false)]
    public void Production_asks_for_an_official_domain(string baseUrl, bool accepted) =>
        (Read(Production.Replace("https://badges.example.go.jp", baseUrl, StringComparison.Ordinal), out _) is not null)
            .Should().Be(accepted);

    [Test]
    public void A_recorded_waiver_lets_another_domain_pass() =>
        Read(
            Production.Replace("https://badges.example.go.jp", "https://badges.example.com", StringComparison.Ordinal)
                .Replace(
                    "{\"baseUrl\"",
                    "{\"waivers\":[{\"rule\":\"settings.production-domain\",\"by\":\"担当課\",\"on\":\"2025-04-01\",\"reason\":\"移行中\"}],\"baseUrl\"",
                    StringComparison.Ordinal),
            out _).Should().NotBeNull();

    [Test]
    public void Whatever_the_file_holds_reading_it_does_not_throw() =>
        Gen.Byte.Array[0, 100].Sample(bytes =>
            WorkspaceSettingsReader.Read(bytes, "/workspace", TestWorkspace.NoEnvironment, out var problems) is null
            && !problems.IsEmpty);

    private static WorkspaceSettings? Read(
        string json, out ImmutableArray<Problem> problems, params (string, string)[] environment) =>
        WorkspaceSettingsReader.Read(
            Encoding.UTF8.GetBytes(json),
            "/workspace",
            environment.ToDictionary(entry => entry.Item1, entry => entry.Item2),
            out problems);
}
