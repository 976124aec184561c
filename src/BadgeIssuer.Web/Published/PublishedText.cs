using System.Text.Json;

namespace BadgeIssuer.Web.Published;

/// <summary>Reads the members that published page facts are made of.</summary>
internal static class PublishedText
{
    public static LocalizedText Read(JsonElement text) =>
        new(text.GetProperty("ja").GetString()!, text.GetProperty("en").GetString()!);

    public static LocalizedText? ReadOptional(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out var text) && text.ValueKind is JsonValueKind.Object ? Read(text) : null;

    public static string? ReadOptionalString(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out var text) && text.ValueKind is JsonValueKind.String ? text.GetString() : null;
}
