using BadgeIssuer.Artwork;
using BadgeIssuer.Artwork.Text;
using CsCheck;
using FluentAssertions;
using NUnit.Framework;

namespace BadgeIssuer.Tests.Artwork;

public sealed class TextFitterTests
{
    private static readonly string[] Pieces =
        ["教", "材", "タ", "イ", "プ", "ー", "ッ", "（", "）", "、", "。", "D", "X", "2", " ", "の", "①", "𠮷"];

    private static readonly TextPlace Place = new("Test", 556, 114, 3, 46, 22);

    [TestCase("教材タイプ2 ②業務最適化（建築製造）", "教材タイプ2|②業務最適化（建築製造）")]
    [TestCase("教材タイプ1 ①需要予測・在庫最適化（小売業）", "教材タイプ1|①需要予測・在庫最適化（小売業）")]
    [TestCase("地域企業協働プログラム パターン1（デジタル化構想・設計）", "地域企業協働プログラム|パターン1（デジタル化構想・設計）")]
    [TestCase("運営事業者が独自に設計した教材", "運営事業者が|独自に設計した教材")]
    [TestCase("上の行\n下の行", "上の行|下の行")]
    [TestCase("短い", "短い")]
    [TestCase("", "")]
    public void Titles_break_where_a_reader_pauses(string text, string lines) =>
        string.Join('|', LinesOf(text, Place)).Should().Be(lines);

    [Test]
    public void A_word_is_not_torn_apart_to_make_lines_even() =>
        LinesOf("教材タイプ1 ①需要予測・在庫最適化（小売業）", new TextPlace("Test", 576, 270, 4, 58, 30))
            .Should().Equal("教材タイプ1", "①需要予測・在庫最適化", "（小売業）");

    [TestCase("、")]
    [TestCase("。")]
    [TestCase("）")]
    [TestCase("」")]
    [TestCase("ー")]
    [TestCase("ッ")]
    [TestCase("ょ")]
    [TestCase("々")]
    public void A_line_never_begins_with(string mark) =>
        LineBreaks.PriceBetween("漢", mark).Should().Be(LineBreaks.Never);

    [TestCase("（")]
    [TestCase("「")]
    [TestCase("『")]
    [TestCase("【")]
    public void A_line_never_ends_with(string bracket) =>
        LineBreaks.PriceBetween(bracket, "漢").Should().Be(LineBreaks.Never);

    [TestCase("D", "X")]
    [TestCase("2", "0")]
    [TestCase("１", "２")]
    public void Words_and_numbers_stay_whole(string left, string right) =>
        LineBreaks.PriceBetween(left, right).Should().Be(LineBreaks.Never);

    [Test]
    public void Whatever_fits_is_within_its_place_and_keeps_every_character()
    {
        var text = Gen.Int[0, Pieces.Length - 1].Array[1, 40]
            .Select(picks => string.Concat(picks.Select(pick => Pieces[pick])));

        text.Sample(sample =>
        {
            FittedText fitted;
            try
            {
                fitted = TextFitter.Fit(TestFonts.All, sample, FontWeight.Bold, Place);
            }
            catch (TextDoesNotFitException)
            {
                return true;
            }

            return fitted.Size is >= 22 and <= 46
                && fitted.Height <= Place.Height
                && fitted.Lines.Length <= Place.Lines
                && fitted.Lines.All(line => line.Width * fitted.Size <= Place.Width + 0.01f)
                && string.Concat(LinesOf(sample, Place)).Replace(" ", "", StringComparison.Ordinal)
                    == sample.Replace(" ", "", StringComparison.Ordinal);
        });
    }

    private static string[] LinesOf(string text, TextPlace place) =>
        [.. TextFitter.Fit(TestFonts.All, text, FontWeight.Bold, place).Lines.Select(line => line.Text)];
}
