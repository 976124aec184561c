using System.Buffers;
using System.Diagnostics.CodeAnalysis;

namespace BadgeIssuer.Securing.Dids;

/// <summary>A decentralised identifier: <c>did:</c>, a method, and what the method says.</summary>
/// <remarks>
/// Kept as written and compared code unit by code unit: nothing is normalised. Source: W3C DID Core 1.0 §3.1.
/// </remarks>
public sealed record Did
{
    /// <summary>The most characters that are read; a did:jwk of an RSA key needs some thousands.</summary>
    public const int MaximumLength = 8 * 1024;

    private static readonly SearchValues<char> MethodCharacters =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789");

    private static readonly SearchValues<char> IdentifierCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789.-_:");

    private readonly string _text;

    private Did(string text, int methodEnd)
    {
        _text = text;
        Method = text[4..methodEnd];
        Identifier = text[(methodEnd + 1)..];
    }

    /// <summary>The method, e.g. <c>web</c>.</summary>
    public string Method { get; }

    /// <summary>What follows the method and its colon, percent-escapes and all.</summary>
    public string Identifier { get; }

    /// <summary>Reads a DID.</summary>
    /// <returns><see langword="false"/> if the text is none, is a DID URL with more behind it, or is too long.</returns>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out Did? did)
    {
        did = null;
        if (text is null || text.Length > MaximumLength || !text.StartsWith("did:", StringComparison.Ordinal))
        {
            return false;
        }

        var methodEnd = text.IndexOf(':', 4);
        if (methodEnd <= 4 || text.AsSpan(4, methodEnd - 4).ContainsAnyExcept(MethodCharacters))
        {
            return false;
        }

        var identifier = text.AsSpan(methodEnd + 1);
        if (identifier.IsEmpty || identifier[^1] == ':' || !IsIdentifier(identifier))
        {
            return false;
        }

        did = new Did(text, methodEnd);
        return true;
    }

    /// <summary>The text it was read from.</summary>
    public override string ToString() => _text;

    private static bool IsIdentifier(ReadOnlySpan<char> text)
    {
        while (true)
        {
            var odd = text.IndexOfAnyExcept(IdentifierCharacters);
            if (odd < 0)
            {
                return true;
            }

            if (text[odd..] is not ['%', var high, var low, ..] || !char.IsAsciiHexDigit(high) || !char.IsAsciiHexDigit(low))
            {
                return false;
            }

            text = text[(odd + 3)..];
        }
    }
}
