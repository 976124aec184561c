using System.Text.Json;

namespace BadgeIssuer.Verification;

/// <summary>Reads members of a badge's JSON without assuming anything about what stands there.</summary>
/// <remarks>For documents that <c>StrictJson</c> has accepted: every string in them is Unicode text.</remarks>
internal static class BadgeJson
{
    /// <summary>The member, whatever it is; <see langword="null"/> if there is none or this is no object.</summary>
    public static JsonElement? Member(this JsonElement parent, string name) =>
        parent.ValueKind is JsonValueKind.Object && parent.TryGetProperty(name, out var member) ? member : null;

    /// <summary>The text of the member; <see langword="null"/> if it is missing or no string.</summary>
    public static string? Text(this JsonElement parent, string name) => parent.Member(name)?.Text();

    /// <summary>The text of a string; <see langword="null"/> if this is none.</summary>
    public static string? Text(this JsonElement element) =>
        element.ValueKind is JsonValueKind.String ? element.GetString() : null;

    /// <summary>The member as an object; <see langword="null"/> if it is missing or none.</summary>
    public static JsonElement? Object(this JsonElement parent, string name) =>
        parent.Member(name) is { ValueKind: JsonValueKind.Object } member ? member : null;

    /// <summary>The values of a member that may have several: none, the one, or those of the array.</summary>
    public static IEnumerable<JsonElement> Values(this JsonElement parent, string name) => parent.Member(name) switch
    {
        null or { ValueKind: JsonValueKind.Null } => [],
        { ValueKind: JsonValueKind.Array } array => array.EnumerateArray(),
        { } one => [one],
    };

    /// <summary>The same with the place of each, as JSON Pointers that begin with <paramref name="pointer"/>.</summary>
    public static IEnumerable<(string Pointer, JsonElement Value)> ValuesAt(
        this JsonElement parent, string pointer, string name) =>
        parent.Member(name) is { ValueKind: JsonValueKind.Array } array
            ? array.EnumerateArray().Select((value, index) => ($"{pointer}/{name}/{index}", value))
            : parent.Values(name).Select(value => ($"{pointer}/{name}", value));

    /// <summary>The strings among <see cref="Values"/>.</summary>
    public static IEnumerable<string> Texts(this JsonElement parent, string name) =>
        parent.Values(name).Select(Text).OfType<string>();

    /// <summary>Whether the object has <paramref name="type"/> among its types.</summary>
    public static bool IsOf(this JsonElement parent, string type) => parent.Texts("type").Contains(type);

    /// <summary>The identifier of a node: the string itself, or the <c>id</c> of the object.</summary>
    public static string? NodeId(this JsonElement node) => node.Text() ?? node.Text("id");

    /// <summary>Whether the member is the boolean true.</summary>
    public static bool IsTrue(this JsonElement parent, string name) =>
        parent.Member(name) is { ValueKind: JsonValueKind.True };

    /// <summary>The text of a member that may be a string, a language value, or several of them: the first.</summary>
    public static string? HumanText(this JsonElement parent, string name) =>
        parent.Values(name).Select(value => value.Text() ?? value.Text("@value")).OfType<string>().FirstOrDefault();
}
