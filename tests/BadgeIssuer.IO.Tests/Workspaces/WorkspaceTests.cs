using BadgeIssuer.IO.Keys;
using BadgeIssuer.IO.Workspaces;
using BadgeIssuer.Issuing;
using BadgeIssuer.Tests.Issuing;
using FluentAssertions;
using NUnit.Framework;

namespace BadgeIssuer.IO.Tests.Workspaces;

public sealed class WorkspaceTests
{
    private static readonly IssuerProfile Issuer = new(
        new LocalizedText("事務局", "Secretariat"), "https://example.go.jp/", "badges@example.go.jp", null);

    private string _folder = null!;

    [SetUp]
    public void NameFolder() => _folder = Path.Combine(Path.GetTempPath(), "badges-" + Path.GetRandomFileName());

    [TearDown]
    public void Delete()
    {
        if (Directory.Exists(_folder))
        {
            Directory.Delete(_folder, recursive: true);
        }
    }

    [Test]
    public void A_new_workspace_has_keys_and_the_three_skill_frameworks_whose_skills_nobody_has_compared_yet()
    {
        WorkspaceFactory.Create(_folder, "http://localhost:5080", Issuer, passphrase: null, TimeProvider.System);

        using var workspace = Workspace.Open(_folder, TimeProvider.System, TestWorkspace.NoEnvironment);
        workspace.Catalogue.Frameworks.Select(framework => $"{framework.Framework} {framework.Version}")
            .Should().Equal("DSS-L 1.2", "DSS-P 1.2", "DSS-P 2.0");
        workspace.Catalogue.Frameworks.SelectMany(framework => framework.Skills)
            .Should().Contain(skill => skill.IsDraft).And.Contain(skill => !skill.IsDraft);
        workspace.Keys.Entries.Select(entry => entry.Algorithm.Name).Should().Equal("EdDSA");
        workspace.OpenKeys(prompt: null).Dispose();
        Directory.Exists(_folder + ".new~").Should().BeFalse();
    }

    [Test]
    public void A_production_workspace_takes_its_passphrase_from_outside()
    {
        using var passphrase = Passphrase.FromText("correct horse battery");

        WorkspaceFactory.Create(_folder, "https://badges.example.go.jp", Issuer, passphrase, TimeProvider.System);

        using var workspace = Workspace.Open(_folder, TimeProvider.System, TestWorkspace.NoEnvironment);
        workspace.Settings.Profile.Should().Be(WorkspaceProfile.Production);
        File.Exists(Path.Combine(_folder, "keys", "passphrase")).Should().BeFalse();
        workspace.OpenKeys(() => "correct horse battery").Dispose();
    }

    [Test]
    public void A_production_workspace_without_passphrase_is_not_made()
    {
        var act = () => WorkspaceFactory.Create(
            _folder, "https://badges.example.go.jp", Issuer, passphrase: null, TimeProvider.System);

        act.Should().Throw<KeyRingException>().Which.Problem.Code.Should().Be(KeysProblemCodes.NoPassphrase);
        Directory.Exists(_folder).Should().BeFalse();
    }

    [Test]
    public void A_folder_that_is_not_empty_is_left_alone()
    {
        Directory.CreateDirectory(_folder);
        File.WriteAllText(Path.Combine(_folder, "thesis.txt"), "years of work");

        var act = () => WorkspaceFactory.CreateSample(_folder, Samples.Folder, port: null, TimeProvider.System);

        act.Should().Throw<WorkspaceException>().Which.Problems.Single().Code
            .Should().Be(SettingsProblemCodes.FolderNotEmpty);
        Directory.GetFileSystemEntries(_folder).Should().HaveCount(1);
    }

    [Test]
    public void The_sample_workspace_takes_the_port_that_is_asked_for()
    {
        WorkspaceFactory.CreateSample(_folder, Samples.Folder, port: 6123, TimeProvider.System);

        using var workspace = Workspace.Open(_folder, TimeProvider.System, TestWorkspace.NoEnvironment);
        workspace.Addresses.Base.Should().Be("http://localhost:6123");
        workspace.Addresses.IssuerDid.Should().Be("did:web:localhost%3A6123");
        workspace.Keys.Entries.Select(entry => entry.Algorithm.Name).Should().Equal("EdDSA", "RS256");
        workspace.Catalogue.Approved.Should().HaveCount(9);
    }

    [Test]
    public void A_folder_without_settings_is_no_workspace()
    {
        var act = () => Workspace.Open(_folder, TimeProvider.System, TestWorkspace.NoEnvironment);

        act.Should().Throw<WorkspaceException>().Which.Problems.Single().Code.Should().Be(SettingsProblemCodes.NoWorkspace);
    }

    [Test]
    public void Problems_of_settings_catalogue_and_keys_are_said_together()
    {
        using var test = new TestWorkspace(folder =>
        {
            Change(Path.Combine(folder, "badges.json"), "\"language\": \"ja\"", "\"language\": \"jp\"");
            Change(Path.Combine(folder, "catalogue", "achievements", "MDXQ3-P1-v1.json"), "\"criteria\"", "\"criterion\"");
            Change(Path.Combine(folder, "keys", "register.json"), "\"active\"", "\"activated\"");
        });

        var problems = test.Invoking(workspace => workspace.Open())
            .Should().Throw<WorkspaceException>().Which.Problems;

        problems.Select(problem => problem.Pointer).Should().Contain(
            ["badges.json#/language", "achievements/MDXQ3-P1-v1.json#/criteria", "keys/register.json#/keys/0/state"]);
    }

    [Test]
    public void Production_refuses_the_development_keys_under_any_name()
    {
        WorkspaceFactory.Create(_folder, "http://localhost:5080", Issuer, passphrase: null, TimeProvider.System);
        var example = Path.Combine(Path.GetDirectoryName(Samples.Folder)!, "keys.example", "register.json");
        File.WriteAllText(
            Path.Combine(_folder, "keys", "register.json"),
            File.ReadAllText(example).Replace("-development", "-2025-01-abcdef", StringComparison.Ordinal));
        Change(Path.Combine(_folder, "badges.json"), "http://localhost:5080", "https://badges.example.go.jp");
        Change(Path.Combine(_folder, "badges.json"), "\"development\"", "\"production\"");

        var act = () => Workspace.Open(_folder, TimeProvider.System, TestWorkspace.NoEnvironment);

        act.Should().Throw<WorkspaceException>().Which.Problems
            .Where(problem => problem.Code == SettingsProblemCodes.ProductionDevelopmentKey).Should().HaveCount(3);
    }

    [Test]
    public void Artwork_that_is_missing_stops_the_run_before_the_first_row()
    {
        using var test = new TestWorkspace(folder => File.Delete(Path.Combine(folder, "artwork", "MDXQ2-T1-1.png")));
        using var workspace = test.Open();
        using var keys = workspace.OpenKeys(prompt: null);

        workspace.Invoking(one => one.CreateIssuer(keys)).Should().Throw<WorkspaceException>()
            .Which.Problems.Single().Code.Should().Be(SettingsProblemCodes.NoArtwork);
    }

    [Test]
    public void Missing_fonts_stop_the_run_before_the_first_row()
    {
        WorkspaceFactory.CreateSample(_folder, Samples.Folder, port: null, TimeProvider.System);
        using var workspace = Workspace.Open(
            _folder, TimeProvider.System, new Dictionary<string, string> { ["BADGES_FONTS"] = "/nowhere" });
        using var keys = workspace.OpenKeys(prompt: null);

        workspace.Invoking(one => one.CreateIssuer(keys)).Should().Throw<WorkspaceException>()
            .Which.Problems.Single().Code.Should().Be(Artwork.ArtworkProblemCodes.FontsMissing);
    }

    private static void Change(string file, string what, string by) =>
        File.WriteAllText(file, File.ReadAllText(file).Replace(what, by, StringComparison.Ordinal));
}
