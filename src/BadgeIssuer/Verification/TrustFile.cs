using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using BadgeIssuer.OpenBadges;
using BadgeIssuer.Securing.Keys;

namespace BadgeIssuer.Verification;

/// <summary>Reads the trust file (<c>--trust FILE</c>).</summary>
/// <remarks>
/// <para>A JSON object of our own:</para>
/// <code>
/// { "issuers": [ {
///     "id": "did:web:badges.example.go.jp",
///     "name": "…",                               (optional)
///     "trust": "trusted" or "distrusted",        (optional; trusted)
///     "keys": [ … ],                             (optional; any key that the issuer publishes)
///     "validFrom": "2024-04-01T00:00:00+09:00",  (optional; badges issued at or after it)
///     "validUntil": "2025-04-01T00:00:00+09:00"  (optional; badges issued before it)
/// } ] }
/// </code>
/// <para>A key is its RFC 7638 SHA-256 thumbprint, its <c>publicKeyMultibase</c> (<c>z6Mk…</c>), or the public JWK itself.
/// Where keys are given, nothing but a signature by one of them counts for the issuer, whatever the issuer's address
/// publishes: that is their purpose. To change keys, add the new one before it is used.</para>
/// <para>Anything else is refused by its place, all of it at once: a mistyped member must not widen trust.</para>
/// </remarks>
public static class TrustFile
{
    private const int ThumbprintLength = 43; // base64url of 32 bytes

    private static readonly string[] Members = ["id", "name", "trust", "keys", "validFrom", "validUntil"];

    /// <summary>Reads a trust file.</summary>
    /// <param name="utf8">Its bytes.</param>
    /// <param name="list">The list, if this returns <see langword="true"/>.</param>
    /// <param name="problems">Everything that is wrong with it, if this returns <see langword="false"/>.</param>
    public static bool TryRead(
        ReadOnlyMemory<byte> utf8,
        [NotNullWhen(true)] out TrustList? list,
        out ImmutableArray<Problem> problems)
    {
        list = null;

        if (!StrictJson.TryParse(utf8, out var document, out var unreadable))
        {
            problems = [unreadable];
            return false;
        }

        using (document)
        {
            var root = document.RootElement;
            if (root.Member("issuers") is not { ValueKind: JsonValueKind.Array } issuers)
            {
                problems = [Problem.Of(TrustFileProblemCodes.NotATrustFile)];
                return false;
            }

            var found = new List<Problem>(root.EnumerateObject()
                .Where(member => member.Name != "issuers")
                .Select(member => Problem.At("/" + member.Name, TrustFileProblemCodes.Unknown, member.Name)));
            var entries = issuers.EnumerateArray()
                .Select((issuer, index) => ReadEntry(issuer, $"/issuers/{index}", found))
                .ToArray();

            problems = [.. found];
            if (problems.IsEmpty)
            {
                list = TrustList.Of(entries.OfType<TrustEntry>());
            }

            return list is not null;
        }
    }

    private static TrustEntry? ReadEntry(JsonElement issuer, string pointer, List<Problem> found)
    {
        if (issuer.ValueKind is not JsonValueKind.Object)
        {
            found.Add(Problem.At(pointer, TrustFileProblemCodes.NotATrustFile));
            return null;
        }

        var before = found.Count;
        found.AddRange(issuer.EnumerateObject()
            .Where(member => !Members.Contains(member.Name))
            .Select(member => Problem.At($"{pointer}/{member.Name}", TrustFileProblemCodes.Unknown, member.Name)));

        var id = issuer.Text("id");
        if (issuer.Member("id") is null)
        {
            found.Add(Problem.At(pointer, TrustFileProblemCodes.Missing, "id"));
        }
        else if (string.IsNullOrEmpty(id) || id.Any(char.IsWhiteSpace))
        {
            found.Add(Bad(pointer, "id"));
        }

        var name = issuer.Text("name");
        if (name is null && issuer.Member("name") is not null)
        {
            found.Add(Bad(pointer, "name"));
        }

        var trust = (issuer.Member("trust") is null ? "trusted" : issuer.Text("trust")) switch
        {
            "trusted" => IssuerTrust.Trusted,
            "distrusted" => IssuerTrust.Distrusted,
            _ => IssuerTrust.Unknown,
        };
        if (trust is IssuerTrust.Unknown)
        {
            found.Add(Bad(pointer, "trust"));
        }

        var keys = ReadKeys(issuer, pointer, found);
        var from = ReadInstant(issuer, "validFrom", pointer, found);
        var until = ReadInstant(issuer, "validUntil", pointer, found);
        if (until <= from)
        {
            found.Add(Problem.At(pointer, TrustFileProblemCodes.EndsBeforeBeginning));
        }

        return found.Count == before ? new TrustEntry(id!, name, trust, keys, from, until) : null;
    }

    // An empty array would read as "no key counts" to one person and as "any key" to another.
    private static ImmutableArray<string> ReadKeys(JsonElement issuer, string pointer, List<Problem> found)
    {
        if (issuer.Member("keys") is not { } keys)
        {
            return [];
        }

        if (keys.ValueKind is JsonValueKind.Array && keys.GetArrayLength() > 0)
        {
            ImmutableArray<string> thumbprints = [.. keys.EnumerateArray().Select(Thumbprint).OfType<string>()];
            if (thumbprints.Length == keys.GetArrayLength())
            {
                return thumbprints;
            }
        }

        found.Add(Bad(pointer, "keys"));
        return [];
    }

    private static string? Thumbprint(JsonElement key)
    {
        PublicKey? read = null;
        return key.Text() switch
        {
            { Length: ThumbprintLength } text => text.All(IsBase64Url) ? text : null,
            { } text => PublicKey.TryFromMultibase(text, out read, out _) ? read.Thumbprint : null,
            null => PublicKey.TryFromJwk(key, out read, out _) ? read.Thumbprint : null,
        };
    }

    private static bool IsBase64Url(char character) => char.IsAsciiLetterOrDigit(character) || character is '-' or '_';

    private static DateTimeOffset? ReadInstant(JsonElement issuer, string name, string pointer, List<Problem> found)
    {
        if (issuer.Member(name) is null or { ValueKind: JsonValueKind.Null })
        {
            return null;
        }

        if (DateTimeStamp.TryParse(issuer.Text(name), out var instant))
        {
            return instant;
        }

        found.Add(Bad(pointer, name));
        return null;
    }

    private static Problem Bad(string pointer, string name) =>
        Problem.At($"{pointer}/{name}", TrustFileProblemCodes.BadValue, name);
}
