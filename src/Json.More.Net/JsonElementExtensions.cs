using System.Text.Json;
using System.Text.Json.Nodes;

namespace Json.More;

/// <summary>What JsonSchema.Net asks of JSON elements.</summary>
public static class JsonElementExtensions
{
    /// <summary>The JSON value of a boolean.</summary>
    public static JsonElement AsJsonElement(this bool value) =>
        JsonSerializer.SerializeToElement(value, PlainTypes.Default.Boolean);

    /// <summary>The JSON value of a number.</summary>
    public static JsonElement AsJsonElement(this int value) =>
        JsonSerializer.SerializeToElement(value, PlainTypes.Default.Int32);

    /// <summary>The JSON value of a text; JSON null for <see langword="null"/>.</summary>
    public static JsonElement AsJsonElement(this string? value) =>
        JsonSerializer.SerializeToElement(value, PlainTypes.Default.String!);

    /// <summary>The same as a node; <see langword="null"/> for JSON null.</summary>
    public static JsonNode? AsNode(this JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Array => JsonArray.Create(element),
        JsonValueKind.Object => JsonObject.Create(element),
        JsonValueKind.Null or JsonValueKind.Undefined => null,
        _ => JsonValue.Create(element),
    };

    /// <summary>
    /// Whether two values are equal as JSON Schema has it: numbers by value, objects whatever the order of their members.
    /// </summary>
    public static bool IsEquivalentTo(this JsonElement one, JsonElement other)
    {
        if (one.ValueKind != other.ValueKind)
        {
            return false;
        }

        switch (one.ValueKind)
        {
            case JsonValueKind.Number:
                // The framework's own comparison throws at long exponents. Whole numbers are exact, also large ones.
                return one.TryGetDecimal(out var exact) && other.TryGetDecimal(out var otherExact)
                    ? exact == otherExact
                    : one.GetDouble().Equals(other.GetDouble());

            case JsonValueKind.String:
                return one.ValueEquals(other.GetString());

            case JsonValueKind.Array:
                return one.GetArrayLength() == other.GetArrayLength()
                    && one.EnumerateArray().Zip(other.EnumerateArray(), IsEquivalentTo).All(same => same);

            case JsonValueKind.Object:
                return one.EnumerateObject().Count() == other.EnumerateObject().Count()
                    && one.EnumerateObject().All(member =>
                        other.TryGetProperty(member.Name, out var value) && member.Value.IsEquivalentTo(value));

            default:
                return true;
        }
    }

    /// <summary>A hash code that equivalent values share.</summary>
    /// <param name="element">The value.</param>
    /// <param name="maxHashDepth">How deep to look; negative for all of it.</param>
    public static int GetEquivalenceHashCode(this JsonElement element, int maxHashDepth = -1)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Number:
                return element.GetDouble().GetHashCode();

            case JsonValueKind.String:
                return element.GetString()!.GetHashCode(StringComparison.Ordinal);

            case JsonValueKind.Array when maxHashDepth != 0:
                var items = new HashCode();
                foreach (var item in element.EnumerateArray())
                {
                    items.Add(item.GetEquivalenceHashCode(maxHashDepth - 1));
                }

                return items.ToHashCode();

            case JsonValueKind.Object when maxHashDepth != 0:
                var members = 0;
                foreach (var member in element.EnumerateObject())
                {
                    members ^= HashCode.Combine(
                        member.Name.GetHashCode(StringComparison.Ordinal),
                        member.Value.GetEquivalenceHashCode(maxHashDepth - 1));
                }

                return members;

            default:
                return (int)element.ValueKind;
        }
    }

    /// <summary>The JSON text, without white space that says nothing.</summary>
    public static string ToJsonString(this JsonElement element) =>
        JsonSerializer.Serialize(element, PlainTypes.Default.JsonElement);
}
