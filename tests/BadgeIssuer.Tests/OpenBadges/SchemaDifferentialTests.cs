using System.Text.Json;
using BadgeIssuer.OpenBadges.Schemas;
using BadgeIssuer.Tests.Securing;
using BadgeIssuer.Tests.Vectors;
using FluentAssertions;
using Json.Schema;
using NUnit.Framework;

namespace BadgeIssuer.Tests.OpenBadges;

/// <summary>
/// Our rules and the published JSON Schema of Open Badges 3.0, run by JsonSchema.Net, say the same of every document –
/// except where the specification and its schema differ, and there they differ so.
/// </summary>
public sealed class SchemaDifferentialTests
{
    // What the schema does not say: the form of a text, and that one of several properties must be there.
    private static readonly string[] BeyondTheSchema =
        [SchemaProblemCodes.Malformed, SchemaProblemCodes.RequiredOneOf, SchemaProblemCodes.TooDeep];

    // Where the schema asks for more than the specification: single values that may be compacted, and, by VC Data
    // Model 2.0, several statuses and services.
    private static readonly string[] StricterInTheSchema =
        ["type", "proof", "credentialSchema", "termsOfUse", "credentialStatus", "refreshService"];

    private static readonly string?[] Values = [null, "1", "1.5", "true", "\"x\"", "\"\"", "[]", "{}", "[\"x\"]", "[{}]", "[[]]"];

    private JsonSchema _schema = null!;

    [OneTimeSetUp]
    public void Read() => _schema = JsonSchema.FromText(
        File.ReadAllText(PublishedFiles.Reference("schemas/ob_v3p0_achievementcredential_schema.json")),
        new BuildOptions { SchemaRegistry = new SchemaRegistry() });

    private static IEnumerable<TestCaseData> Corpus()
    {
        var examples = VectorFiles.Read<SchemaCatalogueTests.Examples>("open-badges/schema-3.0.json");
        return examples.Cases.Where(example => example.Document == "credential").Select(example =>
            new TestCaseData(SchemaCatalogueTests.Changed(examples.Documents["credential"], example)).SetArgDisplayNames(example.Source));
    }

    [TestCaseSource(nameof(Corpus))]
    public void Agree_on_every_vector(string json) => Disagreement(json, "vector").Should().BeNull();

    [Test]
    public void Agree_on_every_member_removed_or_replaced()
    {
        var credential = VectorFiles.Read<SchemaCatalogueTests.Examples>("open-badges/schema-3.0.json").Documents["credential"];
        var mutations = DocumentMutations.Of(credential, Values).ToArray();

        mutations.Should().HaveCountGreaterThan(500);
        var disagreements = mutations.Select(mutation => Disagreement(mutation.Json, mutation.What)).OfType<string>().ToArray();
        disagreements.Should().BeEmpty();
    }

    private string? Disagreement(string json, string what)
    {
        using var document = JsonDocument.Parse(json);
        var ours = SchemaCatalogue.CheckCredential(document.RootElement);
        var schema = _schema.Evaluate(document.RootElement).IsValid;

        var structural = ours.Any(problem => !BeyondTheSchema.Contains(problem.Code));
        return (structural, ours.IsEmpty, schema) switch
        {
            (true, _, true) => $"{what}: refused by us alone: {string.Join(", ", ours)}",
            (_, true, false) when !StricterInTheSchema.Any(name => HasMember(document.RootElement, name)
                && what.Contains($"/{name}", StringComparison.Ordinal)) && !IsCompacted(document.RootElement) =>
                $"{what}: refused by the schema alone",
            _ => null,
        };
    }

    private static bool HasMember(JsonElement element, string name) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().Any(member => member.Name == name || HasMember(member.Value, name)),
        JsonValueKind.Array => element.EnumerateArray().Any(item => HasMember(item, name)),
        _ => false,
    };

    private static bool IsCompacted(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().Any(member =>
            (StricterInTheSchema.Contains(member.Name) && IsStricter(member)) || IsCompacted(member.Value)),
        JsonValueKind.Array => element.EnumerateArray().Any(IsCompacted),
        _ => false,
    };

    private static bool IsStricter(JsonProperty member) =>
        (member.Value.ValueKind is JsonValueKind.Array) == member.Name is "credentialStatus" or "refreshService";
}
