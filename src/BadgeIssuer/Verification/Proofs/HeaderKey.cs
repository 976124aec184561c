using System.Collections.Immutable;
using BadgeIssuer.Securing.Jose;
using BadgeIssuer.Securing.Keys;

namespace BadgeIssuer.Verification.Proofs;

/// <summary>Finds the key that a JWS header means among those that the issuer publishes.</summary>
internal static class HeaderKey
{
    private const int MaximumCandidates = 8;

    /// <summary>The published keys that may be meant; none if the header names one that is not published.</summary>
    public static ImmutableArray<VerificationMethod> Among(
        ImmutableArray<VerificationMethod> published, JwsHeader header, string issuerId)
    {
        var fitting = published.Where(method => header.Algorithm.Fits(method.Key.Kind));

        if (header.KeyId is { } kid && kid != issuerId)
        {
            var absolute = kid.StartsWith('#') ? issuerId + kid : kid;
            var named = fitting
                .Where(method => method.Id == absolute || method.Id.EndsWith("#" + kid, StringComparison.Ordinal))
                .ToImmutableArray();

            // A name of the signer's own making, e.g. a thumbprint, still leaves the key that stands in the header.
            if (!named.IsEmpty || header.Jwk is null)
            {
                return named;
            }
        }

        if (header.Jwk is { } jwk)
        {
            return PublicKey.TryFromJwk(jwk, out var key, out _)
                ? [.. fitting.Where(method => method.Key.Equals(key))]
                : [];
        }

        return [.. fitting.Take(MaximumCandidates)];
    }
}
