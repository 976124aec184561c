using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using BadgeIssuer.OpenBadges;
using BadgeIssuer.OpenBadges.Schemas;
using BadgeIssuer.Tests.Vectors;
using FluentAssertions;
using Json.Schema;
using NUnit.Framework;

namespace BadgeIssuer.Tests.OpenBadges;

/// <summary>The JSON Schemas of <c>schemas/json</c> are what the tables give, and say what our rules say.</summary>
public sealed class SchemaFileTests
{
    private static readonly string?[] Values =
    [
        null, "1", "1.5", "true", "\"x\"", "\"\"", "\"urn:x:y\"", "\"data:,x\"", "\"2025-02-30T00:00:00Z\"",
        "\"2025-02-03T00:00+09\"", "\"a@b\"", "\"ja-JP\"", "\"ext:x\"", "[]", "{}", "[\"x\"]", "[\"x:y\", \"Profile\"]", "[{}]", "[[]]",
        "{\"id\": \"https://x.example\"}",
    ];

    private static readonly Dictionary<string, JsonSchema> Schemas = SchemaFiles.All.ToDictionary(
        file => file.File,
        file => JsonSchema.FromText(
            SchemaFiles.Write(file.Table, file.Class), new BuildOptions { SchemaRegistry = new SchemaRegistry() }));

    private static readonly (string Vectors, string Document, string Schema, Func<JsonElement, ImmutableArray<Problem>> Ours)[] Pairs =
    [
        ("schema-2.0", "assertion", "ob-v2p0-assertion.schema.json", SchemaCatalogue.CheckAssertion),
        ("schema-2.0", "endorsement", "ob-v2p0-endorsement.schema.json", SchemaCatalogue.CheckEndorsementV2),
        ("schema-3.0", "credential", "ob-v3p0-achievementcredential.schema.json", SchemaCatalogue.CheckCredential),
        ("schema-3.0", "credential11", "ob-v3p0-achievementcredential.schema.json", SchemaCatalogue.CheckCredential),
        ("schema-3.0", "endorsement", "ob-v3p0-endorsementcredential.schema.json", SchemaCatalogue.CheckEndorsement),
    ];

    private static IEnumerable<TestCaseData> Files() =>
        SchemaFiles.All.Select(file => new TestCaseData(file.File, file.Table, file.Class).SetArgDisplayNames(file.File));

    [TestCaseSource(nameof(Files))]
    public void Each_file_is_what_its_table_gives(string file, string table, string @class)
    {
        var given = SchemaFiles.Write(table, @class);
        if (Environment.GetEnvironmentVariable("BADGES_WRITE_DOCS") == "1")
        {
            File.WriteAllText(SchemaFiles.PathOf(file), given);
        }

        File.ReadAllText(SchemaFiles.PathOf(file)).Should().Be(
            given, "schemas/json is made: BADGES_WRITE_DOCS=1 dotnet test tests/BadgeIssuer.Tests --filter SchemaFile");
    }

    [Test]
    public void Schema_and_rules_agree_on_every_vector()
    {
        var compared = 0;
        var disagreements = new List<string>();
        foreach (var (vectors, document, schema, ours) in Pairs)
        {
            var examples = VectorFiles.Read<SchemaCatalogueTests.Examples>($"open-badges/{vectors}.json");
            foreach (var example in examples.Cases.Where(example => example.Document == document))
            {
                var json = SchemaCatalogueTests.Changed(examples.Documents[document], example);
                Compare(json, $"{document}: {example.Source}", schema, ours, disagreements);
                compared++;
            }
        }

        TestContext.Out.WriteLine($"{compared} vectors");
        disagreements.Should().BeEmpty();
    }

    [Test]
    public void Schema_and_rules_agree_on_every_member_removed_or_replaced()
    {
        foreach (var standard in new[] { "2.0", "3.0" })
        {
            var compared = 0;
            var disagreements = new List<string>();
            foreach (var (vectors, document, schema, ours) in Pairs.Where(pair => pair.Vectors == "schema-" + standard))
            {
                var original = Whole(VectorFiles.Read<SchemaCatalogueTests.Examples>($"open-badges/{vectors}.json").Documents, document);
                using var unchanged = JsonDocument.Parse(original.ToJsonString());
                ours(unchanged.RootElement).Should().BeEmpty(document);
                Compare(original.ToJsonString(), document, schema, ours, disagreements);
                foreach (var (what, json) in DocumentMutations.Of(original, Values))
                {
                    Compare(json, $"{document}{what}", schema, ours, disagreements);
                    compared++;
                }
            }

            TestContext.Out.WriteLine($"Open Badges {standard}: {compared} mutations");
            compared.Should().BeGreaterThan(500);
            disagreements.Should().BeEmpty();
        }
    }

    // An assertion with everything inside that it may also link to.
    private static JsonNode Whole(Dictionary<string, JsonNode> documents, string name)
    {
        var whole = documents[name].DeepClone();
        if (name == "assertion")
        {
            var badge = documents["badgeClass"].DeepClone();
            badge["issuer"] = documents["profile"].DeepClone();
            badge["related"] = JsonNode.Parse("""[{ "id": "https://x.example/en", "@language": "en", "version": "1" }]""");
            badge["issuer"]!["publicKey"] = documents["key"].DeepClone();
            badge["issuer"]!["revocationList"] = documents["revocationList"].DeepClone();
            whole["badge"] = badge;
            whole["evidence"] = JsonNode.Parse("""[{ "id": "https://x.example/e", "narrative": "x", "genre": "x" }, "https://x.example/f"]""");
            whole["endorsement"] = new JsonArray(documents["endorsement"].DeepClone());
        }
        else if (name == "credential")
        {
            whole["relatedResource"] = JsonNode.Parse("""[{ "id": "https://x.example/r", "mediaType": "image/png", "digestMultibase": "uEiA" }]""");
        }

        return whole;
    }

    private static void Compare(
        string json, string what, string schema, Func<JsonElement, ImmutableArray<Problem>> rules, List<string> disagreements)
    {
        using var document = JsonDocument.Parse(json);
        var ours = rules(document.RootElement);
        var theirs = Schemas[schema].Evaluate(document.RootElement).IsValid;

        if (theirs != ours.IsEmpty && !(theirs && ours.All(IsBeyondASchema)))
        {
            disagreements.Add($"{what}: the schema says {theirs}, the rules {string.Join(", ", ours)}");
        }
    }

    // A pattern sees digits: not whether a day is in the calendar. The forms of other texts are the schema's too.
    private static bool IsBeyondASchema(Problem problem) =>
        problem.Code == SchemaProblemCodes.Malformed && problem.Arguments[1] is "Date" or "DateTime" or "DateTimeZ" or "Iso8601";
}
