using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using BadgeIssuer.LinkedData.Canonicalization;

namespace BadgeIssuer.Issuing;

/// <summary>The SHA-256 of a JSON value's JCS form (RFC 8785), in lower-case hexadecimal.</summary>
public static class CanonicalHash
{
    /// <summary>Hashes a value.</summary>
    /// <param name="value">The value.</param>
    /// <exception cref="ArgumentException">The value has no canonical form: half a surrogate pair, or a repeated member.</exception>
    public static string Of(JsonObject value) =>
        Find(value) ?? throw new ArgumentException("The value has no canonical form.", nameof(value));

    /// <summary>Hashes a value that a stranger wrote; <see langword="null"/> if it has no canonical form.</summary>
    public static string? Find(JsonObject value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return JsonCanonicalizer.TryCanonicalize(JsonElement.Parse(value.ToJsonString()), out var utf8)
            ? Convert.ToHexStringLower(SHA256.HashData(utf8))
            : null;
    }

    /// <summary>Whether a text has the form of such a hash.</summary>
    public static bool IsDigest(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Length == SHA256.HashSizeInBytes * 2
            && text.All(character => char.IsAsciiDigit(character) || character is >= 'a' and <= 'f');
    }
}
