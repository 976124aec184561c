using BadgeIssuer.Artwork;
using FluentAssertions;
using NUnit.Framework;

namespace BadgeIssuer.Tests.Artwork;

public sealed class PreviewPainterTests
{
    private static readonly PreviewPainter Painter = new(TestFonts.All);

    private static PreviewFace Face(string achievement) => new(
        Picture.Plain(300, 300), "オープンバッジ ｜ 修了証明", achievement, "マナビDX Quest 事務局", "2025年1月31日 修了");

    [TestCaseSource(typeof(ProgrammeNames), nameof(ProgrammeNames.All))]
    public void Every_programme_name_fits(object programme)
    {
        var png = Painter.Paint(Face(((ProgrammeNames.Programme)programme).Name));

        Picture.ShouldMeasure(png, 1200, 630);
        png.Length.Should().BeLessThan(300 * 1024);
    }

    [Test]
    public void The_same_face_gives_the_same_bytes() =>
        Painter.Paint(Face("教材タイプ1")).Should().Equal(Painter.Paint(Face("教材タイプ1")));

    [Test]
    public void The_picture_given_is_shown()
    {
        using var bitmap = Picture.Decode(Painter.Paint(Face("教材タイプ1")));

        bitmap.GetPixel(260, 306).Should().Be(SkiaSharp.SKColors.Teal);
    }

    [Test]
    public void A_picture_that_is_none_is_refused() =>
        FluentActions.Invoking(() => Painter.Paint(Face("教材") with { Picture = new byte[100] }))
            .Should().Throw<ArgumentException>().WithMessage("*artwork.not-png*");
}
