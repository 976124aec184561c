using System.Text.Json;
using System.Text.Json.Nodes;

namespace BadgeIssuer.Verification.Schemas;

/// <summary>Schemas of draft 4 as ones of draft 6: the schemas of Open Badges 2.0 extensions are of that age.</summary>
/// <remarks>
/// What differs for schemas that refer only to themselves: <c>exclusiveMinimum</c> and <c>exclusiveMaximum</c> were truth
/// values beside a limit and are limits now, and <c>id</c> was called otherwise. Source: JSON Schema, “Draft 6 Release
/// Notes”.
/// </remarks>
internal static class Draft04
{
    /// <summary>What the addresses of its meta-schema have in them.</summary>
    public const string Name = "draft-04";

    private static readonly string[] Parts = ["not", "additionalItems", "additionalProperties", "items"];

    private static readonly string[] Lists = ["allOf", "anyOf", "oneOf", "items"];

    private static readonly string[] Maps = ["properties", "definitions", "dependencies"];

    /// <summary>Changes a schema, and those in it, in place.</summary>
    public static void Upgrade(JsonObject schema)
    {
        MakeLimit(schema, "minimum", "exclusiveMinimum");
        MakeLimit(schema, "maximum", "exclusiveMaximum");
        if (schema["id"] is JsonValue)
        {
            schema.Remove("id");
        }

        var inner = Parts.Select(name => schema[name])
            .Concat(Lists.SelectMany(name => schema[name] as JsonArray ?? []))
            .Concat(Maps.SelectMany(name => (schema[name] as JsonObject ?? []).Select(member => member.Value)))
            .OfType<JsonObject>();
        foreach (var part in inner.ToArray())
        {
            Upgrade(part);
        }
    }

    private static void MakeLimit(JsonObject schema, string limit, string exclusive)
    {
        if (schema[exclusive] is not JsonValue value
            || value.GetValueKind() is not (JsonValueKind.True or JsonValueKind.False))
        {
            return;
        }

        schema.Remove(exclusive);
        if (value.GetValueKind() is JsonValueKind.True && schema[limit] is { } bound)
        {
            schema.Remove(limit);
            schema[exclusive] = bound;
        }
    }
}
