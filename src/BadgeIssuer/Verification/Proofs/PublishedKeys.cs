using System.Collections.Immutable;
using System.Text.Json;
using BadgeIssuer.Securing.Dids;
using BadgeIssuer.Securing.Keys;

namespace BadgeIssuer.Verification.Proofs;

/// <summary>Reads the keys out of a document that a web address serves.</summary>
internal static class PublishedKeys
{
    /// <summary>Most keys that are read from one document.</summary>
    private const int MaximumKeys = 100;

    /// <summary>
    /// The keys of a document for which <paramref name="owner"/> speaks: a controlled identifier document whose id it is,
    /// a JWK set, or a single JWK. Keys that cannot be read are left out.
    /// </summary>
    public static ImmutableArray<VerificationMethod> In(JsonElement document, string owner)
    {
        if (document.Member("kty") is not null)
        {
            return Read(document, owner, owner) is { } only ? [only] : [];
        }

        if (document.Member("keys") is { ValueKind: JsonValueKind.Array } keys)
        {
            return [.. keys.EnumerateArray().Take(MaximumKeys)
                .Select(key => Read(key, key.Text("kid") ?? owner, owner))
                .OfType<VerificationMethod>()];
        }

        return document.Text("id") == owner && document.Member("assertionMethod") is not null
            && DidDocument.TryRead(document, out var controlled, out _)
                ? controlled.AssertionMethods
                : [];
    }

    private static VerificationMethod? Read(JsonElement jwk, string id, string owner) =>
        PublicKey.TryFromJwk(jwk, out var key, out _) ? new VerificationMethod(id, owner, key, null, null) : null;
}
