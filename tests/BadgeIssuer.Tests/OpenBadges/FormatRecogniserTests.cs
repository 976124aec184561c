using BadgeIssuer.OpenBadges;
using CsCheck;
using FluentAssertions;
using NUnit.Framework;

namespace BadgeIssuer.Tests.OpenBadges;

public sealed class FormatRecogniserTests
{
    [TestCase("{\"id\":1}", PresentedFormat.Json)]
    [TestCase("\r\n\t {", PresentedFormat.Json)]
    [TestCase("\uFEFF{", PresentedFormat.Json)]
    [TestCase("<svg/>", PresentedFormat.Svg)]
    [TestCase("<?xml version=\"1.0\"?><svg/>", PresentedFormat.Svg)]
    [TestCase("eyJhbGciOiJFZERTQSJ9.e30.AA", PresentedFormat.CompactJws)]
    [TestCase("  eyJhbGciOiJFZERTQSJ9.e30.AA\n", PresentedFormat.CompactJws)]
    [TestCase("[]", PresentedFormat.Unrecognised)]
    [TestCase("https://example.org/b/1", PresentedFormat.Unrecognised)]
    [TestCase("PNG", PresentedFormat.Unrecognised)]
    [TestCase("", PresentedFormat.Unrecognised)]
    public void A_text_is_recognised_by_how_it_begins(string text, PresentedFormat expected) =>
        FormatRecogniser.Recognise(System.Text.Encoding.UTF8.GetBytes(text)).Should().Be(expected);

    [Test]
    public void A_picture_is_recognised_by_its_signature() =>
        FormatRecogniser.Recognise(Pictures.Png()).Should().Be(PresentedFormat.Png);

    [Test]
    public void Leading_white_space_never_changes_what_a_badge_is_recognised_as() =>
        Gen.Byte.Array[0, 64].Sample(bytes =>
        {
            byte[] padded = [.. "\n\t "u8, .. bytes];
            var plain = FormatRecogniser.Recognise(bytes);
            var startsWithMark = bytes is [0xEF, 0xBB, 0xBF, ..];
            return plain is PresentedFormat.Png || startsWithMark || FormatRecogniser.Recognise(padded) == plain;
        });
}
