using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using BadgeIssuer.LinkedData.Canonicalization;
using BadgeIssuer.LinkedData.Contexts;
using BadgeIssuer.LinkedData.JsonLd;
using BadgeIssuer.LinkedData.Tests.Support;
using CsCheck;
using FluentAssertions;
using NUnit.Framework;

namespace BadgeIssuer.LinkedData.Tests.JsonLd;

/// <summary>No document, however it was made, gives anything but quads or an error of its own kind.</summary>
public sealed class HostileDocumentTests
{
    private static readonly JsonLdProcessor Processor = new(PublishedContexts.Store);

    private static readonly string[] Words =
    [
        "@context", "@id", "@type", "@value", "@language", "@direction", "@index", "@list", "@set", "@graph", "@reverse",
        "@included", "@nest", "@json", "@none", "@vocab", "@base", "@import", "@propagate", "@protected", "@version",
        "@container", "@prefix", "@keyword", "a", "b", "a:b", "_:a", "urn:x", "https://example.org/", "", ":", "ltr", "en",
        "https://www.w3.org/ns/credentials/v2", "https://w3id.org/openbadges/v2",
    ];

    private static readonly Gen<string> Word = Gen.Int[0, Words.Length - 1].Select(index => Words[index]);

    // What a generator of words of JSON-LD makes of them: hardly anything means something, and everything is allowed.
    private static Gen<JsonNode?> Json(int depth)
    {
        var scalar = Gen.Frequency(
            (8, Word.Select(word => (JsonNode?)JsonValue.Create(word))),
            (1, Gen.Bool.Select(value => (JsonNode?)JsonValue.Create(value))),
            (1, Gen.Double.Where(double.IsFinite).Select(value => (JsonNode?)JsonValue.Create(value))),
            (1, Gen.Const(1.1).Select(value => (JsonNode?)JsonValue.Create(value))),
            (1, Gen.Const(0).Select(_ => (JsonNode?)null)));
        if (depth == 0)
        {
            return scalar;
        }

        var inner = Json(depth - 1);
        var map = Gen.Select(Word, inner).Array[0, 5].Select(entries =>
        {
            var node = new JsonObject();
            foreach (var (key, value) in entries)
            {
                node[key] = value?.DeepClone();
            }

            return (JsonNode?)node;
        });
        var array = inner.Array[0, 3].Select(items =>
            (JsonNode?)new JsonArray([.. items.Select(item => item?.DeepClone())]));
        return Gen.Frequency((2, scalar), (4, map), (1, array));
    }

    [Test]
    public void Words_of_JSON_LD_in_any_order_are_quads_or_an_error() =>
        Gen.Select(Json(5), Gen.Bool, Gen.Bool).Sample((node, safe, hasBase) =>
        {
            using var document = JsonDocument.Parse(node?.ToJsonString() ?? "null");
            Process(document.RootElement, new JsonLdOptions
            {
                Safe = safe,
                Base = hasBase ? "https://example.org/base" : null,
                RdfDirection = safe ? RdfDirection.I18nDatatype : RdfDirection.CompoundLiteral,
            });
        }, iter: 20_000);

    [Test]
    public void A_damaged_credential_is_quads_or_an_error()
    {
        var credential = VectorFiles.Read("credential.json");
        Gen.Select(Gen.Int[0, credential.Length - 1], Gen.Byte, Gen.Int[0, 40]).Sample((at, value, length) =>
        {
            var damaged = credential.ToArray();
            damaged.AsSpan(at, Math.Min(length, damaged.Length - at)).Fill(value);
            try
            {
                using var document = JsonDocument.Parse(damaged);
                Process(document.RootElement, JsonLdOptions.Credentials);
            }
            catch (JsonException)
            {
                // Not JSON, and so not ours.
            }
        }, iter: 20_000);
    }

    [Test]
    public void The_published_suite_cut_and_pasted_is_quads_or_an_error()
    {
        _ = SharedFolder.Path();
        var inputs = JsonLdSuite.Of("toRdf").Select(test => Encoding.UTF8.GetString(JsonLdSuite.Read(test.Input))).ToArray();
        var input = Gen.Int[0, inputs.Length - 1].Select(index => inputs[index]);
        Gen.Select(input, input, Gen.Bool).Sample((one, other, safe) =>
        {
            // One document as a value of the other.
            var document = JsonNode.Parse(one);
            if (document is JsonObject map && map.Count > 0)
            {
                map[map.Last().Key] = JsonNode.Parse(other);
            }

            using var parsed = JsonDocument.Parse(document?.ToJsonString() ?? "null");
            Process(parsed.RootElement, new JsonLdOptions { Safe = safe });
        }, iter: 5_000);
    }

    [Test]
    public void A_long_chain_of_terms_is_refused()
    {
        var terms = string.Join(',', Enumerable.Range(0, 20_000).Select(i => $"\"t{i}\":\"t{i + 1}:x\""));
        using var document = JsonDocument.Parse($"{{\"@context\":{{{terms}}}}}");

        var toRdf = () => Processor.ToRdf(document.RootElement, JsonLdOptions.Credentials).Dispose();

        toRdf.Should().Throw<JsonLdException>().Which.Code.Should().Be(JsonLdErrorCode.ContextOverflow);
    }

    [TestCase("{\"@id\":\"urn:x\",\"urn:p\":", "}")]
    [TestCase("[", "]")]
    [TestCase("{\"urn:p\":{\"@list\":[", "]}}")]
    [TestCase("{\"@context\":{\"a\":{\"@id\":\"urn:a\",\"@context\":", "}}}")]
    [TestCase("{\"urn:p\":{\"@type\":\"@json\",\"@value\":[", "]}}")]
    public void A_document_nested_without_end_is_refused_or_read(string opening, string closing)
    {
        const int Levels = 8_000;
        var text = string.Concat(Enumerable.Repeat(opening, Levels)) + "{}"
            + string.Concat(Enumerable.Repeat(closing, Levels));
        using var document = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = int.MaxValue });

        Process(document.RootElement, JsonLdOptions.Credentials);
        Process(document.RootElement, new JsonLdOptions { Base = "https://example.org/" });
        JsonCanonicalizer.TryCanonicalize(document.RootElement, out _);
    }

    [Test]
    public void A_context_named_again_and_again_is_refused()
    {
        var names = string.Join(',', Enumerable.Repeat("\"https://www.w3.org/ns/credentials/v2\"", 50_000));
        using var document = JsonDocument.Parse($"{{\"@context\":[{{\"a\":\"urn:a\"}},{names}],\"@id\":\"urn:x\",\"a\":1}}");

        var toRdf = () => Processor.ToRdf(document.RootElement, JsonLdOptions.Credentials).Dispose();

        toRdf.Should().Throw<JsonLdException>().Which.Code.Should().Be(JsonLdErrorCode.ContextOverflow);
    }

    [Test]
    public void Contexts_that_name_each_other_are_refused()
    {
        var store = ContextStore.Create(
        [
            new("urn:a", """{"@context":"urn:b"}"""u8.ToArray()),
            new("urn:b", """{"@context":["urn:a"]}"""u8.ToArray()),
        ]);
        using var document = JsonDocument.Parse("""{"@context":"urn:a","urn:p":1}""");

        var toRdf = () => new JsonLdProcessor(store).ToRdf(document.RootElement, new JsonLdOptions()).Dispose();

        toRdf.Should().Throw<JsonLdException>().Which.Code.Should().Be(JsonLdErrorCode.ContextOverflow);
    }

    [Test]
    public void One_processor_serves_many_threads()
    {
        var credential = VectorFiles.Read("credential.json");
        var processor = new JsonLdProcessor(PublishedContexts.Store);

        var hashes = Enumerable.Range(0, 64).AsParallel().WithDegreeOfParallelism(4).Select(_ =>
        {
            using var document = JsonDocument.Parse(credential);
            using var dataset = processor.ToRdf(document.RootElement, JsonLdOptions.Credentials);
            var hash = new byte[32];
            Rdfc10.Hash(dataset, hash);
            return Convert.ToHexString(hash);
        });

        hashes.Distinct().Should().ContainSingle();
    }

    private static void Process(JsonElement document, JsonLdOptions options)
    {
        try
        {
            using var dataset = Processor.ToRdf(document, options);
            Rdfc10.Canonicalize(dataset);
        }
        catch (Exception error) when (error is JsonLdException or WorkLimitExceededException)
        {
            // Refused with a reason.
        }
    }
}
