using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using BadgeIssuer.LinkedData.Canonicalization;
using BadgeIssuer.LinkedData.JsonLd;
using BadgeIssuer.LinkedData.Rdf;
using BadgeIssuer.LinkedData.Tests.Support;
using FluentAssertions;
using NUnit.Framework;

namespace BadgeIssuer.LinkedData.Tests.JsonLd;

public sealed partial class ToRdfConformanceTests
{
    private static IEnumerable<TestCaseData> Tests(string type) => JsonLdSuite.Of("toRdf")
        .Where(test => test.Type == type)
        .Select(test => new TestCaseData(test).SetArgDisplayNames(test.ToString()));

    private static IEnumerable<TestCaseData> Positive() => Tests("PositiveEvaluationTest");

    private static IEnumerable<TestCaseData> Negative() => Tests("NegativeEvaluationTest");

    private static IEnumerable<TestCaseData> Syntax() => Tests("PositiveSyntaxTest");

    [TestCase("PositiveEvaluationTest", 340)]
    [TestCase("NegativeEvaluationTest", 100)]
    [TestCase("PositiveSyntaxTest", 16)]
    public void The_whole_published_suite_is_present(string type, int expected)
    {
        _ = SharedFolder.Path();
        Tests(type).Should().HaveCount(expected);
    }

    [TestCaseSource(nameof(Positive))]
    public void Makes_the_published_dataset(JsonLdSuiteTest test)
    {
        using var input = JsonDocument.Parse(JsonLdSuite.Read(test.Input));

        using var actual = JsonLdSuite.Processor.ToRdf(input.RootElement, JsonLdSuite.Options(test));

        if (JsonLdSuite.Options(test).ProduceGeneralizedRdf)
        {
            // Blank nodes as predicates have no canonical form; in what is tested, nothing but the label tells them apart.
            Shape(NQuadsWriter.Write(actual)).Should().Be(Shape(JsonLdSuite.Read(test.Expected!)));
            return;
        }

        Canonical(actual).Should().Be(Canonical(JsonLdSuite.Read(test.Expected!)));
    }

    [TestCaseSource(nameof(Syntax))]
    public void Reads_what_is_well_formed(JsonLdSuiteTest test)
    {
        using var input = JsonDocument.Parse(JsonLdSuite.Read(test.Input));

        using var actual = JsonLdSuite.Processor.ToRdf(input.RootElement, JsonLdSuite.Options(test));

        // What was written is read back as the same.
        Canonical(actual).Should().Be(Canonical(NQuadsWriter.Write(actual)));
    }

    [TestCaseSource(nameof(Negative))]
    public void Refuses_with_the_published_code(JsonLdSuiteTest test)
    {
        using var input = JsonDocument.Parse(JsonLdSuite.Read(test.Input));

        var toRdf = () => JsonLdSuite.Processor.ToRdf(input.RootElement, JsonLdSuite.Options(test)).Dispose();

        toRdf.Should().Throw<JsonLdException>().Which.Code.Text().Should().Be(test.ExpectedError);
    }

    private static string Shape(byte[] nQuads)
    {
        var text = Encoding.UTF8.GetString(nQuads);
        var labels = BlankNodeLabel().Matches(text).Select(match => match.Value).Distinct().Count();
        var lines = BlankNodeLabel().Replace(text, "_:x").Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return string.Join('\n', lines.Order(StringComparer.Ordinal)) + $"\n{labels} blank nodes";
    }

    [GeneratedRegex("_:[A-Za-z0-9]+")]
    private static partial Regex BlankNodeLabel();

    private static string Canonical(byte[] nQuads)
    {
        NQuadsReader.TryRead(nQuads, out var dataset, out var line).Should().BeTrue($"line {line} is N-Quads");
        using (dataset)
        {
            return Canonical(dataset!);
        }
    }

    private static string Canonical(RdfDataset dataset) =>
        Encoding.UTF8.GetString(Rdfc10.Canonicalize(dataset).NQuads.Span);
}
