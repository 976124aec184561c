using BadgeIssuer.Artwork;
using BadgeIssuer.Artwork.Text;
using CsCheck;
using FluentAssertions;
using NUnit.Framework;

namespace BadgeIssuer.Tests.Artwork;

public sealed class FontSetTests
{
    private const string KatsuIvs = "葛\U000E0100"; // the form of 葛城市

    [TestCase("𠮷野家")]
    [TestCase("髙橋")]
    [TestCase("山﨑")]
    [TestCase(KatsuIvs + "城市")]
    [TestCase("草彅")]
    [TestCase("①②③ ㈱ ㍻ №")]
    [TestCase("か\u3099")] // a combining mark
    public void Names_beyond_the_common_characters_are_drawn(string text)
    {
        TestFonts.All.FindMissing(text).Should().BeEmpty();

        GlyphsOf(text).Should().NotBeEmpty().And.NotContain((ushort)0);
        new BadgePainter(TestFonts.All).Paint(new BadgeFace(text, text, text, text, 2)).Should().NotBeEmpty();
    }

    [Test]
    public void A_variation_selector_chooses_another_glyph_than_the_plain_character()
    {
        var plain = GlyphsOf("葛");
        var varied = GlyphsOf(KatsuIvs);

        varied.Should().ContainSingle().Which.Should().NotBe(plain.Single());
        TestFonts.All.Shape(KatsuIvs, FontWeight.Regular).Runs.Single().Typeface.FamilyName.Should().Be("BIZ UDPGothic");
    }

    [Test]
    public void A_character_that_the_first_font_lacks_comes_from_the_next()
    {
        var runs = TestFonts.All.Shape("吉𠮷吉", FontWeight.Bold).Runs;

        runs.Select(run => run.Typeface.FamilyName).Should().Equal("BIZ UDPGothic", "Noto Sans JP", "BIZ UDPGothic");
        runs.Should().OnlyContain(run => run.Typeface.FontWeight == 700);
    }

    [Test]
    public void With_one_font_alone_the_missing_characters_are_listed_once_each()
    {
        using var biz = FontSet.Load(TestFonts.Files("BIZUDPGothic-*.ttf"));

        biz.FindMissing("𠮷田と𠮷野").Should().Equal(0x20BB7);
    }

    [Test]
    public void What_is_not_a_font_is_refused_with_its_place()
    {
        FluentActions.Invoking(() => FontSet.Load([.. TestFonts.Files("BIZ*Bold.ttf"), new byte[] { 1, 2, 3 }]))
            .Should().Throw<InvalidDataException>().WithMessage("Font file 2 *");
        FluentActions.Invoking(() => FontSet.Load([])).Should().Throw<ArgumentException>();
    }

    [Test]
    public void Any_text_either_shapes_without_an_empty_glyph_or_names_what_is_missing() =>
        Gen.String[Gen.Char, 0, 24].Sample(text =>
        {
            try
            {
                return TestFonts.All.Shape(text, FontWeight.Regular).Runs
                    .All(run => run.Glyphs.All(glyph => glyph.Id != 0));
            }
            catch (MissingGlyphException missing)
            {
                return missing.CodePoints.Length > 0;
            }
        });

    private static ushort[] GlyphsOf(string text) =>
        [.. TestFonts.All.Shape(text, FontWeight.Regular).Runs.SelectMany(run => run.Glyphs.Select(glyph => glyph.Id))];
}
