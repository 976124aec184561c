using System.Buffers;
using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text.Json;
using BadgeIssuer.Securing.Jose;

namespace BadgeIssuer.Securing.Keys;

/// <content>The form of a JSON Web Key (RFC 7517; EC and RSA: RFC 7518 §6; Ed25519: RFC 8037 §2).</content>
public sealed partial class PublicKey
{
    // RFC 7518 §6.2.2, §6.3.2 and §6.4; RFC 8037 §2.
    private static readonly string[] PrivateMembers = ["d", "p", "q", "dp", "dq", "qi", "oth", "k"];

    /// <summary>Reads a JWK.</summary>
    /// <param name="jwk">The object. Members that say nothing about the key (<c>kid</c>, certificates …) are not read.</param>
    /// <param name="key">The key, if this returns <see langword="true"/>.</param>
    /// <param name="problem">Otherwise why not: one of <see cref="KeyProblemCodes"/>.</param>
    public static bool TryFromJwk(
        JsonElement jwk, [NotNullWhen(true)] out PublicKey? key, [NotNullWhen(false)] out ProofProblem? problem)
    {
        key = null;
        if (jwk.ValueKind is not JsonValueKind.Object)
        {
            problem = ProofProblem.Of(KeyProblemCodes.Unreadable, "JWK");
            return false;
        }

        problem = CheckPurpose(jwk);
        return problem is null && TryReadAlgorithm(jwk, out var algorithm, out problem) && jwk.Text("kty"u8) switch
        {
            "OKP" => TryReadOkp(jwk, algorithm, out key, out problem),
            "EC" => TryReadEc(jwk, algorithm, out key, out problem),
            "RSA" => TryReadRsa(jwk, algorithm, out key, out problem),
            "oct" => Refuse(ProofProblem.Of(KeyProblemCodes.Symmetric), out key, out problem),
            null => Refuse(ProofProblem.Of(KeyProblemCodes.Member, "kty"), out key, out problem),
            { } kind => Refuse(ProofProblem.Of(KeyProblemCodes.KindUnknown, kind), out key, out problem),
        } && FitsItsAlgorithm(ref key, out problem);
    }

    /// <summary>Writes the key as a JWK object.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="kid">The key's name, or <see langword="null"/> to leave it out.</param>
    /// <param name="algorithm">Its one algorithm, or <see langword="null"/> to leave it out.</param>
    public void WriteJwk(Utf8JsonWriter writer, string? kid, JwsAlgorithm? algorithm)
    {
        ArgumentNullException.ThrowIfNull(writer);

        writer.WriteStartObject();
        if (kid is not null)
        {
            writer.WriteString("kid"u8, kid);
        }

        if (algorithm is not null)
        {
            writer.WriteString("alg"u8, algorithm.Name);
            writer.WriteString("use"u8, "sig"u8);
        }

        WriteRequiredMembers(writer);
        writer.WriteEndObject();
    }

    /// <summary>The key as a JWK document, in UTF-8.</summary>
    public byte[] ToJwk(string? kid, JwsAlgorithm? algorithm)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            WriteJwk(writer, kid, algorithm);
        }

        return buffer.WrittenSpan.ToArray();
    }

    private static ProofProblem? CheckPurpose(JsonElement jwk)
    {
        foreach (var name in PrivateMembers)
        {
            if (jwk.TryGetProperty(name, out _))
            {
                return jwk.Text("kty"u8) == "oct"
                    ? ProofProblem.Of(KeyProblemCodes.Symmetric)
                    : ProofProblem.Of(KeyProblemCodes.PrivateMaterial, name);
            }
        }

        // RFC 7517 §4.2 and §4.3
        if (jwk.Has("use"u8) && jwk.Text("use"u8) != "sig")
        {
            return ProofProblem.Of(KeyProblemCodes.Use, "use");
        }

        if (!jwk.TryGetProperty("key_ops"u8, out var operations))
        {
            return null;
        }

        return operations.ValueKind is JsonValueKind.Array
            && operations.EnumerateArray().Any(operation => operation.Text() == "verify")
                ? null
                : ProofProblem.Of(KeyProblemCodes.Use, "key_ops");
    }

    private static bool TryReadAlgorithm(
        JsonElement jwk, out JwsAlgorithm? algorithm, [NotNullWhen(false)] out ProofProblem? problem)
    {
        (algorithm, problem) = (null, null);
        if (!jwk.Has("alg"u8))
        {
            return true;
        }

        var name = jwk.Text("alg"u8) ?? "";

        // RFC 9864 gives Ed25519 a name of its own; both name the same algorithm here.
        if (name == "Ed25519" || JwsAlgorithm.TryParse(name, out algorithm))
        {
            algorithm ??= JwsAlgorithm.EdDSA;
            return true;
        }

        problem = ProofProblem.Of(KeyProblemCodes.Algorithm, name);
        return false;
    }

    private static bool FitsItsAlgorithm(
        [NotNullWhen(true)] ref PublicKey? key, [NotNullWhen(false)] out ProofProblem? problem)
    {
        problem = key is null ? ProofProblem.Of(KeyProblemCodes.Unreadable, "JWK")
            : key.Algorithm is { } algorithm && !algorithm.Fits(key.Kind)
                ? ProofProblem.Of(KeyProblemCodes.Algorithm, algorithm.Name)
                : null;
        key = problem is null ? key : null;
        return key is not null;
    }

    private static bool TryReadOkp(
        JsonElement jwk,
        JwsAlgorithm? algorithm,
        [NotNullWhen(true)] out PublicKey? key,
        [NotNullWhen(false)] out ProofProblem? problem)
    {
        key = null;
        if (jwk.Text("crv"u8) is var curve && curve != "Ed25519")
        {
            return Refuse(UnknownCurve(curve), out key, out problem);
        }

        return TryReadBytes(jwk, "x", out var x, out problem) && TryCreateEd25519(x, algorithm, out key, out problem);
    }

    private static bool TryReadEc(
        JsonElement jwk,
        JwsAlgorithm? algorithm,
        [NotNullWhen(true)] out PublicKey? key,
        [NotNullWhen(false)] out ProofProblem? problem)
    {
        key = null;
        var name = jwk.Text("crv"u8);
        var curve = name == WeierstrassCurve.P256.Name ? WeierstrassCurve.P256
            : name == WeierstrassCurve.P384.Name ? WeierstrassCurve.P384
            : null;
        if (curve is null)
        {
            return Refuse(UnknownCurve(name), out key, out problem);
        }

        return TryReadBytes(jwk, "x", out var x, out problem)
            && TryReadBytes(jwk, "y", out var y, out problem)
            && TryCreateEc(curve, x, y, algorithm, out key, out problem);
    }

    private static bool TryReadRsa(
        JsonElement jwk,
        JwsAlgorithm? algorithm,
        [NotNullWhen(true)] out PublicKey? key,
        [NotNullWhen(false)] out ProofProblem? problem)
    {
        key = null;
        return TryReadNumber(jwk, "n", out var modulus, out problem)
            && TryReadNumber(jwk, "e", out var exponent, out problem)
            && TryCreateRsa(modulus, exponent, algorithm, out key, out problem);
    }

    // RFC 7518 §2, Base64urlUInt: as few octets as will do.
    private static bool TryReadNumber(
        JsonElement jwk, string name, [NotNullWhen(true)] out byte[]? number, [NotNullWhen(false)] out ProofProblem? problem)
    {
        if (TryReadBytes(jwk, name, out number, out problem) && number is [] or [0, ..])
        {
            (number, problem) = (null, ProofProblem.Of(KeyProblemCodes.Member, name));
        }

        return number is not null;
    }

    private static bool TryReadBytes(
        JsonElement jwk, string name, [NotNullWhen(true)] out byte[]? bytes, [NotNullWhen(false)] out ProofProblem? problem)
    {
        bytes = null;
        var text = jwk.TryGetProperty(name, out var member) ? member.Text() : null;
        problem = text is not null && text.Length <= LongestMember && StrictBase64Url.TryDecode(text, out bytes)
            ? null
            : ProofProblem.Of(KeyProblemCodes.Member, name);
        return bytes is not null;
    }

    // The base64url of 8192 bits is 1,366 characters; what is a little longer gets the answer about its size.
    private const int LongestMember = 16 * 1024;

    private static ProofProblem UnknownCurve(string? name) => name is null
        ? ProofProblem.Of(KeyProblemCodes.Member, "crv")
        : ProofProblem.Of(KeyProblemCodes.KindUnknown, name);

    private static bool Refuse(
        ProofProblem reason, [NotNullWhen(true)] out PublicKey? key, [NotNullWhen(false)] out ProofProblem? problem)
    {
        (key, problem) = (null, reason);
        return false;
    }

    // In the order of RFC 7638 §3.2: by name.
    private void WriteRequiredMembers(Utf8JsonWriter writer)
    {
        switch (Kind)
        {
            case KeyKind.Ed25519:
                writer.WriteString("crv"u8, "Ed25519"u8);
                writer.WriteString("kty"u8, "OKP"u8);
                writer.WriteString("x"u8, Base64Url.EncodeToString(_first));
                break;

            case KeyKind.Rsa:
                writer.WriteString("e"u8, Base64Url.EncodeToString(_second));
                writer.WriteString("kty"u8, "RSA"u8);
                writer.WriteString("n"u8, Base64Url.EncodeToString(_first));
                break;

            default:
                writer.WriteString("crv"u8, WeierstrassCurve.Of(Kind).Name);
                writer.WriteString("kty"u8, "EC"u8);
                writer.WriteString("x"u8, Base64Url.EncodeToString(_first));
                writer.WriteString("y"u8, Base64Url.EncodeToString(_second));
                break;
        }
    }

    private string ComputeThumbprint() => Base64Url.EncodeToString(SHA256.HashData(ToJwk(kid: null, algorithm: null)));
}
