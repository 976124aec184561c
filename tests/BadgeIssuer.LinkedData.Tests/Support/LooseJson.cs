using System.Globalization;
using System.Text.Json;

namespace BadgeIssuer.LinkedData.Tests.Support;

/// <summary>JSON-LD as text that is equal for equal documents.</summary>
/// <remarks>
/// As the suite asks: the order of arrays does not matter, except in <c>@list</c> and in JSON literals; that of names
/// never does; languages have no case.
/// </remarks>
internal static class LooseJson
{
    public static string Normalise(JsonElement value) => Normalise(value, null, isLiteral: false);

    private static string Normalise(JsonElement value, string? key, bool isLiteral) => value.ValueKind switch
    {
        JsonValueKind.Object => "{" + string.Join(",", value.EnumerateObject()
            .Select(entry => JsonSerializer.Serialize(entry.Name) + ":"
                + Normalise(entry.Value, entry.Name, isLiteral || entry.Name == "@value"))
            .Order(StringComparer.Ordinal)) + "}",
        JsonValueKind.Array => "[" + string.Join(",", Order(
            value.EnumerateArray().Select(item => Normalise(item, key, isLiteral)), isLiteral || key == "@list")) + "]",
        JsonValueKind.String => JsonSerializer.Serialize(
            key == "@language" ? value.GetString()!.ToUpperInvariant() : value.GetString()),
        JsonValueKind.Number => value.GetDouble().ToString("R", CultureInfo.InvariantCulture),
        _ => value.GetRawText(),
    };

    private static IEnumerable<string> Order(IEnumerable<string> items, bool keep) =>
        keep ? items : items.Order(StringComparer.Ordinal);
}
