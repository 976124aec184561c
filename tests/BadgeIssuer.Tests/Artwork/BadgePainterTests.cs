using BadgeIssuer.Artwork;
using FluentAssertions;
using NUnit.Framework;

namespace BadgeIssuer.Tests.Artwork;

public sealed class BadgePainterTests
{
    // What a prepared badge may weigh: every graduate's file carries the picture.
    private const int MostBytes = 100 * 1024;

    private static readonly BadgePainter Painter = new(TestFonts.All);

    private static readonly CategoryBand[] Bands =
        [new("データ活用", 2), new("ビジネス変革", 1), new("パーソナルスキル", 5)];

    private static BadgeFace Face(string title, int tier = 2) => new(
        title, "マナビDX Quest ケーススタディ教育プログラム", "マナビDX Quest 事務局", "2024年度\n令和6年度", tier);

    [TestCaseSource(typeof(ProgrammeNames), nameof(ProgrammeNames.All))]
    public void Every_programme_name_fits(object programme)
    {
        var (_, layer, name, english) = (ProgrammeNames.Programme)programme;

        foreach (var title in new[] { name, english })
        {
            var png = Painter.Paint(Face(title, layer) with { Bands = [.. Bands] });

            Picture.ShouldMeasure(png, 600, 600);
            png.Length.Should().BeLessThan(MostBytes);
            ProgrammeArtwork.TryRead(png, out _, out _).Should().BeTrue();
        }
    }

    [Test]
    public void The_same_face_gives_the_same_bytes_from_other_fonts_in_memory_too()
    {
        using var others = FontSet.Load(TestFonts.Files("*.ttf"));
        var face = Face("教材タイプ2 ②業務最適化（建築製造）") with { Bands = [.. Bands] };

        new BadgePainter(others).Paint(face).Should().Equal(Painter.Paint(face));
    }

    [Test]
    public void Painting_from_several_threads_gives_the_same_bytes()
    {
        var face = Face("地域企業協働プログラム パターン1（デジタル化構想・設計）", 3);
        var alone = Painter.Paint(face);

        Enumerable.Range(0, 8).AsParallel().WithDegreeOfParallelism(4)
            .Select(_ => Painter.Paint(face))
            .Should().AllSatisfy(png => png.Should().Equal(alone));
    }

    [TestCase(0)]
    [TestCase(1)]
    [TestCase(2)]
    [TestCase(3)]
    public void Each_tier_has_a_shape_of_its_own_not_only_a_colour(int tier)
    {
        // Light and dark alone, as somebody sees it who sees no colours.
        static bool[] Shape(int tier)
        {
            using var bitmap = Picture.Decode(Painter.Paint(Face("同じ名前", tier)));
            return [.. bitmap.Pixels.Select(pixel => pixel.Alpha > 127 && pixel.Red + pixel.Green + pixel.Blue > 330)];
        }

        var own = Shape(tier);
        foreach (var other in Enumerable.Range(0, 4).Where(other => other != tier))
        {
            own.Zip(Shape(other)).Count(pair => pair.First != pair.Second).Should().BeGreaterThan(3_000);
        }
    }

    [Test]
    public void The_corners_are_transparent_so_that_the_seal_stands_on_any_page()
    {
        using var bitmap = Picture.Decode(Painter.Paint(Face("DX")));

        bitmap.GetPixel(0, 0).Alpha.Should().Be(0);
        bitmap.GetPixel(599, 599).Alpha.Should().Be(0);
        bitmap.GetPixel(300, 300).Alpha.Should().Be(255);
    }

    [TestCase("絵文字😀と㋿とꙮ", new[] { 0x1F600, 0xA66E })]
    [TestCase("タブ\tは描けない", new[] { 0x9 })]
    public void A_character_without_a_glyph_stops_the_painting_and_is_named(string title, int[] expected)
    {
        var painting = () => Painter.Paint(Face(title));

        var missing = painting.Should().Throw<MissingGlyphException>().Which;
        missing.CodePoints.Should().Equal(expected);
        missing.Problem.Code.Should().Be(ArtworkProblemCodes.MissingGlyphs);
        missing.Problem.Arguments.Should().ContainSingle().Which.Should().Contain($"U+{expected[0]:X4}");
    }

    [Test]
    public void Text_that_does_not_fit_is_neither_clipped_nor_shrunk_out_of_sight()
    {
        var title = () => Painter.Paint(Face(string.Concat(Enumerable.Repeat("長い名前", 40))));
        var issuer = () => Painter.Paint(Face("名前") with { Issuer = new string('庁', 80) });
        var bands = () => Painter.Paint(Face("名前") with { Bands = [new(new string('活', 60), 1)] });

        title.Should().Throw<TextDoesNotFitException>().Which.Place.Should().Be("Title");
        issuer.Should().Throw<TextDoesNotFitException>().Which.Place.Should().Be("Issuer");
        bands.Should().Throw<TextDoesNotFitException>().Which.Problem.Arguments.Should().Equal("Bands");
    }

    [Test]
    public void Everything_but_the_title_may_be_left_out()
    {
        Picture.ShouldMeasure(Painter.Paint(new BadgeFace("名前だけ", "", "", "", 0)), 600, 600);

        FluentActions.Invoking(() => Painter.Paint(Face(" "))).Should().Throw<ArgumentException>();
        FluentActions.Invoking(() => Painter.Paint(Face("名前", 4))).Should().Throw<ArgumentOutOfRangeException>();
        FluentActions.Invoking(() => Painter.Paint(Face("名前") with { Bands = [new("活用", 0)] }))
            .Should().Throw<ArgumentOutOfRangeException>();
    }
}
