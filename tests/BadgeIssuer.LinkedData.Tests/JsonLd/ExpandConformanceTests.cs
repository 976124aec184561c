using System.Text.Json;
using BadgeIssuer.LinkedData.JsonLd;
using BadgeIssuer.LinkedData.Tests.Support;
using FluentAssertions;
using NUnit.Framework;

namespace BadgeIssuer.LinkedData.Tests.JsonLd;

public sealed class ExpandConformanceTests
{
    private static IEnumerable<TestCaseData> Tests(string type) => JsonLdSuite.Of("expand")
        .Where(test => test.Type == type)
        .Select(test => new TestCaseData(test).SetArgDisplayNames(test.ToString()));

    private static IEnumerable<TestCaseData> Positive() => Tests("PositiveEvaluationTest");

    private static IEnumerable<TestCaseData> Negative() => Tests("NegativeEvaluationTest");

    [TestCase("PositiveEvaluationTest", 273)]
    [TestCase("NegativeEvaluationTest", 103)]
    public void The_whole_published_suite_is_present(string type, int expected)
    {
        _ = SharedFolder.Path();
        Tests(type).Should().HaveCount(expected);
    }

    [TestCaseSource(nameof(Positive))]
    public void Expands_as_published(JsonLdSuiteTest test)
    {
        using var input = JsonDocument.Parse(JsonLdSuite.Read(test.Input));
        using var expected = JsonDocument.Parse(JsonLdSuite.Read(test.Expected!));

        using var actual = JsonDocument.Parse(
            JsonLdSuite.Processor.Expand(input.RootElement, JsonLdSuite.Options(test)));

        LooseJson.Normalise(actual.RootElement).Should().Be(LooseJson.Normalise(expected.RootElement));
    }

    [TestCaseSource(nameof(Negative))]
    public void Refuses_with_the_published_code(JsonLdSuiteTest test)
    {
        using var input = JsonDocument.Parse(JsonLdSuite.Read(test.Input));

        var expand = () => JsonLdSuite.Processor.Expand(input.RootElement, JsonLdSuite.Options(test));

        expand.Should().Throw<JsonLdException>().Which.Code.Text().Should().Be(test.ExpectedError);
    }
}
