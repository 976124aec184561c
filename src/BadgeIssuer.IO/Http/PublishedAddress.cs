using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace BadgeIssuer.IO.Http;

/// <summary>Which file of a publication answers an address, and as what.</summary>
/// <param name="File">The file's path in the publication, with <c>/</c> between its parts.</param>
/// <param name="MediaType">The media type that it is served as.</param>
internal sealed record PublishedAddress(string File, string MediaType)
{
    private const string CredentialJwt = "application/vc+jwt";
    private const string Json = "application/json";
    private const string JsonLd = "application/ld+json";
    private const string Png = "image/png";

    // The address below the base, the file, the media type. {} is one segment that names a thing.
    private static readonly ImmutableArray<(string Path, string File, string MediaType)> Routes =
    [
        (".well-known/did.json", ".well-known/did.json", "application/did+json"),
        ("did.json", ".well-known/did.json", "application/did+json"),
        (".well-known/jwks.json", ".well-known/jwks.json", "application/jwk-set+json"),
        ("issuer", "issuer.json", JsonLd),
        ("keys/{}", "keys/{}.json", "application/jwk+json"),
        ("status/{}", "status/{}.jwt", CredentialJwt),
        ("b/{}", "credentials/{}.jwt", CredentialJwt), // a share page, asked for the badge that it shows
        ("credentials/{}.png", "credentials/{}.png", Png),
        ("credentials/{}.jwt", "credentials/{}.jwt", CredentialJwt),
        ("credentials/{}.json", "credentials/{}.json", JsonLd),
        ("credentials/{}", "credentials/{}.jwt", CredentialJwt),
        ("achievements/{}.png", "achievements/{}.png", Png),
        ("achievements/{}.json", "achievements/{}.json", JsonLd),
        ("achievements/{}", "achievements/{}.json", JsonLd),
        ("ob2/assertions/{}.jws", "ob2/assertions/{}.jws", "text/plain"),
        ("ob2/assertions/{}", "ob2/assertions/{}.json", JsonLd),
        ("ob2/badges/{}", "ob2/badges/{}.json", JsonLd),
        ("ob2/issuer", "ob2/issuer.json", JsonLd),
        ("ob2/keys/{}", "ob2/keys/{}.json", JsonLd),
        ("ob2/revocations", "ob2/revocations.json", Json),
    ];

    /// <summary>Finds the file for a path below the base URL, without a slash before it.</summary>
    public static bool TryFind(string path, [NotNullWhen(true)] out PublishedAddress? address)
    {
        address = null;

        foreach (var (pattern, file, mediaType) in Routes)
        {
            if (Match(pattern, path) is { } name)
            {
                address = new PublishedAddress(file.Replace("{}", name, StringComparison.Ordinal), mediaType);
                return true;
            }
        }

        return false;
    }

    // What {} stands for; the empty string for a pattern without it; null where the path is another.
    private static string? Match(string pattern, string path)
    {
        var place = pattern.IndexOf("{}", StringComparison.Ordinal);
        if (place < 0)
        {
            return path == pattern ? string.Empty : null;
        }

        var (before, after) = (pattern[..place], pattern[(place + 2)..]);
        if (path.Length <= before.Length + after.Length
            || !path.StartsWith(before, StringComparison.Ordinal)
            || !path.EndsWith(after, StringComparison.Ordinal))
        {
            return null;
        }

        var name = path[before.Length..^after.Length];
        return IsName(name) ? name : null;
    }

    // Names are identifiers that the issuing side made: nothing in them can leave the folder or hide a file.
    private static bool IsName(string name) => name[0] != '.'
        && name.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_' or '.');
}
