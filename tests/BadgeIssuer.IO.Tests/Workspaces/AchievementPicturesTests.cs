using BadgeIssuer.Artwork;
using BadgeIssuer.IO.Workspaces;
using BadgeIssuer.Tests.Issuing;
using FluentAssertions;
using NUnit.Framework;

namespace BadgeIssuer.IO.Tests.Workspaces;

public sealed class AchievementPicturesTests
{
    private string _folder = null!;

    [SetUp]
    public void MakeFolder() => _folder = Directory.CreateTempSubdirectory("badges-artwork-").FullName;

    [TearDown]
    public void Delete() => Directory.Delete(_folder, recursive: true);

    [Test]
    public void Every_approved_achievement_of_the_sample_gets_a_picture()
    {
        File.Copy(
            Path.Combine(Samples.Folder, "artwork", "MDXQ2-T1-1.png"), Path.Combine(_folder, "MDXQ2-T1-1.png"));
        using var pictures = Pictures(FontsFolder());

        var drawn = Samples.Catalogue.Approved.Select(pictures.Of).ToArray();

        drawn.Should().HaveCount(9);
        drawn.Select(picture => picture.Sha256).Should().OnlyHaveUniqueItems();
        drawn[0].Png.ToArray().Should().Equal(
            File.ReadAllBytes(Path.Combine(_folder, "MDXQ2-T1-1.png")), "the programme's own artwork comes first");
    }

    [Test]
    public void What_was_drawn_once_is_not_drawn_again_and_needs_no_fonts()
    {
        var achievement = Samples.Catalogue.Achievement("MDXQ3-P1-v1")!;
        using var pictures = Pictures(FontsFolder());
        var first = pictures.Of(achievement);

        using var later = Pictures("/nowhere");

        later.Of(achievement).Sha256.Should().Be(first.Sha256);
    }

    [Test]
    public void Another_name_is_another_picture()
    {
        var achievement = Samples.Catalogue.Achievement("MDXQ3-P1-v1")!;
        using var pictures = Pictures(FontsFolder());

        pictures.Of(achievement with { Version = 2, Name = new LocalizedText("新しい名前", "New name") }).Sha256
            .Should().NotBe(pictures.Of(achievement).Sha256);
    }

    [Test]
    public void A_character_that_no_font_has_is_named()
    {
        var achievement = Samples.Catalogue.Achievement("MDXQ3-P1-v1")! with { Name = new LocalizedText("\U000131FA", "x") };
        using var pictures = Pictures(FontsFolder());

        var problem = pictures.Invoking(one => one.Of(achievement)).Should().Throw<WorkspaceException>()
            .Which.Problems.Single();

        problem.Code.Should().Be(ArtworkProblemCodes.MissingGlyphs);
        problem.Arguments.Should().Equal("U+131FA");
    }

    [Test]
    public void Artwork_that_is_no_picture_is_refused()
    {
        File.WriteAllText(Path.Combine(_folder, "MDXQ2-T1-1.png"), "<svg/>");
        using var pictures = Pictures("/nowhere");

        pictures.Invoking(one => one.Of(Samples.Catalogue.Achievement("MDXQ2-T1-1-v1")!))
            .Should().Throw<WorkspaceException>().Which.Problems.Single().Code.Should().Be(ArtworkProblemCodes.NotPng);
    }

    private AchievementPictures Pictures(string fonts) =>
        new(_folder, fonts, Samples.Policy.Issuer, Samples.Catalogue);

    // Without fonts these tests fail and are not skipped: eng/fonts.sh fetches them.
    private static string FontsFolder() => Environment.GetEnvironmentVariable("BADGES_FONTS")
        ?? Path.Combine(Path.GetDirectoryName(Samples.Folder)!, "artifacts", "fonts");
}
