using System.Text.Json;
using BadgeIssuer.LinkedData.JsonLd;

namespace BadgeIssuer.LinkedData.Tests.Support;

/// <summary>One test of the JSON-LD API suite.</summary>
/// <param name="Id">The manifest's name and the test's, e.g. <c>toRdf#t0001</c>.</param>
/// <param name="Type">The kind of outcome: PositiveEvaluationTest, NegativeEvaluationTest or PositiveSyntaxTest.</param>
/// <param name="Entry">The whole entry.</param>
public sealed record JsonLdSuiteTest(string Id, string Type, JsonElement Entry)
{
    public string Input => Entry.GetProperty("input").GetString()!;

    public string? Expected => Text("expect");

    public string? ExpectedError => Text("expectErrorCode");

    public string? Option(string name) =>
        Entry.TryGetProperty("option", out var option) && option.TryGetProperty(name, out var value)
            ? value.ToString()
            : null;

    public override string ToString() => $"{Id} {Text("name")}";

    private string? Text(string name) => Entry.TryGetProperty(name, out var value) ? value.GetString() : null;
}

/// <summary>The JSON-LD API suite. Every file of it is in the store by its address, so that nothing is fetched.</summary>
internal static class JsonLdSuite
{
    public const string BaseIri = "https://w3c.github.io/json-ld-api/tests/";

    private static readonly Lazy<JsonLdProcessor> Shared = new(() => new JsonLdProcessor(ContextStore.Create(Files())));

    public static JsonLdProcessor Processor => Shared.Value;

    /// <summary>The tests for JSON-LD 1.1: those for 1.0 processors alone say so by their <c>specVersion</c>.</summary>
    public static IEnumerable<JsonLdSuiteTest> Of(string manifest)
    {
        if (!SharedFolder.Exists)
        {
            yield break;
        }

        using var document = JsonDocument.Parse(Read(manifest + "-manifest.jsonld"));
        foreach (var entry in document.RootElement.GetProperty("sequence").EnumerateArray())
        {
            var type = entry.GetProperty("@type")[0].GetString()!["jld:".Length..];
            var test = new JsonLdSuiteTest(manifest + entry.GetProperty("@id").GetString(), type, entry.Clone());
            if (test.Option("specVersion") != "json-ld-1.0")
            {
                yield return test;
            }
        }
    }

    public static byte[] Read(string file) => File.ReadAllBytes(SharedFolder.Path("conformance", "json-ld-api", file));

    public static JsonLdOptions Options(JsonLdSuiteTest test) => new()
    {
        DocumentUrl = BaseIri + test.Input,
        Base = test.Option("base") ?? BaseIri + test.Input,
        ProcessingMode = test.Option("processingMode") == "json-ld-1.0"
            ? ProcessingMode.JsonLd10
            : ProcessingMode.JsonLd11,
        RdfDirection = test.Option("rdfDirection") switch
        {
            "i18n-datatype" => RdfDirection.I18nDatatype,
            "compound-literal" => RdfDirection.CompoundLiteral,
            _ => RdfDirection.None,
        },
        ProduceGeneralizedRdf = test.Option("produceGeneralizedRdf") == "True",
        ExpandContext = test.Option("expandContext") is { } file
            ? JsonDocument.Parse(Read(file)).RootElement
            : null,
    };

    private static IEnumerable<KeyValuePair<string, ReadOnlyMemory<byte>>> Files()
    {
        var root = SharedFolder.Path("conformance", "json-ld-api");
        foreach (var path in Directory.EnumerateFiles(root, "*.jsonld", SearchOption.AllDirectories))
        {
            var bytes = File.ReadAllBytes(path);
            if (IsJson(bytes))
            {
                yield return new(BaseIri + Path.GetRelativePath(root, path).Replace('\\', '/'), bytes);
            }
        }
    }

    private static bool IsJson(byte[] bytes)
    {
        try
        {
            using var document = JsonDocument.Parse(bytes, new JsonDocumentOptions { AllowDuplicateProperties = false });
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
