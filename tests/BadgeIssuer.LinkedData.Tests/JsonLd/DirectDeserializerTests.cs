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

    [Test]
    public void A_member_is_left_out_as_if_it_were_not_there() =>
        CredentialGen.Document.Sample(
            bytes =>
            {
                using var document = JsonDocument.Parse(bytes);
                using var without = Processor.TryToRdfDirectly(document.RootElement, default, JsonLdOptions.Credentials);
                using var more = JsonDocument.Parse(
                    (byte[])[.. bytes.AsSpan(..^1), .. ",\"proof\":[{\"@context\":{},\"a\":[1,null],\"a\":{}}]}"u8]);
                using var leftOut = Processor.ToRdfWithout(more.RootElement, "proof"u8, JsonLdOptions.Credentials);

                (leftOut is null).Should().Be(without is null);
                if (leftOut is not null)
                {
                    Canonical(leftOut).Should().Be(Canonical(without!));
                }
            },
            iter: 2_000);

    [Test]
    public void Only_the_documents_own_member_is_left_out_and_once()
    {
        const string inner = """{"@context":"https://www.w3.org/ns/credentials/v2","issuer":{"id":"did:example:i","proof":{}}}""";
        const string twice = """{"@context":"https://www.w3.org/ns/credentials/v2","issuer":"did:example:i","proof":1,"proof":2}""";

        foreach (var text in new[] { inner, twice })
        {
            using var document = JsonDocument.Parse(text);
            using var dataset = Processor.ToRdfWithout(document.RootElement, "proof"u8, JsonLdOptions.Credentials);
            dataset.Should().BeNull();
        }
    }

    [Test]
    public void No_object_in_which_a_name_stands_twice_is_undertaken()
    {
        var text = Encoding.UTF8.GetString(VectorFiles.Read("credential.json"));
        using var document = JsonDocument.Parse(text);
        foreach (var item in Objects(document.RootElement))
        {
            foreach (var member in item.EnumerateObject())
            {
                var doubled = text.Replace(item.GetRawText(), $"{{{member},{item.GetRawText()[1..]}", StringComparison.Ordinal);
                using var lenient = JsonDocument.Parse(doubled);
                using var dataset = Processor.TryToRdfDirectly(lenient.RootElement, default, JsonLdOptions.Credentials);
                dataset.Should().BeNull(doubled);
            }
        }
    }

    private static IEnumerable<JsonElement> Objects(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(member => Objects(member.Value)).Prepend(element),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Objects),
        _ => [],
    };

    private static bool Check(JsonLdProcessor processor, JsonElement document, JsonLdOptions options)
    {
        using var direct = processor.TryToRdfDirectly(document, default, options);
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
