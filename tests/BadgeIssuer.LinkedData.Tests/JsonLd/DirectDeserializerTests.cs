using System.Text;
using System.Text.Json;
using BadgeIssuer.LinkedData.Canonicalization;
using BadgeIssuer.LinkedData.Contexts;
using BadgeIssuer.LinkedData.JsonLd;
using BadgeIssuer.LinkedData.Rdf;
using BadgeIssuer.LinkedData.Tests.Support;
using CsCheck;
using FluentAssertions;
using NUnit.Framework;

namespace BadgeIssuer.LinkedData.Tests.JsonLd;

public sealed class DirectDeserializerTests
{
    private static readonly JsonLdProcessor Processor = new(PublishedContexts.Store);

    [Test]
    public void Whatever_it_undertakes_it_does_as_the_specification()
    {
        var undertaken = 0;
        CredentialGen.Document.Sample(
            bytes =>
            {
                using var document = JsonDocument.Parse(bytes);
                if (Check(Processor, document.RootElement, JsonLdOptions.Credentials))
                {
                    Interlocked.Increment(ref undertaken);
                }
            },
            iter: 20_000);

        undertaken.Should().BeGreaterThan(5_000);
    }

    [Test]
    public void What_it_leaves_in_the_published_suite_is_not_changed_by_it()
    {
        _ = SharedFolder.Path();
        foreach (var test in JsonLdSuite.Of("toRdf").Where(test => test.Type == "PositiveEvaluationTest"))
        {
            using var document = JsonDocument.Parse(JsonLdSuite.Read(test.Input));
            var options = JsonLdSuite.Options(test) with { Base = null, DocumentUrl = null, ProduceGeneralizedRdf = false };
            Check(JsonLdSuite.Processor, document.RootElement, options);
        }
    }

    [Test]
    public void A_credential_is_undertaken()
    {
        using var document = JsonDocument.Parse(VectorFiles.Read("credential.json"));

        Check(Processor, document.RootElement, JsonLdOptions.Credentials).Should().BeTrue();
    }

    private static bool Check(JsonLdProcessor processor, JsonElement document, JsonLdOptions options)
    {
        using var direct = processor.TryToRdfDirectly(document, options);
        if (direct is null)
        {
            return false;
        }

        using var bySpecification = processor.ToRdfBySpecification(document, options);
        Canonical(direct).Should().Be(Canonical(bySpecification));
        return true;
    }

    private static string Canonical(RdfDataset dataset) =>
        Encoding.UTF8.GetString(Rdfc10.Canonicalize(dataset).NQuads.Span);
}
