using System.Buffers;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using BadgeIssuer.OpenBadges;
using Json.Schema;
using Json.Schema.Keywords;

namespace BadgeIssuer.Verification.Schemas;

/// <summary>Runs a stranger's JSON Schema by JsonSchema.Net.</summary>
/// <remarks>
/// The schema is a program that a stranger wrote. It refers to nothing but itself, its patterns are matched in linear
/// time, and what running it costs is counted on the document before it is run (<see cref="SchemaCost"/>).
/// Drafts 2020-12, 2019-09, 7, 6 and 4; <c>format</c> is not asserted.
/// </remarks>
internal static class ForeignSchema
{
    private const int MaximumBytes = 256 * 1024;

    // Made by its type: it derives from one that stands for a missing package, and the compiler compares strong names.
    private static readonly JsonConverter<EvaluationResults> ResultsWriter =
        (JsonConverter<EvaluationResults>)(object)Activator.CreateInstance<EvaluationResultsJsonConverter>();

    private static readonly (string Draft, Dialect Dialect)[] Dialects =
    [
        ("draft/2020-12", Linear(Dialect.Draft202012, "2020-12")),
        ("draft/2019-09", Linear(Dialect.Draft201909, "2019-09")),
        ("draft-07", Linear(Dialect.Draft07, "07")),
        ("draft-06", Linear(Dialect.Draft06, "06")),
        (Draft04.Name, Linear(Dialect.Draft06, "06")),
    ];

    /// <summary>What running a schema has shown.</summary>
    /// <param name="IsValid">Whether the document satisfies it.</param>
    /// <param name="Pointer">Where it does not, as a JSON Pointer.</param>
    public sealed record Result(bool IsValid, string? Pointer);

    /// <summary>Runs a schema.</summary>
    /// <returns><see langword="null"/> if it is no schema that is run here.</returns>
    public static Result? Run(ReadOnlyMemory<byte> schema, JsonElement document)
    {
        if (!StrictJson.TryParse(schema, MaximumBytes, out var parsed, out _)
            || parsed.RootElement.ValueKind is not JsonValueKind.Object
            || DialectOf(parsed.RootElement) is not { } dialect
            || !SchemaCost.IsBearable(parsed.RootElement, document))
        {
            return null;
        }

        // The dialect is given, with its own way to match patterns. By its name the schema would choose the usual one.
        var root = JsonObject.Create(parsed.RootElement)!;
        root.Remove("$schema");
        root.Remove("$id");
        if (parsed.RootElement.Text("$schema")?.Contains(Draft04.Name, StringComparison.Ordinal) is true)
        {
            Draft04.Upgrade(root);
        }

        try
        {
            var built = JsonSchema.FromText(root.ToJsonString(), new BuildOptions
            {
                Dialect = dialect,
                SchemaRegistry = new SchemaRegistry(),
            });
            var results = built.Evaluate(document, new EvaluationOptions { OutputFormat = OutputFormat.List });
            return new Result(results.IsValid, results.IsValid ? null : PointerOf(results));
        }
        catch (Exception refused) when (refused is not OutOfMemoryException)
        {
            // The library has no one exception for a schema that is none.
            return null;
        }
    }

    private static Dialect? DialectOf(JsonElement schema) => schema.Member("$schema") is not { } stated
        ? Dialects[0].Dialect
        : Array.Find(Dialects, entry => stated.Text()?.Contains(entry.Draft, StringComparison.Ordinal) is true).Dialect;

    private static Dialect Linear(Dialect dialect, string name) => dialect
        .Without([PatternKeyword.Instance])
        .With([LinearPattern.Instance], new Uri("urn:badge-issuer:linear:" + name));

    // The deepest place that has an error: what stands above it only says that something below is wrong.
    private static string? PointerOf(EvaluationResults results)
    {
        var written = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(written))
        {
            ResultsWriter.Write(writer, results, new JsonSerializerOptions());
        }

        return JsonElement.Parse(written.WrittenSpan).Values("details")
            .Where(detail => detail.Object("errors") is not null)
            .Select(detail => detail.Text("instanceLocation"))
            .MaxBy(pointer => pointer?.Count(character => character == '/'));
    }
}
