using System.Text;
using System.Text.Json;
using BadgeIssuer.LinkedData.Canonicalization;
using BadgeIssuer.LinkedData.Rdf;
using BadgeIssuer.LinkedData.Tests.Support;
using FluentAssertions;
using NUnit.Framework;

namespace BadgeIssuer.LinkedData.Tests.Canonicalization;

public sealed class RdfcConformanceTests
{
    /// <summary>One test of the RDF Dataset Canonicalization suite.</summary>
    public sealed record SuiteTest(string Id, string Action, string? Result, CanonicalizationHash Hash);

    private static IEnumerable<TestCaseData> Tests(string type)
    {
        if (!SharedFolder.Exists)
        {
            yield break;
        }

        using var manifest = JsonDocument.Parse(Read("manifest.jsonld"));
        foreach (var entry in manifest.RootElement.GetProperty("entries").EnumerateArray())
        {
            if (entry.GetProperty("type").GetString() == type)
            {
                var test = new SuiteTest(
                    "rdf-canon" + entry.GetProperty("id").GetString(),
                    entry.GetProperty("action").GetString()!,
                    entry.TryGetProperty("result", out var result) ? result.GetString() : null,
                    entry.TryGetProperty("hashAlgorithm", out var hash) && hash.GetString() == "SHA384"
                        ? CanonicalizationHash.Sha384
                        : CanonicalizationHash.Sha256);
                yield return new TestCaseData(test)
                    .SetArgDisplayNames($"{test.Id} {entry.GetProperty("name").GetString()}");
            }
        }
    }

    private static IEnumerable<TestCaseData> Evaluation() => Tests("rdfc:RDFC10EvalTest");

    private static IEnumerable<TestCaseData> Map() => Tests("rdfc:RDFC10MapTest");

    private static IEnumerable<TestCaseData> Negative() => Tests("rdfc:RDFC10NegativeEvalTest");

    [TestCase("rdfc:RDFC10EvalTest", 64)]
    [TestCase("rdfc:RDFC10MapTest", 21)]
    [TestCase("rdfc:RDFC10NegativeEvalTest", 1)]
    public void The_whole_published_suite_is_present(string type, int expected)
    {
        _ = SharedFolder.Path();
        Tests(type).Should().HaveCount(expected);
    }

    [TestCaseSource(nameof(Evaluation))]
    public void Makes_the_published_text(SuiteTest test)
    {
        using var dataset = Dataset(test);

        var canonical = Rdfc10.Canonicalize(dataset, test.Hash);

        Encoding.UTF8.GetString(canonical.NQuads.Span).Should().Be(Encoding.UTF8.GetString(Read(test.Result!)));
    }

    [TestCaseSource(nameof(Map))]
    public void Issues_the_published_identifiers(SuiteTest test)
    {
        using var dataset = Dataset(test);

        var canonical = Rdfc10.Canonicalize(dataset, test.Hash);

        canonical.IssuedIdentifiers.Should()
            .BeEquivalentTo(JsonSerializer.Deserialize<Dictionary<string, string>>(Read(test.Result!)));
    }

    [TestCaseSource(nameof(Negative))]
    public void Refuses_the_poison(SuiteTest test)
    {
        using var dataset = Dataset(test);

        var canonicalize = () => Rdfc10.Canonicalize(dataset, test.Hash);

        canonicalize.Should().Throw<WorkLimitExceededException>();
    }

    private static RdfDataset Dataset(SuiteTest test)
    {
        NQuadsReader.TryRead(Read(test.Action), out var dataset, out var line).Should().BeTrue($"line {line} is N-Quads");
        return dataset!;
    }

    private static byte[] Read(string file) => File.ReadAllBytes(SharedFolder.Path("conformance", "rdf-canon", file));
}
