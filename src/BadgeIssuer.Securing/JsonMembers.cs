using System.Text.Json;

namespace BadgeIssuer.Securing;

/// <summary>Reads members of JSON that strangers wrote.</summary>
internal static class JsonMembers
{
    /// <summary>The text of a member.</summary>
    /// <returns>
    /// <see langword="null"/> if the member is missing or no string, or if the string is no Unicode text.
    /// </returns>
    public static string? Text(this JsonElement parent, ReadOnlySpan<byte> name) =>
        parent.ValueKind is JsonValueKind.Object && parent.TryGetProperty(name, out var member) ? member.Text() : null;

    /// <summary>The text of a string, or <see langword="null"/> if it is none or no Unicode text.</summary>
    public static string? Text(this JsonElement element)
    {
        if (element.ValueKind is not JsonValueKind.String)
        {
            return null;
        }

        try
        {
            return element.GetString();
        }
        catch (InvalidOperationException)
        {
            // A lone surrogate, or bytes that are not UTF-8: the framework notices only here.
            return null;
        }
    }

    /// <summary>Whether the object has the member, whatever its value.</summary>
    public static bool Has(this JsonElement parent, ReadOnlySpan<byte> name) =>
        parent.ValueKind is JsonValueKind.Object && parent.TryGetProperty(name, out _);
}
