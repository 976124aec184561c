using System.Collections.Frozen;
using System.Text.Json;
using BadgeIssuer.OpenBadges;

namespace BadgeIssuer.Verification.Proofs;

/// <summary>The contexts by whose terms a credential may be read.</summary>
/// <remarks>
/// Another context, or one written into the credential, could give a signed term another meaning than the one that is
/// shown. Such a badge is neither shown as valid nor called invalid.
/// </remarks>
internal static class KnownContexts
{
    private const string Inline = "inline";

    private static readonly FrozenSet<string> Iris = new[]
    {
        ContextIris.CredentialsV2,
        ContextIris.CredentialsV1,
        ContextIris.OpenBadgesV3,
        ContextIris.OpenBadgesV3Extensions,
        "https://purl.imsglobal.org/spec/ob/v3p0/context.json",
        "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.0.json",
        "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.1.json",
        "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.2.json",
        "https://w3id.org/security/data-integrity/v1",
        "https://w3id.org/security/data-integrity/v2",
        "https://w3id.org/security/suites/ed25519-2020/v1",
        "https://w3id.org/security/suites/jws-2020/v1",
        "https://w3id.org/security/multikey/v1",
        "https://w3id.org/vc/status-list/2021/v1",
        "https://www.w3.org/ns/credentials/status/v1",
        "https://w3id.org/vc/bitstring-status-list/v1",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The first context that is not known, or <see langword="null"/> if all are.</summary>
    public static string? FirstUnknown(JsonElement credential)
    {
        foreach (var context in credential.Values("@context"))
        {
            if (context.Text() is not { } iri)
            {
                return Inline;
            }

            if (!Iris.Contains(iri))
            {
                return iri;
            }
        }

        return null;
    }
}
