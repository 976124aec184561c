using System.Text.Json;

namespace BadgeIssuer.Verification.Proofs;

/// <summary>Picks the key that an HTTPS <c>kid</c> names out of what its address serves.</summary>
internal static class WebKey
{
    /// <summary>The JWK: the document itself, the one of a JWK set, or the one of a verification method.</summary>
    /// <returns><see langword="null"/> if the document has no such key, or several that might be meant.</returns>
    public static JsonElement? Select(JsonElement document, string kid)
    {
        if (document.Member("kty") is not null)
        {
            return document;
        }

        if (document.Member("keys") is { ValueKind: JsonValueKind.Array } set)
        {
            var keys = set.EnumerateArray().ToArray();
            var fragment = kid.Split('#', 2) is [_, var name] ? name : null;
            var named = keys.Where(key => key.Text("kid") is { } text && (text == kid || text == fragment)).ToArray();
            return named is [var one] ? one : keys is [var only] && fragment is null ? only : null;
        }

        // A verification method by itself, or in the document that it stands in.
        if (document.Object("publicKeyJwk") is { } own && document.Text("id") == kid)
        {
            return own;
        }

        return document.Values("verificationMethod").Concat(document.Values("assertionMethod"))
            .Where(method => method.Text("id") == kid)
            .Select(method => method.Object("publicKeyJwk"))
            .FirstOrDefault(jwk => jwk is not null);
    }
}
