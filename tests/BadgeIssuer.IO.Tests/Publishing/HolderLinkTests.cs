using System.Text.Json;
using BadgeIssuer.Audit;
using BadgeIssuer.IO.Publishing;
using BadgeIssuer.IO.Tests.Workspaces;
using BadgeIssuer.Issuing;
using BadgeIssuer.Lifecycle;
using BadgeIssuer.Sharing;
using FluentAssertions;
using NUnit.Framework;

namespace BadgeIssuer.IO.Tests.Publishing;

public sealed class HolderLinkTests
{
    private TestWorkspace _test = null!;

    [SetUp]
    public void Issue()
    {
        _test = new TestWorkspace();
        _test.IssueAndPublish(2);
    }

    [TearDown]
    public void Delete() => _test.Dispose();

    [Test]
    public void The_token_of_a_badge_opens_the_name_that_was_published_for_it()
    {
        using var workspace = _test.Open();
        foreach (var badge in workspace.Store.List())
        {
            var token = Token(badge);
            using var link = JsonDocument.Parse(File.ReadAllBytes(Link(token)));

            link.RootElement.GetProperty("badge").GetString().Should().Be(badge.Id.ToString());
            SealedName.TryOpen(link.RootElement.GetProperty("sealedName").GetString()!, token, badge.Id, out var name)
                .Should().BeTrue();
            name.Should().Be(badge.Completion.Name);
        }
    }

    [Test]
    public void No_published_file_says_a_token()
    {
        using var workspace = _test.Open();
        var tokens = workspace.Store.List().Select(badge => badge.HolderToken).ToArray();
        foreach (var file in Directory.EnumerateFiles(workspace.PublicFolder, "*", SearchOption.AllDirectories))
        {
            (file + System.Text.Encoding.Latin1.GetString(File.ReadAllBytes(file))).Should().NotContainAny(tokens);
        }
    }

    [Test]
    public void Of_an_erased_person_the_link_is_gone_and_of_the_others_it_is_not()
    {
        using var workspace = _test.Open();
        var badges = workspace.Store.List().ToArray();

        workspace.Eraser.Erase([badges[0]], "tester", "asked for it");
        workspace.Publish();

        File.Exists(Link(Token(badges[0]))).Should().BeFalse();
        File.Exists(Link(Token(badges[1]))).Should().BeTrue();
    }

    [Test]
    public void The_link_of_a_corrected_badge_stays_and_shows_no_name_any_more()
    {
        using var workspace = _test.Open();
        using var keys = workspace.OpenKeys(prompt: null);
        var old = workspace.Store.List().First();
        var run = workspace.BeginRun("tester");
        var made = workspace.CreateMaker(keys).Make(
            [new DueAward(old.Completion with { Name = "高橋 吉子" }, workspace.Catalogue.Approved[0], old.Id)], run)[0];
        var why = new BadgeEvent(made.IssuedAt, "tester", BadgeStanding.Superseded, "a name");
        var next = workspace.Store.Replace(
            made, why, new AuditNote { At = made.IssuedAt, By = "tester", Action = AuditActions.Correct });

        workspace.Publish(keys: keys);

        using var link = JsonDocument.Parse(File.ReadAllBytes(Link(Token(old))));
        link.RootElement.EnumerateObject().Select(member => member.Name).Should().Equal("badge");
        File.Exists(Link(Token(next))).Should().BeTrue();
    }

    private static HolderToken Token(IssuedBadge badge) => HolderToken.TryParse(badge.HolderToken, out var token)
        ? token
        : throw new AssertionException("no token");

    private string Link(HolderToken token) =>
        Path.Combine(_test.Folder, "public", PublishedPaths.HolderLink(token.Handle).Path);
}
