using System.Collections.Frozen;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using BadgeIssuer.OpenBadges;
using BadgeIssuer.Securing.DataIntegrity;

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
        "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.1.json",
        "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.2.json",
        "https://w3id.org/security/data-integrity/v1",
        "https://w3id.org/security/data-integrity/v2",
        "https://w3id.org/security/suites/ed25519-2020/v1",
        "https://w3id.org/security/suites/jws-2020/v1",
        "https://w3id.org/security/multikey/v1",
        "https://w3id.org/vc/status-list/2021/v1",
        "https://www.w3.org/ns/credentials/status/v1",
        "https://openbadgespec.org/extensions/accessibilityExtension/context-3.0.0.json",
        "https://openbadgespec.org/extensions/applyLinkExtension/context-3.0.0.json",
        "https://openbadgespec.org/extensions/geoCoordinatesExtension/context-3.0.0.json",
        "https://openbadgespec.org/extensions/licenseExtension/context-3.0.0.json",
        "https://purl.imsglobal.org/spec/ob-accred/v2p0/context",
        "https://purl.imsglobal.org/spec/ob-assessment/v2p0/context",
        "https://purl.imsglobal.org/spec/ob-assessment/v2p0/context/",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>All of them.</summary>
    public static IEnumerable<string> All => Iris;

    /// <summary>
    /// The first context that is not known, at the top or anywhere inside, or <see langword="null"/> if all are.
    /// </summary>
    public static Problem? FindUnknown(JsonElement credential)
    {
        // Optimised: where the one "@context" is the credential's own and nothing is escaped, there is nothing to look for.
        var text = JsonMarshal.GetRawUtf8Value(credential);
        return text.Count("@context"u8) == 1 && text.IndexOf("\\u"u8) < 0
            && FirstUnknown(credential) is null && credential.Member("@context") is not null
                ? null
                : FindUnknown(credential, "");
    }

    private static Problem? FindUnknown(JsonElement value, string pointer)
    {
        if (value.ValueKind is JsonValueKind.Object)
        {
            foreach (var member in value.EnumerateObject())
            {
                var problem = !member.NameEquals("@context"u8)
                    ? FindUnknown(member.Value, $"{pointer}/{Escape(member.Name)}")
                    : FirstUnknown(value) is { } context
                        ? Problem.At($"{pointer}/@context", DataIntegrityProblemCodes.ContextUnknown, context)
                        : null;
                if (problem is not null)
                {
                    return problem;
                }
            }
        }
        else if (value.ValueKind is JsonValueKind.Array)
        {
            var index = 0;
            foreach (var item in value.EnumerateArray())
            {
                if (FindUnknown(item, string.Create(CultureInfo.InvariantCulture, $"{pointer}/{index++}")) is { } problem)
                {
                    return problem;
                }
            }
        }

        return null;
    }

    private static string? FirstUnknown(JsonElement node)
    {
        foreach (var context in node.Values("@context"))
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

    // RFC 6901 §3
    private static string Escape(string name) =>
        name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);
}
