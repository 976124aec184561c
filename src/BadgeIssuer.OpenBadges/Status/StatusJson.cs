using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace BadgeIssuer.OpenBadges.Status;

/// <summary>Reads a stranger's JSON elements, whatever kind they turn out to be.</summary>
internal static class StatusJson
{
    /// <summary>Whether <c>type</c> is this text, or an array that contains it.</summary>
    public static bool HasType(JsonElement element, string type)
    {
        if (element.ValueKind is not JsonValueKind.Object || !element.TryGetProperty("type", out var value))
        {
            return false;
        }

        return value.ValueKind switch
        {
            JsonValueKind.String => value.ValueEquals(type),
            JsonValueKind.Array => value.EnumerateArray()
                .Any(item => item.ValueKind is JsonValueKind.String && item.ValueEquals(type)),
            _ => false,
        };
    }

    /// <summary>The type to name in a problem; empty where there is none.</summary>
    public static string FirstType(JsonElement element)
    {
        if (element.ValueKind is not JsonValueKind.Object || !element.TryGetProperty("type", out var value))
        {
            return "";
        }

        if (value.ValueKind is JsonValueKind.Array)
        {
            value = value.EnumerateArray().FirstOrDefault(item => item.ValueKind is JsonValueKind.String);
        }

        return value.ValueKind is JsonValueKind.String ? value.GetString()! : "";
    }

    /// <summary>A text that is not empty.</summary>
    public static bool TryGetString(JsonElement element, string property, [NotNullWhen(true)] out string? text)
    {
        text = element.ValueKind is JsonValueKind.Object
            && element.TryGetProperty(property, out var value)
            && value.ValueKind is JsonValueKind.String
                ? value.GetString()
                : null;
        return !string.IsNullOrEmpty(text);
    }

    /// <summary>An absolute URI, or the <c>id</c> of an object.</summary>
    public static bool TryGetId(JsonElement element, string property, [NotNullWhen(true)] out string? id)
    {
        if (TryGetString(element, property, out id))
        {
            return true;
        }

        return element.ValueKind is JsonValueKind.Object
            && element.TryGetProperty(property, out var value)
            && TryGetString(value, "id", out id);
    }

    /// <summary>An instant that may be absent.</summary>
    /// <returns><see langword="false"/> if it is there and is not a dateTimeStamp.</returns>
    public static bool TryGetInstant(JsonElement element, string property, out DateTimeOffset? instant)
    {
        instant = null;
        if (!element.TryGetProperty(property, out var value))
        {
            return true;
        }

        if (value.ValueKind is not JsonValueKind.String || !DateTimeStamp.TryParse(value.GetString(), out var read))
        {
            return false;
        }

        instant = read;
        return true;
    }
}
