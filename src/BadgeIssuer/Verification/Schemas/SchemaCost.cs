using System.Globalization;
using System.Text.Json;

namespace BadgeIssuer.Verification.Schemas;

/// <summary>Counts what it costs to run a schema on a document, before it is run.</summary>
/// <remarks>
/// A short schema can ask for more steps than there are atoms: two references in each definition to the next double the
/// work each time. So the walk that the schema prescribes is made once without judging anything, and ends at a limit.
/// It assumes the worst, that no step ends early. A schema that refers to others, by name or by address, or that has
/// patterns for the names of properties, is not run.
/// </remarks>
internal sealed class SchemaCost
{
    // Measured: some ten microseconds a step in the library.
    private const int MaximumSteps = 20_000;

    private const int MaximumDepth = 160;

    private const int MaximumReferences = 500;

    private static readonly string[] One =
        ["not", "if", "then", "else", "propertyNames", "contains", "additionalItems", "additionalProperties", "unevaluatedItems", "unevaluatedProperties"];

    private static readonly string[] Lists = ["allOf", "anyOf", "oneOf"];

    private static readonly string[] References = ["$ref", "$recursiveRef", "$dynamicRef"];

    private static readonly string[] Refused =
        ["patternProperties", "$anchor", "$dynamicAnchor", "$vocabulary"];

    private readonly JsonElement _root;
    private long _steps;

    private SchemaCost(JsonElement root) => _root = root;

    /// <summary>Whether the schema can be run on the document within the limit.</summary>
    public static bool IsBearable(JsonElement schema, JsonElement document)
    {
        var references = 0;
        return IsSelfContained(schema, isRoot: true, ref references) && new SchemaCost(schema).Walk(schema, document, 0);
    }

    // Names of properties look like keywords here. A schema that has such names is refused without need, which is
    // said, and harms nobody.
    private static bool IsSelfContained(JsonElement schema, bool isRoot, ref int references)
    {
        if (schema.ValueKind is JsonValueKind.Array)
        {
            foreach (var item in schema.EnumerateArray())
            {
                if (!IsSelfContained(item, isRoot: false, ref references))
                {
                    return false;
                }
            }

            return true;
        }

        if (schema.ValueKind is not JsonValueKind.Object)
        {
            return true;
        }

        foreach (var member in schema.EnumerateObject())
        {
            if (Refused.Contains(member.Name)
                || (!isRoot && member.Name is "$id" or "$schema" && member.Value.ValueKind is JsonValueKind.String))
            {
                return false;
            }

            if (References.Contains(member.Name) && member.Value.Text() is { } target
                && (++references > MaximumReferences || target is not ("#" or ['#', '/', ..])))
            {
                return false;
            }

            if (!IsSelfContained(member.Value, isRoot: false, ref references))
            {
                return false;
            }
        }

        return true;
    }

    private bool Walk(JsonElement schema, JsonElement value, int depth)
    {
        if (++_steps > MaximumSteps || depth > MaximumDepth)
        {
            return false;
        }

        if (schema.ValueKind is not JsonValueKind.Object)
        {
            return true;
        }

        foreach (var name in References)
        {
            if (schema.Text(name) is { } reference
                && (Resolve(reference) is not { } target || !Walk(target, value, depth + 1)))
            {
                return false;
            }
        }

        foreach (var part in Lists.SelectMany(name => schema.Values(name)))
        {
            if (!Walk(part, value, depth + 1))
            {
                return false;
            }
        }

        return WalkMembers(schema, value, depth) && WalkItems(schema, value, depth);
    }

    // Whether a part is for the value itself or for what is in it, it is walked with both.
    private bool WalkMembers(JsonElement schema, JsonElement value, int depth)
    {
        foreach (var part in One.Select(name => schema.Member(name)).OfType<JsonElement>()
            .Concat(MembersOf(schema, "dependentSchemas")).Concat(MembersOf(schema, "dependencies")))
        {
            if (!Walk(part, value, depth + 1) || !WalkChildren(part, value, depth))
            {
                return false;
            }
        }

        if (value.ValueKind is not JsonValueKind.Object || schema.Object("properties") is not { } properties)
        {
            return true;
        }

        foreach (var member in value.EnumerateObject())
        {
            if (properties.Member(member.Name) is { } part && !Walk(part, member.Value, depth + 1))
            {
                return false;
            }
        }

        return true;
    }

    private bool WalkItems(JsonElement schema, JsonElement value, int depth)
    {
        if (value.ValueKind is not JsonValueKind.Array)
        {
            return true;
        }

        var length = value.GetArrayLength();
        if (schema.IsTrue("uniqueItems"))
        {
            _steps += (long)length * length / 2;
        }

        foreach (var part in schema.Values("items").Concat(schema.Values("prefixItems")))
        {
            if (!WalkChildren(part, value, depth))
            {
                return false;
            }
        }

        return true;
    }

    private bool WalkChildren(JsonElement schema, JsonElement value, int depth)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Array:
                foreach (var item in value.EnumerateArray())
                {
                    if (!Walk(schema, item, depth + 1))
                    {
                        return false;
                    }
                }

                return true;

            case JsonValueKind.Object:
                foreach (var member in value.EnumerateObject())
                {
                    if (!Walk(schema, member.Value, depth + 1))
                    {
                        return false;
                    }
                }

                return true;

            default:
                return true;
        }
    }

    private static IEnumerable<JsonElement> MembersOf(JsonElement schema, string name) =>
        schema.Object(name) is { } parts ? parts.EnumerateObject().Select(part => part.Value) : [];

    // RFC 6901 §6, within the document.
    private JsonElement? Resolve(string reference)
    {
        JsonElement? current = _root;
        foreach (var step in Uri.UnescapeDataString(reference[1..]).Split('/').Skip(1))
        {
            var name = step.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
            current = current is { ValueKind: JsonValueKind.Array } array
                && int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var index)
                && index < array.GetArrayLength()
                    ? array[index]
                    : current?.Member(name);
        }

        return current;
    }
}
