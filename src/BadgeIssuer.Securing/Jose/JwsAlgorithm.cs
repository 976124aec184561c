using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using BadgeIssuer.Securing.Keys;
using Microsoft.IdentityModel.Tokens;

namespace BadgeIssuer.Securing.Jose;

/// <summary>A signature algorithm of JOSE. The list is closed: neither <c>none</c> nor any HMAC can be said.</summary>
/// <remarks>Source: RFC 7518 §3.1, RFC 8037 §3.1; advice of RFC 8725 §3.1 and §3.2.</remarks>
public sealed class JwsAlgorithm
{
    private readonly KeyKind _kind;

    private JwsAlgorithm(string name, KeyKind kind, HashAlgorithmName hash, RSASignaturePadding? padding = null) =>
        (Name, _kind, Hash, Padding) = (name, kind, hash, padding ?? RSASignaturePadding.Pkcs1);

    /// <summary>Ed25519. (The name stands for Ed448 too, which is not on this list.)</summary>
    public static JwsAlgorithm EdDSA { get; } = new("EdDSA", KeyKind.Ed25519, HashAlgorithmName.SHA512);

    /// <summary>ECDSA on P-256 with SHA-256.</summary>
    public static JwsAlgorithm ES256 { get; } = new(SecurityAlgorithms.EcdsaSha256, KeyKind.P256, HashAlgorithmName.SHA256);

    /// <summary>ECDSA on P-384 with SHA-384.</summary>
    public static JwsAlgorithm ES384 { get; } = new(SecurityAlgorithms.EcdsaSha384, KeyKind.P384, HashAlgorithmName.SHA384);

    /// <summary>RSASSA-PKCS1-v1_5 with SHA-256.</summary>
    public static JwsAlgorithm RS256 { get; } = new(SecurityAlgorithms.RsaSha256, KeyKind.Rsa, HashAlgorithmName.SHA256);

    /// <summary>RSASSA-PKCS1-v1_5 with SHA-384.</summary>
    public static JwsAlgorithm RS384 { get; } = new(SecurityAlgorithms.RsaSha384, KeyKind.Rsa, HashAlgorithmName.SHA384);

    /// <summary>RSASSA-PKCS1-v1_5 with SHA-512.</summary>
    public static JwsAlgorithm RS512 { get; } = new(SecurityAlgorithms.RsaSha512, KeyKind.Rsa, HashAlgorithmName.SHA512);

    /// <summary>RSASSA-PSS with SHA-256, MGF1 with SHA-256 and a salt of 32 bytes.</summary>
    public static JwsAlgorithm PS256 { get; } = new(
        SecurityAlgorithms.RsaSsaPssSha256, KeyKind.Rsa, HashAlgorithmName.SHA256, RSASignaturePadding.Pss);

    /// <summary>The whole list.</summary>
    public static ImmutableArray<JwsAlgorithm> All { get; } = [EdDSA, ES256, ES384, RS256, RS384, RS512, PS256];

    /// <summary>The name on the wire, e.g. <c>EdDSA</c>. Case counts.</summary>
    public string Name { get; }

    /// <summary>The hash; that of Ed25519 is inside the algorithm.</summary>
    internal HashAlgorithmName Hash { get; }

    /// <summary>The padding where the key is an RSA key; PSS has a salt as long as the hash.</summary>
    internal RSASignaturePadding Padding { get; }

    /// <summary>What a key of this kind signs with where nobody says otherwise: EdDSA, ES256, ES384, RS256.</summary>
    public static JwsAlgorithm DefaultFor(KeyKind kind) => kind switch
    {
        KeyKind.Ed25519 => EdDSA,
        KeyKind.P256 => ES256,
        KeyKind.P384 => ES384,
        KeyKind.Rsa => RS256,
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    /// <summary>Finds an algorithm by its name.</summary>
    /// <returns><see langword="false"/> if the name is not on the list.</returns>
    public static bool TryParse(ReadOnlySpan<char> name, [NotNullWhen(true)] out JwsAlgorithm? algorithm)
    {
        foreach (var candidate in All)
        {
            if (name.SequenceEqual(candidate.Name))
            {
                algorithm = candidate;
                return true;
            }
        }

        algorithm = null;
        return false;
    }

    /// <summary>Whether keys of <paramref name="kind"/> are used with this algorithm.</summary>
    public bool Fits(KeyKind kind) => kind == _kind;

    /// <summary>The name on the wire.</summary>
    public override string ToString() => Name;
}
