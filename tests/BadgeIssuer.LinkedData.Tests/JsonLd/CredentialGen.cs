using System.Text.Json;
using System.Text.Json.Nodes;
using BadgeIssuer.LinkedData.Contexts;
using CsCheck;

namespace BadgeIssuer.LinkedData.Tests.JsonLd;

/// <summary>Documents that look like credentials, most of them well made and some not.</summary>
internal static class CredentialGen
{
    private static readonly string[] CredentialContexts =
        ["https://www.w3.org/ns/credentials/v2", "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"];

    private static readonly string[][] ContextSets =
    [
        CredentialContexts,
        ["https://www.w3.org/2018/credentials/v1", "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.2.json"],
        ["https://www.w3.org/ns/did/v1", "https://w3id.org/security/multikey/v1"],
        ["https://w3id.org/openbadges/v2"],
        ["https://w3id.org/security/data-integrity/v2"],
        [.. CredentialContexts, "https://w3id.org/security/suites/ed25519-2020/v1"],
    ];

    // What each set defines: for every type the properties of its own context, under "" those that stand outside.
    private static readonly Dictionary<string, (string Name, bool IsIri)[]>[] Vocabularies =
        [.. ContextSets.Select(Collect)];

    private static readonly Gen<string> Iri = Pick(
        "https://example.org/a", "https://example.org/b#c", "urn:uuid:5f0c2a7e-0b5d-4c1c-9a55-0b8b3f1f7a01",
        "did:web:example.org", "did:key:z6Mk#z6Mk", "mailto:a@example.org", "https://example.org/あ");

    private static readonly Gen<string> Odd = Pick(
        "relative", "_:b0", "https://example.org/a b", "https://a.example/##", "xsd:date", "@id", "@reserved", "", "schema:name");

    private static readonly Gen<string> Text = Gen.OneOf(
        Pick("", "text", "修了証", "\"quoted\"\n", "tab\tand \\", "\u007f\u0001", "2025-01-31T00:00:00Z", "𠮷"),
        Gen.String[0, 12].Where(text => text.All(character => !char.IsSurrogate(character))));

    private static readonly Gen<JsonNode?> Literal = Gen.Frequency(
        (8, Text.Select(text => (JsonNode?)JsonValue.Create(text))),
        (1, Gen.Bool.Select(value => (JsonNode?)JsonValue.Create(value))),
        (1, Pick(0, 1, -1, 0.5, 1e21, 1e-7, 123456789012, -0.0).Select(value => (JsonNode?)JsonValue.Create(value))),
        (1, Gen.Const(0).Select(_ => (JsonNode?)null)));

    private static readonly Gen<JsonNode?> Reference = Gen.Frequency(
        (60, Iri.Select(text => (JsonNode?)JsonValue.Create(text))),
        (1, Odd.Select(text => (JsonNode?)JsonValue.Create(text))));

    private static readonly Gen<string> Stray =
        Pick("@id", "@type", "@value", "@list", "@set", "@graph", "@index", "undefined", "https://example.org/p");

    /// <summary>A document, as JSON in UTF-8.</summary>
    public static Gen<byte[]> Document { get; } =
        Gen.Int[0, ContextSets.Length - 1].SelectMany(set => Gen.Select(Node(set, 3), Gen.Bool, (node, escape) =>
        {
            var contexts = ContextSets[set];
            var document = new JsonObject
            {
                ["@context"] = new JsonArray([.. contexts.Select(iri => (JsonNode?)JsonValue.Create(iri))]),
            };
            foreach (var (key, value) in node.ToArray())
            {
                node.Remove(key);
                document[key] = value;
            }

            return JsonSerializer.SerializeToUtf8Bytes<JsonNode>(document, escape ? null : Relaxed);
        }));

    private static JsonSerializerOptions Relaxed { get; } = new()
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static Gen<T> Pick<T>(params T[] items) => Gen.Int[0, items.Length - 1].Select(index => items[index]);

    private static Gen<JsonObject> Node(int set, int depth)
    {
        var vocabulary = Vocabularies[set];
        var known = vocabulary.Keys.Where(type => type.Length > 0).ToArray();
        var id = Gen.Frequency((24, Iri), (32, Gen.Const("")), (1, Odd));
        var stray = Gen.Frequency((80, Gen.Const("")), (1, Stray));
        return Pick(known).Array[0, 2].SelectMany(types =>
        {
            var properties = types.Prepend("").SelectMany(type => vocabulary[type]).Distinct().ToArray();
            var entry = Pick(properties is [] ? [("undefined", false)] : properties).SelectMany(property =>
                Value(set, depth, property.IsIri).Select(value => (property.Name, value)));
            return Gen.Select(entry.Array[0, 5], id, stray, (entries, name, strayKey) =>
                Node(types, entries, name, strayKey));
        });
    }

    private static JsonObject Node(
        string[] types, (string Name, JsonNode? Value)[] entries, string id, string stray)
    {
        var node = new JsonObject();
        if (id.Length > 0)
        {
            node["id"] = id;
        }

        if (types.Length > 0)
        {
            node["type"] = types.Length == 1
                ? types[0]
                : new JsonArray([.. types.Select(name => (JsonNode?)JsonValue.Create(name))]);
        }

        foreach (var (key, value) in entries)
        {
            node[key] = value?.DeepClone();
        }

        if (stray.Length > 0)
        {
            node[stray] = "https://example.org/stray";
        }

        return node;
    }

    private static Gen<JsonNode?> Value(int set, int depth, bool isIri)
    {
        var scalar = isIri ? Reference : Literal;
        if (depth == 0)
        {
            return scalar;
        }

        var node = Node(set, depth - 1).Select(value => (JsonNode?)value);
        var one = isIri ? Gen.Frequency((2, scalar), (2, node)) : Gen.Frequency((6, scalar), (1, node));
        var many = one.Array[0, 3].Select(items => (JsonNode?)new JsonArray([.. items.Select(item => item?.DeepClone())]));
        return Gen.Frequency((4, one), (1, many));
    }

    private static Dictionary<string, (string Name, bool IsIri)[]> Collect(string[] contexts)
    {
        var result = new Dictionary<string, List<(string, bool)>> { [""] = [] };
        foreach (var iri in contexts)
        {
            PublishedContexts.Store.TryGet(iri, out var document);
            Collect(document.GetProperty("@context"), "", result);
        }

        return result.ToDictionary(entry => entry.Key, entry => entry.Value.Distinct().ToArray());
    }

    private static void Collect(JsonElement context, string type, Dictionary<string, List<(string, bool)>> result)
    {
        if (context.ValueKind is not JsonValueKind.Object)
        {
            return;
        }

        result.TryAdd(type, []);
        foreach (var entry in context.EnumerateObject().Where(entry => !entry.Name.StartsWith('@')))
        {
            var isObject = entry.Value.ValueKind is JsonValueKind.Object;
            if (isObject && entry.Value.TryGetProperty("@context", out var scoped))
            {
                Collect(scoped, char.IsAsciiLetterUpper(entry.Name[0]) ? entry.Name : type, result);
            }

            if (char.IsAsciiLetterUpper(entry.Name[0]))
            {
                result.TryAdd(entry.Name, []);
            }
            else if (entry.Name is not ("id" or "type"))
            {
                var isIri = isObject && entry.Value.TryGetProperty("@type", out var coercion)
                    && coercion.GetString() is "@id" or "@vocab";
                result[type].Add((entry.Name, isIri));
            }
        }
    }
}
