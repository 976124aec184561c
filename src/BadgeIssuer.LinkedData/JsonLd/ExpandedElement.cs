using System.Text.Json;

namespace BadgeIssuer.LinkedData.JsonLd;

/// <summary>A map of an expanded document: a node, value, list or (while it is being made) set object.</summary>
/// <remarks>
/// One type for all of them, as in the specification: which one it is follows from its entries. A keyword is a field,
/// every other property an entry of <see cref="Properties"/>.
/// </remarks>
internal sealed class ExpandedElement
{
    public bool HasId { get; set; }

    public string? Id { get; set; }

    /// <summary><c>@type</c>, or null where there is no such entry.</summary>
    public List<string>? Types { get; set; }

    /// <summary>Whether <c>@type</c> was an array, which a value object's must not be.</summary>
    public bool TypesAreArray { get; set; }

    public bool HasValue { get; set; }

    /// <summary><c>@value</c>, where it is a string.</summary>
    public string? Text { get; set; }

    /// <summary><c>@value</c>, where it is something else. A JSON literal's is here even if it is a string.</summary>
    public JsonElement Json { get; set; }

    public string? Language { get; set; }

    public string? Direction { get; set; }

    public string? Index { get; set; }

    public List<ExpandedElement>? List { get; set; }

    public List<ExpandedElement>? Set { get; set; }

    public List<ExpandedElement>? Graph { get; set; }

    public List<ExpandedElement>? Included { get; set; }

    public bool HasReverse { get; set; }

    /// <summary><c>@reverse</c>, or null where there is none.</summary>
    public Dictionary<string, List<ExpandedElement>>? Reverse { get; set; }

    public Dictionary<string, List<ExpandedElement>>? Properties { get; set; }

    public bool IsValueObject => HasValue;

    public bool IsListObject => List is not null;

    /// <summary>Whether it has <c>@graph</c> and at most <c>@id</c> and <c>@index</c> besides.</summary>
    public bool IsGraphObject => Graph is not null && EntryCount == 1 + (HasId ? 1 : 0) + (Index is null ? 0 : 1);

    public bool IsNodeObject => !HasValue && List is null && Set is null;

    public bool IsJsonLiteral => HasValue && Types is [Keywords.Json];

    /// <summary>How many entries the map has.</summary>
    public int EntryCount =>
        (HasId ? 1 : 0)
        + (Types is null ? 0 : 1)
        + (HasValue ? 1 : 0)
        + (Language is null ? 0 : 1)
        + (Direction is null ? 0 : 1)
        + (Index is null ? 0 : 1)
        + (List is null ? 0 : 1)
        + (Set is null ? 0 : 1)
        + (Graph is null ? 0 : 1)
        + (Included is null ? 0 : 1)
        + (Reverse is null ? 0 : 1)
        + (Properties?.Count ?? 0);

    public static ExpandedElement Node(string? id) => new() { HasId = true, Id = id };

    public static ExpandedElement Value(string text) => new() { HasValue = true, Text = text };

    public static ExpandedElement Value(JsonElement value) =>
        value.ValueKind is JsonValueKind.String
            ? Value(value.GetString()!)
            : new ExpandedElement { HasValue = true, Json = value };

    public static ExpandedElement JsonLiteral(JsonElement value) =>
        new() { HasValue = true, Json = value, Types = [Keywords.Json] };

    /// <summary>Adds a value to a property: the macro “add value”, always as an array.</summary>
    public void Add(string property, ExpandedElement value) => Entry(Properties ??= NewMap(), property).Add(value);

    public void AddReverse(string property, ExpandedElement value) => Entry(Reverse ??= NewMap(), property).Add(value);

    /// <summary>The values of a property, made if there are none: an empty array is an entry, too.</summary>
    public List<ExpandedElement> Values(string property) => Entry(Properties ??= NewMap(), property);

    private static Dictionary<string, List<ExpandedElement>> NewMap() => new(StringComparer.Ordinal);

    private static List<ExpandedElement> Entry(Dictionary<string, List<ExpandedElement>> map, string key)
    {
        if (!map.TryGetValue(key, out var values))
        {
            map[key] = values = [];
        }

        return values;
    }
}
