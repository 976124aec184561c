using System.Text;
using BadgeIssuer.Artwork;
using BadgeIssuer.Sharing;
using BadgeIssuer.Tests.Issuing;
using FluentAssertions;
using NUnit.Framework;
using UglyToad.PdfPig;

namespace BadgeIssuer.Tests.Artwork;

/// <summary>Certificates are read back with PdfPig, which nobody here wrote.</summary>
public sealed class CertificatePainterTests
{
    private const string Katsu = "葛\U000E0100城";

    // Outside the BMP; vendor extensions; a variation sequence; a decomposed kana; Latin letters with a ligature in them.
    [TestCase("髙橋 𠮷子")]
    [TestCase("﨑山 德太郎")]
    [TestCase(Katsu + " 一郎")]
    [TestCase("か\u3099くと")]
    [TestCase("Sofia Fiñana")]
    [TestCase("山田 太郎")]
    public void The_name_is_read_back_code_point_by_code_point(string name) =>
        TextOf(Certificates.Paint(name)).Should().Contain(name + "殿");

    [TestCaseSource(nameof(Achievements))]
    public void Every_sample_programme_has_a_certificate_that_says_what_it_is(string achievement)
    {
        var text = TextOf(Certificates.Paint("山田 太郎", achievement));

        var definition = Samples.Catalogue.Achievement(achievement)!;
        text.Should().ContainAll(
            "修了証", "令和7年1月31日（2025年1月31日）", "31 January 2025", "見本事務局",
            "http://localhost:5080/b/aaaqeayeaudaocajbifqydiob4", "aaaqeayeaudaocajbifqydiob4");
        WithoutSpaces(text).Should().Contain(WithoutSpaces(definition.Name.Japanese))
            .And.Contain(WithoutSpaces(definition.Name.English));
        Samples.Catalogue.SkillsOf(definition).Should().OnlyContain(
            entry => WithoutSpaces(text).Contains(WithoutSpaces(entry.Skill.Name.Japanese), StringComparison.Ordinal));
    }

    [Test]
    public void The_public_edition_names_nobody()
    {
        var certificate = Certificates.Paint(name: null);

        TextOf(certificate).Should().NotContain("殿").And.Contain("修了されたことを証します");
    }

    [Test]
    public void The_same_certificate_is_the_same_bytes()
    {
        var painter = new CertificatePainter(TestFonts.All, Certificates.Picture);

        var all = new byte[8][];
        Parallel.For(0, all.Length, index => all[index] = painter.Paint(Certificates.Face("髙橋 𠮷子")));

        all.Should().OnlyContain(one => one.SequenceEqual(Certificates.Paint("髙橋 𠮷子")));
    }

    [Test]
    public void A_certificate_is_small() =>
        Certificates.Paint("髙橋 𠮷子").Length.Should().BeLessThan(150_000);

    [Test]
    public void It_has_one_page_a_title_a_language_a_structure_and_a_link()
    {
        var certificate = Certificates.Paint("山田 太郎");

        using var document = PdfDocument.Open(certificate);
        document.NumberOfPages.Should().Be(1);
        document.Information.Title.Should().StartWith("修了証").And.NotContain("山田");
        Encoding.Latin1.GetString(certificate).Should().ContainAll(
            "/Lang (ja)", "/MarkInfo << /Marked true >>", "/S /H1", "/S /Figure", "/Alt ", "/S /Link", "/DisplayDocTitle true");
        document.GetPage(1).GetAnnotations().Single().Action.Should().NotBeNull();
    }

    [Test]
    public void A_text_of_several_lines_is_read_aloud_with_the_spaces_at_which_they_end()
    {
        var name = Samples.Catalogue.Achievement(Samples.AchievementId)!.Name.Japanese;
        name.Should().Contain(" ");

        Encoding.Latin1.GetString(Certificates.Paint("山田 太郎")).Should().Contain(
            $"/ActualText <FEFF{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(name))}>");
    }

    [Test]
    public void A_badge_that_ends_says_when()
    {
        var face = Certificates.Face("山田 太郎") with { ValidUntil = new("令和8年1月31日（2026年1月31日）", "31 January 2026") };

        TextOf(new CertificatePainter(TestFonts.All, Certificates.Picture).Paint(face)).Should().ContainAll(
            "有効期限　令和8年1月31日（2026年1月31日）", "31 January 2025 (valid until 31 January 2026)");
    }

    [Test]
    public void A_name_that_no_font_can_draw_is_refused_with_its_code_points() =>
        FluentActions.Invoking(() => Certificates.Paint("山田 \U0001F600"))
            .Should().Throw<MissingGlyphException>().Which.CodePoints.Should().Equal(0x1F600);

    [Test]
    public void A_name_of_a_hundred_characters_does_not_leave_its_place() =>
        FluentActions.Invoking(() => Certificates.Paint(new string('寿', 100)))
            .Should().Throw<TextDoesNotFitException>().Which.Place.Should().Be(nameof(CertificateFace.HolderName));

    [TestCase("2019-04-30", "平成31年4月30日（2019年4月30日）", "30 April 2019")]
    [TestCase("2019-05-01", "令和元年5月1日（2019年5月1日）", "1 May 2019")]
    [TestCase("2025-01-31", "令和7年1月31日（2025年1月31日）", "31 January 2025")]
    public void Days_are_said_in_both_calendars(string day, string japanese, string english) =>
        CertificateComposer.DayOf(DateOnly.ParseExact(day, "yyyy-MM-dd", null)).Should().Be(new LocalizedText(japanese, english));

    private static IEnumerable<string> Achievements() => Samples.Catalogue.Approved.Select(achievement => achievement.Id);

    private static string TextOf(byte[] pdf)
    {
        using var document = PdfDocument.Open(pdf);
        return string.Concat(document.GetPage(1).Letters.Select(letter => letter.Value));
    }

    private static string WithoutSpaces(string text) =>
        string.Concat(text.Where(character => !char.IsWhiteSpace(character)));
}
