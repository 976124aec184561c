using System.Diagnostics.CodeAnalysis;
using BadgeIssuer.Securing.Keys;

namespace BadgeIssuer.Securing.Dids;

/// <summary>DIDs that are a public key: <c>did:key:z6Mk…</c> (Ed25519), <c>zDna…</c> (P-256), <c>z82L…</c> (P-384).</summary>
/// <remarks>Source: the did:key method specification (W3C CCG) 0.9, “Document Creation Algorithm”.</remarks>
public static class DidKey
{
    /// <summary>The method's name.</summary>
    public const string Method = "key";

    private const string Prefix = "did:key:";

    /// <summary>The DID of a key.</summary>
    /// <exception cref="InvalidOperationException">An RSA key.</exception>
    public static string FromKey(PublicKey key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return Prefix + key.ToMultibase();
    }

    /// <summary>The one verification method of a did:key; its id is the DID, a number sign and the key again.</summary>
    /// <param name="did">The DID, without a fragment.</param>
    /// <param name="method">The method, if this returns <see langword="true"/>.</param>
    /// <param name="problem">Otherwise <c>proof.did-malformed</c>, or what is wrong with the key.</param>
    public static bool TryResolve(
        string did, [NotNullWhen(true)] out VerificationMethod? method, [NotNullWhen(false)] out ProofProblem? problem)
    {
        method = null;
        if (!Did.TryParse(did, out var parsed) || parsed.Method != Method)
        {
            problem = ProofProblem.Of(ProofProblemCodes.DidMalformed, did ?? "");
            return false;
        }

        if (!PublicKey.TryFromMultibase(parsed.Identifier, out var key, out problem))
        {
            return false;
        }

        method = new VerificationMethod($"{did}#{parsed.Identifier}", did, key, Expires: null, Revoked: null);
        return true;
    }
}
