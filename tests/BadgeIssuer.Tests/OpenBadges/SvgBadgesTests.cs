using System.Text;
using BadgeIssuer.OpenBadges.Baking;
using CsCheck;
using FluentAssertions;
using NUnit.Framework;

namespace BadgeIssuer.Tests.OpenBadges;

public sealed class SvgBadgesTests
{
    private const string Jwt = "eyJhbGciOiJFZERTQSJ9.e30.AAAA";
    private const string AssertionUrl = "https://badges.example.jp/ob2/assertions/1?a=1&b=\"2\"";
    private const string Json = """{"id":"https://badges.example.jp/ob2/assertions/1","narrative":"修了 ]]> <a>&amp;"}""";

    private static readonly BakedText Credential = new(BakedText.OpenBadgeCredential, Jwt);

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    private static string CodeOf(byte[] svg)
    {
        SvgBadges.TryExtract(svg, out _, out var problem).Should().BeFalse();
        return problem!.Code;
    }

    private static string With(string elements, string root = "<svg xmlns=\"http://www.w3.org/2000/svg\">") =>
        root + elements + "</svg>";

    private static string V3(string attributes, string body) =>
        $"""<openbadges:credential xmlns:openbadges="https://purl.imsglobal.org/ob/v3p0"{attributes}>{body}</openbadges:credential>""";

    private static string V2(string attributes, string body) =>
        $"""<openbadges:assertion xmlns:openbadges="http://openbadges.org"{attributes}>{body}</openbadges:assertion>""";

    [TestCase(BakedText.OpenBadgeCredential, Jwt)]
    [TestCase(BakedText.OpenBadgeCredential, Json)]
    [TestCase(BakedText.OpenBadges, Jwt)]
    [TestCase(BakedText.OpenBadges, Json)]
    [TestCase(BakedText.OpenBadges, AssertionUrl)]
    public void What_was_baked_comes_out_as_it_went_in(string keyword, string text)
    {
        var baked = SvgBadges.Bake(Utf8(Pictures.Svg), new BakedText(keyword, text));

        SvgBadges.TryExtract(baked, out var texts, out _).Should().BeTrue();
        texts.Should().Equal(new BakedText(keyword, text));
    }

    [TestCase(Pictures.Svg)]
    [TestCase("<svg xmlns='http://www.w3.org/2000/svg'/>")]
    [TestCase("<svg xmlns='http://www.w3.org/2000/svg' a='>' b=\">'\" />")]
    [TestCase("\uFEFF<?xml version=\"1.0\" encoding=\"UTF-8\"?>\r\n<!-- <svg> --><?p <svg>?>\n<s:svg xmlns:s='http://www.w3.org/2000/svg'\n/>\n<!-- -->")]
    public void Both_standards_go_into_any_picture_and_the_rest_of_it_is_kept(string svg)
    {
        var assertion = new BakedText(BakedText.OpenBadges, Json);

        var baked = SvgBadges.Bake(Utf8(svg), Credential, assertion);

        SvgBadges.TryExtract(baked, out var texts, out _).Should().BeTrue();
        texts.Should().Equal(Credential, assertion);
        var text = Encoding.UTF8.GetString(baked);
        var inserted = text[text.IndexOf("<openbadges:credential", StringComparison.Ordinal)..(text.IndexOf("</openbadges:assertion>", StringComparison.Ordinal) + "</openbadges:assertion>".Length)];
        text.Replace(inserted, "", StringComparison.Ordinal).Replace("></svg>", "/>", StringComparison.Ordinal).Replace("></s:svg>", "/>", StringComparison.Ordinal)
            .Should().Be(svg.Replace("></svg>", "/>", StringComparison.Ordinal));
    }

    [Test]
    public void Any_json_text_comes_out_as_it_went_in() =>
        Gen.String.Sample(narrative =>
        {
            // System.Text.Json escapes whatever XML could change.
            var text = System.Text.Json.JsonSerializer.Serialize(new { narrative });
            return SvgBadges.TryExtract(SvgBadges.Bake(Utf8(Pictures.Svg), new BakedText(BakedText.OpenBadgeCredential, text)), out var texts, out _)
                && texts is [var only] && only.Text == text;
        });

    [TestCase("")]
    [TestCase(" x")]
    [TestCase("{\"a\":\"\u0001\"}")]
    [TestCase("{\r\n}")]
    [TestCase("{\"a\":\"\uFFFF\"}")]
    public void A_text_that_xml_would_change_is_a_mistake_of_the_caller(string text) =>
        FluentActions.Invoking(() => SvgBadges.Bake(Utf8(Pictures.Svg), new BakedText(BakedText.OpenBadges, text)))
            .Should().Throw<ArgumentException>();

    [Test]
    public void A_picture_that_cannot_be_baked_into_is_refused()
    {
        Refused(SvgBadges.Bake(Utf8(Pictures.Svg), Credential)).Should().Be(SvgProblemCodes.AlreadyBaked);
        Refused(Encoding.Unicode.GetBytes(Pictures.Svg)).Should().Be(SvgProblemCodes.NotUtf8);
        Refused(Utf8("<?xml version='1.0' encoding='utf-16'?>" + Pictures.Svg)).Should().Be(SvgProblemCodes.NotUtf8);
        Refused([.. Utf8(Pictures.Svg), 0xFF]).Should().Be(SvgProblemCodes.NotUtf8);
        Refused(Utf8("<html/>")).Should().Be(SvgProblemCodes.NotSvg);

        static string Refused(byte[] svg)
        {
            SvgBadges.TryBake(svg, [Credential], out _, out var problem).Should().BeFalse();
            return problem!.Code;
        }
    }

    [Test]
    public void Badges_as_the_specifications_print_them_are_read()
    {
        var svg = With($"<g>{V2(" verify=\"https://badges.example.jp/ob2/assertions/1\"", $"\n <![CDATA[\n{Json.Replace("]]>", "", StringComparison.Ordinal)}\n]]>\n")}</g>" + V3(" verify=\"" + Jwt + "\"", ""));

        SvgBadges.TryExtract(Utf8(svg), out var texts, out _).Should().BeTrue();
        texts.Should().Equal(Credential, new BakedText(BakedText.OpenBadges, Json.Replace("]]>", "", StringComparison.Ordinal)));
    }

    private static IEnumerable<TestCaseData> Refusals()
    {
        yield return Refusal("no badge", Pictures.Svg, SvgProblemCodes.NotBaked);
        yield return Refusal("another root", "<html/>", SvgProblemCodes.NotSvg);
        yield return Refusal("an svg of no namespace", "<svg/>", SvgProblemCodes.NotSvg);
        yield return Refusal("not XML", "<svg", SvgProblemCodes.Malformed);
        yield return Refusal("nothing", "", SvgProblemCodes.Malformed);
        yield return Refusal("something behind the end", Pictures.Svg + "x", SvgProblemCodes.Malformed);
        yield return Refusal("two credentials", With(V3($" verify='{Jwt}'", "") + V3($" verify='{Jwt}'", "")), SvgProblemCodes.DuplicateBadge);
        yield return Refusal("two assertions, one deep", With(V2($" verify='{Jwt}'", "") + "<g>" + V2($" verify='{Jwt}'", "") + "</g>"), SvgProblemCodes.DuplicateBadge);
        yield return Refusal("an element within", With(V3($" verify='{Jwt}'", "<g/>")), SvgProblemCodes.Ambiguous);
        yield return Refusal("a badge within a badge", With(V3($" verify='{Jwt}'", V2($" verify='{Jwt}'", ""))), SvgProblemCodes.Ambiguous);
        yield return Refusal("empty", With(V3("", " ")), SvgProblemCodes.Ambiguous);
        yield return Refusal("3.0: attribute and body", With(V3($" verify='{Jwt}'", "{}")), SvgProblemCodes.Ambiguous);
        yield return Refusal("2.0: attribute and body disagree", With(V2(" verify='https://a.example'", """{"id":"https://b.example"}""")), SvgProblemCodes.Ambiguous);
        yield return Refusal("a document type", "<!DOCTYPE svg>" + Pictures.Svg, SvgProblemCodes.Malformed);
        yield return Refusal("entities that laugh", "<!DOCTYPE svg [<!ENTITY a 'ha'><!ENTITY b '&a;&a;'>]>" + With("&b;"), SvgProblemCodes.Malformed);
        yield return Refusal("an outside entity", "<!DOCTYPE svg [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>" + With("&a;"), SvgProblemCodes.Malformed);
        yield return Refusal("an unknown entity", With("&a;"), SvgProblemCodes.Malformed);
        yield return Refusal("an unknown encoding", "<?xml version='1.0' encoding='x-none'?>" + Pictures.Svg, SvgProblemCodes.Malformed);
        yield return Refusal("depth", With(string.Concat(Enumerable.Repeat("<g>", 300)) + string.Concat(Enumerable.Repeat("</g>", 300))), SvgProblemCodes.TooDeep);

        static TestCaseData Refusal(string why, string svg, string code) => new TestCaseData(svg, code).SetArgDisplayNames(why);
    }

    [TestCaseSource(nameof(Refusals))]
    public void Anything_else_is_refused_by_its_own_code(string svg, string code) => CodeOf(Utf8(svg)).Should().Be(code);

    [Test]
    public void More_bytes_than_the_limit_are_refused_unread() =>
        CodeOf(new byte[SvgScanner.MaximumBytes + 1]).Should().Be(SvgProblemCodes.TooLarge);

    [Test]
    public void Hostile_pieces_give_a_problem_and_never_an_exception() =>
        Gens.OneOf("<svg xmlns='http://www.w3.org/2000/svg'>", "</svg>", "<g>", "</g>", "<g/>", "<!--", "-->", "<![CDATA[", "]]>", "&lt;", "&#0;", "&#x10FFFF;", "&a;", "<!DOCTYPE svg>", "<?xml version='1.0'?>", "verify='", "\u0001", "\uFFFE", "<openbadges:credential xmlns:openbadges='https://purl.imsglobal.org/ob/v3p0' verify='x'/>", "x")
            .Array[0, 12]
            .Select(parts => Utf8(string.Concat(parts)))
            .Sample(svg => SvgBadges.TryExtract(svg, out var texts, out var problem) ? !texts.IsEmpty : problem is not null);

    [Test]
    public void Hostile_bytes_give_a_problem_and_never_an_exception() =>
        Gen.Byte.Array[0, 200].Sample(bytes =>
            !SvgBadges.TryExtract(bytes, out _, out var plain) && plain is not null
            && !SvgBadges.TryExtract((byte[])[.. "<svg xmlns='http://www.w3.org/2000/svg'>"u8, .. bytes], out _, out var inside) && inside is not null);
}
