using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using BadgeIssuer.LinkedData.Canonicalization;
using BadgeIssuer.Securing.Jose;
using BadgeIssuer.Securing.Keys;

namespace BadgeIssuer.Securing.DataIntegrity;

/// <summary>A way to make and check proofs that stand inside the document. The list is closed.</summary>
/// <remarks>
/// <para>Each canonicalizes the document and the proof's own options, hashes both, joins the two hashes – the options'
/// first – and signs them.</para>
/// <para>Sources: Data Integrity EdDSA Cryptosuites v1.0; Data Integrity ECDSA Cryptosuites v1.0.</para>
/// </remarks>
public sealed class Cryptosuite
{
    private const string CommonType = "DataIntegrityProof";

    private readonly ImmutableArray<KeyKind> _kinds;

    private Cryptosuite(
        string name, bool isLinkedData, bool signs, string type, params ImmutableArray<KeyKind> kinds) =>
        (Name, IsLinkedData, Signs, ProofType, _kinds) = (name, isLinkedData, signs, type, kinds);

    /// <summary>Ed25519 over RDFC-1.0 and SHA-256: what Open Badges 3.0 asks for.</summary>
    public static Cryptosuite EddsaRdfc2022 { get; } = new("eddsa-rdfc-2022", true, true, CommonType, KeyKind.Ed25519);

    /// <summary>Ed25519 over JCS and SHA-256.</summary>
    public static Cryptosuite EddsaJcs2022 { get; } = new("eddsa-jcs-2022", false, true, CommonType, KeyKind.Ed25519);

    /// <summary>ECDSA over RDFC-1.0: P-256 with SHA-256, P-384 with SHA-384 throughout.</summary>
    public static Cryptosuite EcdsaRdfc2019 { get; } =
        new("ecdsa-rdfc-2019", true, true, CommonType, KeyKind.P256, KeyKind.P384);

    /// <summary>ECDSA over JCS: P-256 with SHA-256, P-384 with SHA-384 throughout.</summary>
    public static Cryptosuite EcdsaJcs2019 { get; } =
        new("ecdsa-jcs-2019", false, true, CommonType, KeyKind.P256, KeyKind.P384);

    /// <summary>The name that <c>eddsa-rdfc-2022</c> had in drafts. Verified only.</summary>
    public static Cryptosuite Eddsa2022 { get; } = new("eddsa-2022", true, false, CommonType, KeyKind.Ed25519);

    /// <summary>A proof type of its own, without a <c>cryptosuite</c>, older than the others. Verified only.</summary>
    public static Cryptosuite Ed25519Signature2020 { get; } =
        new("Ed25519Signature2020", true, false, "Ed25519Signature2020", KeyKind.Ed25519);

    /// <summary>The whole list.</summary>
    public static ImmutableArray<Cryptosuite> All { get; } =
        [EddsaRdfc2022, EddsaJcs2022, EcdsaRdfc2019, EcdsaJcs2019, Eddsa2022, Ed25519Signature2020];

    /// <summary>The name on the wire: the proof's <c>cryptosuite</c>, or its <c>type</c> where it has none. Case counts.</summary>
    public string Name { get; }

    /// <summary>Whether proofs are also made with it, and not only verified.</summary>
    public bool Signs { get; }

    /// <summary>Whether what is signed is the RDF that the document states, not its JSON.</summary>
    public bool IsLinkedData { get; }

    /// <summary>The proof's <c>type</c>.</summary>
    internal string ProofType { get; }

    /// <summary>Whether the proof names the suite in a member of its own.</summary>
    internal bool IsNamedApart => ProofType == CommonType;

    /// <summary>What a key of this kind secures credentials with: <c>eddsa-rdfc-2022</c> or <c>ecdsa-rdfc-2019</c>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An RSA key: no suite on the list takes it.</exception>
    public static Cryptosuite DefaultFor(KeyKind kind) => kind switch
    {
        KeyKind.Ed25519 => EddsaRdfc2022,
        KeyKind.P256 or KeyKind.P384 => EcdsaRdfc2019,
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    /// <summary>Whether keys of <paramref name="kind"/> are used with this suite.</summary>
    public bool Fits(KeyKind kind) => _kinds.Contains(kind);

    /// <summary>The name on the wire.</summary>
    public override string ToString() => Name;

    /// <summary>Finds a suite by what a proof says of itself.</summary>
    /// <param name="type">The proof's <c>type</c>.</param>
    /// <param name="name">The proof's <c>cryptosuite</c>, or null.</param>
    /// <param name="suite">The suite, if this returns true.</param>
    internal static bool TryFind(string type, string? name, [NotNullWhen(true)] out Cryptosuite? suite)
    {
        suite = All.FirstOrDefault(candidate =>
            candidate.ProofType == type && (!candidate.IsNamedApart || candidate.Name == name));
        return suite is not null;
    }

    /// <summary>The hash of the options and of the document, and inside RDFC-1.0.</summary>
    internal static CanonicalizationHash HashFor(KeyKind kind) =>
        kind is KeyKind.P384 ? CanonicalizationHash.Sha384 : CanonicalizationHash.Sha256;

    /// <summary>How long that hash is.</summary>
    internal static int HashBytes(KeyKind kind) =>
        HashFor(kind) is CanonicalizationHash.Sha384 ? SHA384.HashSizeInBytes : SHA256.HashSizeInBytes;

    /// <summary>What signs the joined hashes.</summary>
    internal static JwsAlgorithm AlgorithmFor(KeyKind kind) => JwsAlgorithm.DefaultFor(kind);
}
