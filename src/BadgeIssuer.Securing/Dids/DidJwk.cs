using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using BadgeIssuer.Securing.Keys;

namespace BadgeIssuer.Securing.Dids;

/// <summary>DIDs that are a JWK: <c>did:jwk:</c> and the base64url of its JSON.</summary>
/// <remarks>Source: the did:jwk method specification, “To create a did:jwk” and “Read”.</remarks>
public static class DidJwk
{
    /// <summary>The method's name.</summary>
    public const string Method = "jwk";

    private const string Prefix = "did:jwk:";

    /// <summary>The DID of a key: of its JWK with the required members alone.</summary>
    public static string FromKey(PublicKey key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return Prefix + Base64Url.EncodeToString(key.ToJwk(kid: null, algorithm: null));
    }

    /// <summary>The one verification method of a did:jwk; its id is the DID and <c>#0</c>.</summary>
    /// <param name="did">The DID, without a fragment.</param>
    /// <param name="method">The method, if this returns <see langword="true"/>.</param>
    /// <param name="problem">Otherwise <c>proof.did-malformed</c>, or what is wrong with the key.</param>
    public static bool TryResolve(
        string did, [NotNullWhen(true)] out VerificationMethod? method, [NotNullWhen(false)] out ProofProblem? problem)
    {
        method = null;
        if (!Did.TryParse(did, out var parsed)
            || parsed.Method != Method
            || !StrictBase64Url.TryDecode(parsed.Identifier, out var json))
        {
            problem = ProofProblem.Of(ProofProblemCodes.DidMalformed, did ?? "");
            return false;
        }

        if (!StrictObject.TryParse(json, out var document))
        {
            problem = ProofProblem.Of(KeyProblemCodes.Unreadable, "JWK");
            return false;
        }

        using (document)
        {
            if (!PublicKey.TryFromJwk(document.RootElement, out var key, out problem))
            {
                return false;
            }

            method = new VerificationMethod($"{did}#0", did, key, Expires: null, Revoked: null);
            return true;
        }
    }
}
