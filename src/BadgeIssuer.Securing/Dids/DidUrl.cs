using System.Buffers;
using System.Diagnostics.CodeAnalysis;

namespace BadgeIssuer.Securing.Dids;

/// <summary>A DID with a path, a query or a fragment behind it; usually the fragment names a key.</summary>
/// <remarks>Source: W3C DID Core 1.0 §3.2, RFC 3986 §3.3 to §3.5.</remarks>
/// <param name="Did">Whose document.</param>
/// <param name="Path">The path with its slash, or empty.</param>
/// <param name="Query">The query without its question mark, or <see langword="null"/>.</param>
/// <param name="Fragment">The fragment without its number sign, or <see langword="null"/>.</param>
public sealed record DidUrl(Did Did, string Path, string? Query, string? Fragment)
{
    // RFC 3986 has no place for these.
    private static readonly SearchValues<char> OddCharacters = SearchValues.Create("\"<>\\^`{|}");

    /// <summary>Reads a DID URL; a DID alone is one too.</summary>
    /// <returns>
    /// <see langword="false"/> if the text does not begin with a DID, is too long, or has characters that a URL has not.
    /// </returns>
    public static bool TryParse([NotNullWhen(true)] string? text, [NotNullWhen(true)] out DidUrl? url)
    {
        url = null;
        if (text is null || text.Length > Did.MaximumLength || text.AsSpan().ContainsAnyExceptInRange('!', '~'))
        {
            return false;
        }

        var end = text.AsSpan().IndexOfAny('/', '?', '#');
        if (!Did.TryParse(end < 0 ? text : text[..end], out var did))
        {
            return false;
        }

        var rest = end < 0 ? "" : text[end..];
        var (beforeFragment, fragment) = Split(rest, '#');
        var (path, query) = Split(beforeFragment, '?');
        if (rest.AsSpan().ContainsAny(OddCharacters) || fragment?.Contains('#', StringComparison.Ordinal) is true)
        {
            return false;
        }

        url = new DidUrl(did, path, query, fragment);
        return true;
    }

    /// <summary>The text it was read from.</summary>
    public override string ToString() =>
        Did + Path + (Query is null ? "" : "?" + Query) + (Fragment is null ? "" : "#" + Fragment);

    private static (string Before, string? After) Split(string text, char separator)
    {
        var at = text.IndexOf(separator, StringComparison.Ordinal);
        return at < 0 ? (text, null) : (text[..at], text[(at + 1)..]);
    }
}
