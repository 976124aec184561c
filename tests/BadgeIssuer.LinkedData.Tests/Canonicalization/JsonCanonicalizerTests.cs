using System.Globalization;
using System.Text;
using System.Text.Json;
using BadgeIssuer.LinkedData.Canonicalization;
using BadgeIssuer.LinkedData.Tests.Support;
using CsCheck;
using FluentAssertions;
using NUnit.Framework;

namespace BadgeIssuer.LinkedData.Tests.Canonicalization;

public sealed class JsonCanonicalizerTests
{
    /// <summary>A row of RFC 8785, appendix B: the bits of a double and how ECMAScript prints it.</summary>
    public sealed record NumberSample(string Bits, string Text);

    private static IEnumerable<TestCaseData> Numbers() =>
        JsonSerializer.Deserialize<JsonElement>(VectorFiles.Read("ecmascript-numbers.json"))
            .GetProperty("numbers")
            .EnumerateObject()
            .Select(sample => new TestCaseData(new NumberSample(sample.Name, sample.Value.GetString()!))
                .SetArgDisplayNames(sample.Name));

    [TestCaseSource(nameof(Numbers))]
    public void Prints_numbers_as_the_specification_does(NumberSample sample)
    {
        var bits = long.Parse(sample.Bits, NumberStyles.HexNumber, CultureInfo.InvariantCulture);

        EcmaScriptNumber.Format(BitConverter.Int64BitsToDouble(bits)).Should().Be(sample.Text);
    }

    [TestCase("""{"b":1,"a":2}""", """{"a":2,"b":1}""")]
    [TestCase("""[ 1.0 , -0 , 1E2 , true , null ]""", "[1,0,100,true,null]")]
    [TestCase("""{"\u20ac":"Euro Sign","\r":"Carriage Return","\ufb33":"Hebrew","1":"One","\ud83d\ude00":"Emoji","\u0080":"Control","\u00f6":"o"}""",
        "{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\u0080\":\"Control\",\"\u00f6\":\"o\",\"\u20ac\":\"Euro Sign\",\"\ud83d\ude00\":\"Emoji\",\"\ufb33\":\"Hebrew\"}")]
    [TestCase("""{"s":"\u0000\u001f\u007f\/\"\\\n"}""", "{\"s\":\"\\u0000\\u001f\u007f/\\\"\\\\\\n\"}")]
    public void Writes_the_canonical_form(string json, string expected) => Canonical(json).Should().Be(expected);

    [TestCase("""{"a":1,"\u0061":2}""")]
    [TestCase("""["\ud800"]""")]
    [TestCase("""{"\udc00":1}""")]
    [TestCase("""[1e400]""")]
    public void Refuses_what_has_no_canonical_form(string json)
    {
        using var document = JsonDocument.Parse(json);

        JsonCanonicalizer.TryCanonicalize(document.RootElement, out var utf8).Should().BeFalse();
        utf8.Should().BeNull();
    }

    [Test]
    public void Every_finite_number_reads_back_as_itself() =>
        Gen.Double.Where(double.IsFinite).Sample(
            number => double.Parse(EcmaScriptNumber.Format(number), CultureInfo.InvariantCulture) == number, iter: 20_000);

    [Test]
    public void The_canonical_form_is_its_own_canonical_form() =>
        CredentialJson().Sample(json => Canonical(Canonical(json)) == Canonical(json));

    private static Gen<string> CredentialJson() => JsonLd.CredentialGen.Document.Select(Encoding.UTF8.GetString);

    private static string Canonical(string json)
    {
        using var document = JsonDocument.Parse(json);
        JsonCanonicalizer.TryCanonicalize(document.RootElement, out var utf8).Should().BeTrue();
        return Encoding.UTF8.GetString(utf8!);
    }
}
