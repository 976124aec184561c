using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using BadgeIssuer.OpenBadges;
using BadgeIssuer.OpenBadges.Schemas;
using BadgeIssuer.Tests.Vectors;
using CsCheck;
using FluentAssertions;
using NUnit.Framework;

namespace BadgeIssuer.Tests.OpenBadges;

public sealed class SchemaCatalogueTests
{
    /// <summary>A document with values set and removed, and what is expected of it: code, pointer, first argument.</summary>
    public sealed record Example(
        string Source, string Document, Dictionary<string, JsonNode?> Set, string[] Remove, string[] Expect);

    public sealed record Examples(Dictionary<string, JsonNode> Documents, Example[] Cases);

    private static readonly Dictionary<string, Func<JsonElement, ImmutableArray<Problem>>> Checks = new()
    {
        ["credential"] = SchemaCatalogue.CheckCredential,
        ["credential11"] = SchemaCatalogue.CheckCredential,
        ["endorsement"] = SchemaCatalogue.CheckEndorsement,
        ["assertion"] = SchemaCatalogue.CheckAssertion,
        ["badgeClass"] = SchemaCatalogue.CheckBadgeClass,
        ["profile"] = SchemaCatalogue.CheckProfileV2,
        ["key"] = SchemaCatalogue.CheckCryptographicKey,
        ["revocationList"] = SchemaCatalogue.CheckRevocationList,
    };

    private static IEnumerable<TestCaseData> V3() => Cases("open-badges/schema-3.0.json", Checks);

    private static IEnumerable<TestCaseData> V2() => Cases(
        "open-badges/schema-2.0.json", new(Checks) { ["endorsement"] = SchemaCatalogue.CheckEndorsementV2 });

    private static IEnumerable<TestCaseData> Cases(
        string file, Dictionary<string, Func<JsonElement, ImmutableArray<Problem>>> checks)
    {
        var examples = VectorFiles.Read<Examples>(file);
        return examples.Cases.Select(example => new TestCaseData(
            Changed(examples.Documents[example.Document], example), example.Expect, checks[example.Document])
            .SetArgDisplayNames(example.Source));
    }

    [TestCaseSource(nameof(V3))]
    [TestCaseSource(nameof(V2))]
    public void Every_violation_is_found_in_its_place_and_no_other(
        string json, string[] expected, Func<JsonElement, ImmutableArray<Problem>> check)
    {
        using var document = JsonDocument.Parse(json);

        check(document.RootElement)
            .Select(problem => $"{problem.Code} {problem.Pointer} {problem.Arguments[0]}")
            .Should().BeEquivalentTo(expected);
    }

    [Test]
    public void A_credential_full_of_mistakes_does_not_fill_the_memory()
    {
        using var document = JsonDocument.Parse($$"""{"evidence":[{{string.Join(',', Enumerable.Repeat("1", 100_000))}}]}""");

        var problems = SchemaCatalogue.CheckCredential(document.RootElement);

        problems.Should().HaveCount(201);
        problems[^1].Code.Should().Be(SchemaProblemCodes.TooMany);
    }

    [Test]
    public void Depth_beyond_the_limit_is_a_violation_and_no_overflow()
    {
        var deep = string.Concat(Enumerable.Repeat("{\"parentOrg\":", 20_000)) + "1" + new string('}', 20_000);
        using var document = JsonDocument.Parse(deep, new JsonDocumentOptions { MaxDepth = 100_000 });

        SchemaCatalogue.CheckProfile(document.RootElement)
            .Should().Contain(problem => problem.Code == SchemaProblemCodes.TooDeep);
    }

    [TestCase("""{"\ud867":1,"id":"\ud867","type":["\ud867"],"@context":["\ud867"]}""")]
    [TestCase("""{"@context":{},"type":{},"issuer":[]}""")]
    [TestCase("""{"a":1,"a":2,"id":"x:y","id":3}""")]
    [TestCase("true")]
    public void No_json_makes_the_check_throw(string json)
    {
        using var document = JsonDocument.Parse(json);

        foreach (var check in Checks.Values)
        {
            check(document.RootElement).Should().NotBeEmpty();
        }
    }

    [Test]
    public void Escaped_names_and_texts_count_as_what_they_say()
    {
        var examples = VectorFiles.Read<Examples>("open-badges/schema-3.0.json");
        var json = examples.Documents["credential"].ToJsonString()
            .Replace("\"validFrom\"", "\"v\\u0061lidFrom\"", StringComparison.Ordinal)
            .Replace("\"Achievement\"", "\"\\u0041chievement\"", StringComparison.Ordinal);
        using var document = JsonDocument.Parse(json);

        SchemaCatalogue.CheckCredential(document.RootElement).Should().BeEmpty();
    }

    [Test]
    public void Any_value_in_any_place_gives_a_report_and_never_an_exception()
    {
        var examples = VectorFiles.Read<Examples>("open-badges/schema-3.0.json");
        var pointers = Pointers(examples.Documents["credential"], "").ToArray();
        var values = Gens.OneOf("null", "1", "\"\"", "\"x\"", "[]", "{}", "[null]", "[[]]", "true", "{\"@context\":1}");

        Gen.Select(Gens.OneOf(pointers), values).Array[1, 3].Sample(changes =>
        {
            var node = examples.Documents["credential"].DeepClone();
            foreach (var (pointer, value) in changes)
            {
                node = TrySet(node, pointer, value);
            }

            var json = node!.ToJsonString();
            using var document = JsonDocument.Parse(json);
            return SchemaCatalogue.CheckCredential(document.RootElement).All(problem => problem.Code.StartsWith("schema.", StringComparison.Ordinal));
        });

        static JsonNode TrySet(JsonNode node, string pointer, string value)
        {
            try
            {
                return Set(node, pointer, JsonNode.Parse(value)) ?? new JsonObject();
            }
            catch (Exception exception) when (exception is InvalidOperationException or ArgumentOutOfRangeException or KeyNotFoundException or NullReferenceException or FormatException)
            {
                return node; // an earlier change has taken the place away
            }
        }
    }

    internal static string Changed(JsonNode document, Example example)
    {
        JsonNode? node = document.DeepClone();
        foreach (var (pointer, value) in example.Set)
        {
            node = Set(node!, pointer, value?.DeepClone());
        }

        foreach (var pointer in example.Remove)
        {
            var (parent, name) = Parent(node!, pointer);
            parent.AsObject().Remove(name).Should().BeTrue();
        }

        return node?.ToJsonString() ?? "null";
    }

    private static JsonNode? Set(JsonNode node, string pointer, JsonNode? value)
    {
        if (pointer.Length == 0)
        {
            return value;
        }

        var (parent, name) = Parent(node, pointer);
        if (parent is JsonArray array)
        {
            array[int.Parse(name, System.Globalization.CultureInfo.InvariantCulture)] = value;
        }
        else
        {
            parent[name] = value;
        }

        return node;
    }

    private static (JsonNode Parent, string Name) Parent(JsonNode node, string pointer)
    {
        var steps = pointer.Split('/').Skip(1)
            .Select(step => step.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal))
            .ToArray();
        foreach (var step in steps[..^1])
        {
            node = node is JsonArray array
                ? array[int.Parse(step, System.Globalization.CultureInfo.InvariantCulture)]!
                : node[step]!;
        }

        return (node, steps[^1]);
    }

    private static IEnumerable<string> Pointers(JsonNode? node, string pointer) => node switch
    {
        JsonObject members => members.SelectMany(member => Pointers(member.Value, $"{pointer}/{member.Key}")).Prepend(pointer),
        JsonArray items => items.SelectMany((item, index) => Pointers(item, $"{pointer}/{index}")).Prepend(pointer),
        _ => [pointer],
    };
}
