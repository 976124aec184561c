using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace BadgeIssuer.Securing.Jose;

/// <summary>The protected header of a JWS, with what it says and nothing that it merely claims to prove.</summary>
/// <remarks>
/// <para><see cref="KeyId"/> and <see cref="Jwk"/> are a stranger's words: they help to find a key among those that
/// the issuer publishes, and never are one. <c>jku</c>, <c>x5u</c>, <c>x5c</c> are not even read.</para>
/// <para>Source: RFC 7515 §4.1; <c>b64</c>: RFC 7797.</para>
/// </remarks>
public sealed class JwsHeader
{
    private static readonly string[] TextMembers =
        ["alg", "kid", "typ", "cty", "jku", "x5u", "x5t", "x5t#S256", "iss", "sub"];

    private JwsHeader(JwsAlgorithm algorithm) => Algorithm = algorithm;

    /// <summary>The algorithm.</summary>
    public JwsAlgorithm Algorithm { get; }

    /// <summary><c>kid</c>: which key, or <see langword="null"/>.</summary>
    public string? KeyId { get; private init; }

    /// <summary><c>typ</c>: the media type without <c>application/</c>, as written, or <see langword="null"/>.</summary>
    public string? Type { get; private init; }

    /// <summary><c>cty</c>, or <see langword="null"/>.</summary>
    public string? ContentType { get; private init; }

    /// <summary><c>jwk</c>: an object, or <see langword="null"/>. Trusted by nobody.</summary>
    public JsonElement? Jwk { get; private init; }

    /// <summary>The names of all members, in the order in which they stand.</summary>
    public ImmutableArray<string> Members { get; private init; }

    /// <summary>Reads a decoded header.</summary>
    internal static bool TryRead(
        byte[] json, [NotNullWhen(true)] out JwsHeader? header, [NotNullWhen(false)] out ProofProblem? problem)
    {
        header = null;
        if (!StrictObject.TryParse(json, out var document))
        {
            problem = ProofProblem.Of(ProofProblemCodes.HeaderUnreadable);
            return false;
        }

        using (document)
        {
            var root = document.RootElement;
            problem = CheckMembers(root);
            if (problem is not null || !TryReadAlgorithm(root, out var algorithm, out problem))
            {
                return false;
            }

            header = new JwsHeader(algorithm)
            {
                KeyId = root.Text("kid"u8),
                Type = root.Text("typ"u8),
                ContentType = root.Text("cty"u8),
                Jwk = root.TryGetProperty("jwk"u8, out var jwk) ? jwk.Clone() : null,
                Members = [.. root.EnumerateObject().Select(member => member.Name)],
            };
            return true;
        }
    }

    private static ProofProblem? CheckMembers(JsonElement root)
    {
        foreach (var member in root.EnumerateObject())
        {
            string name;
            try
            {
                name = member.Name;
            }
            catch (InvalidOperationException)
            {
                // A lone surrogate in an escaped name.
                return ProofProblem.Of(ProofProblemCodes.HeaderUnreadable);
            }

            // RFC 7515 §4.1.11: no extension is understood here, so that none may be critical.
            if (name == "crit")
            {
                return ProofProblem.Of(ProofProblemCodes.CriticalExtension);
            }

            // RFC 7797 asks for crit with it. Alone it would let two readers see two payloads.
            if (name == "b64")
            {
                return ProofProblem.Of(ProofProblemCodes.UnencodedPayload);
            }

            if ((TextMembers.Contains(name) && member.Value.Text() is null)
                || (name == "jwk" && member.Value.ValueKind is not JsonValueKind.Object))
            {
                return ProofProblem.Of(ProofProblemCodes.HeaderMember, name);
            }
        }

        return null;
    }

    private static bool TryReadAlgorithm(
        JsonElement root, [NotNullWhen(true)] out JwsAlgorithm? algorithm, [NotNullWhen(false)] out ProofProblem? problem)
    {
        algorithm = null;
        problem = null;
        if (root.Text("alg"u8) is not { } name)
        {
            problem = ProofProblem.Of(ProofProblemCodes.AlgorithmMissing);
            return false;
        }

        if (JwsAlgorithm.TryParse(name, out algorithm))
        {
            return true;
        }

        // Whoever writes "NONE" means it, whatever the letters' case.
        problem = name.Equals("none", StringComparison.OrdinalIgnoreCase)
            ? ProofProblem.Of(ProofProblemCodes.AlgorithmNone)
            : name.StartsWith("HS", StringComparison.OrdinalIgnoreCase)
                ? ProofProblem.Of(ProofProblemCodes.AlgorithmSymmetric, name)
                : ProofProblem.Of(ProofProblemCodes.AlgorithmUnknown, name);
        return false;
    }
}
