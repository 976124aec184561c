using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using BadgeIssuer.Securing.Keys;

namespace BadgeIssuer.Securing.Dids;

/// <summary>Reads one verification method of a document.</summary>
/// <remarks>
/// Sources: W3C Controlled Identifiers 1.0, “Multikey” and “JsonWebKey”; Data Integrity EdDSA Cryptosuites v1.0 for
/// Ed25519VerificationKey2020; Security Vocabulary for JsonWebKey2020.
/// </remarks>
internal static class VerificationMethodReader
{
    /// <summary>The absolute id of a method, or <see langword="null"/> if it has none.</summary>
    public static string? IdOf(JsonElement element, string documentId) => Resolve(element.Text("id"u8), documentId);

    /// <summary>Makes a reference absolute. Only a fragment is relative to the document.</summary>
    public static string? Resolve(string? reference, string documentId) => reference switch
    {
        null or "" or "#" => null,
        ['#', ..] => documentId + reference,
        _ => reference,
    };

    /// <summary>Reads a method whose id is known.</summary>
    public static bool TryRead(
        JsonElement element,
        string id,
        [NotNullWhen(true)] out VerificationMethod? method,
        [NotNullWhen(false)] out ProofProblem? problem)
    {
        method = null;
        if (element.Text("controller"u8) is not { Length: > 0 } controller)
        {
            problem = Malformed(id, "controller");
            return false;
        }

        if (!TryReadInstant(element, "expires"u8, out var expires))
        {
            problem = Malformed(id, "expires");
            return false;
        }

        if (!TryReadInstant(element, "revoked"u8, out var revoked))
        {
            problem = Malformed(id, "revoked");
            return false;
        }

        if (!TryReadKey(element, id, out var key, out problem))
        {
            return false;
        }

        method = new VerificationMethod(id, controller, key, expires, revoked);
        return true;
    }

    private static bool TryReadKey(
        JsonElement element,
        string id,
        [NotNullWhen(true)] out PublicKey? key,
        [NotNullWhen(false)] out ProofProblem? problem)
    {
        key = null;
        if (element.Text("type"u8) is not { } type)
        {
            problem = Malformed(id, "type");
            return false;
        }

        // A key that stands there twice could be two keys; a private one should not stand there at all.
        var expected = type is "JsonWebKey" or "JsonWebKey2020" ? "publicKeyJwk" : "publicKeyMultibase";
        foreach (var other in new[] { "publicKeyJwk", "publicKeyMultibase", "secretKeyJwk", "secretKeyMultibase" })
        {
            if (other != expected && element.TryGetProperty(other, out _))
            {
                problem = Malformed(id, other);
                return false;
            }
        }

        switch (type)
        {
            case "JsonWebKey" or "JsonWebKey2020":
                if (element.TryGetProperty("publicKeyJwk"u8, out var jwk))
                {
                    return PublicKey.TryFromJwk(jwk, out key, out problem);
                }

                problem = Malformed(id, expected);
                return false;

            case "Multikey" or "Ed25519VerificationKey2020":
                if (element.Text("publicKeyMultibase"u8) is not { } multibase)
                {
                    problem = Malformed(id, expected);
                    return false;
                }

                if (!PublicKey.TryFromMultibase(multibase, out key, out problem))
                {
                    return false;
                }

                if (type == "Multikey" || key.Kind is KeyKind.Ed25519)
                {
                    return true;
                }

                (key, problem) = (null, Malformed(id, expected));
                return false;

            default:
                problem = ProofProblem.Of(ProofProblemCodes.MethodTypeUnknown, id, type);
                return false;
        }
    }

    private static bool TryReadInstant(JsonElement element, ReadOnlySpan<byte> name, out DateTimeOffset? instant)
    {
        instant = null;
        if (!element.TryGetProperty(name, out var member))
        {
            return true;
        }

        if (!DateTimeStamp.TryParse(member.Text(), out var read))
        {
            return false;
        }

        instant = read;
        return true;
    }

    private static ProofProblem Malformed(string id, string member) =>
        ProofProblem.Of(ProofProblemCodes.MethodMalformed, id, member);
}
