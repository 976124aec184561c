using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using BadgeIssuer.Securing.Jose;
using Microsoft.IdentityModel.Tokens;
using NSec.Cryptography;

namespace BadgeIssuer.Securing.Keys;

/// <summary>A public key that has been judged sound: right lengths, on its curve, of full order, strong enough.</summary>
/// <remarks>
/// <para>Immutable and safe to share between threads. Equality is equality of key material.</para>
/// <para>Refused whatever the form it comes in: Ed25519 points off the curve or of small order; EC points off the
/// curve; RSA under 2048 or over 8192 bits, or with an exponent under 65537; private material.</para>
/// </remarks>
public sealed partial class PublicKey : IEquatable<PublicKey>
{
    // Ed25519: the point; EC: x and y; RSA: n and e without leading zeros.
    private readonly byte[] _first;
    private readonly byte[] _second;
    private readonly InstancePool<AsymmetricAlgorithm> _verifiers;
    private readonly Lazy<NSec.Cryptography.PublicKey> _ed25519;
    private readonly Lazy<string> _thumbprint;

    private PublicKey(KeyKind kind, byte[] first, byte[] second, JwsAlgorithm? algorithm)
    {
        (Kind, _first, _second, Algorithm) = (kind, first, second, algorithm);
        _verifiers = new(MakeInstance);
        _ed25519 = new(() => NSec.Cryptography.PublicKey.Import(
            SignatureAlgorithm.Ed25519, _first, KeyBlobFormat.RawPublicKey));
        _thumbprint = new(ComputeThumbprint);
    }

    /// <summary>The kind.</summary>
    public KeyKind Kind { get; }

    /// <summary>
    /// The one algorithm that the key's publisher allows (the <c>alg</c> of its JWK), or <see langword="null"/> where
    /// any that fits its kind will do.
    /// </summary>
    public JwsAlgorithm? Algorithm { get; }

    /// <summary>RFC 7638: SHA-256 of the canonical JWK, base64url, 43 characters. The same key has the same one in every form.</summary>
    public string Thumbprint => _thumbprint.Value;

    /// <summary>Bits of the modulus, of the field, or 256 for Ed25519.</summary>
    public int Bits => Kind is KeyKind.Rsa
        ? _first.Length * 8 - byte.LeadingZeroCount(_first[0])
        : _first.Length * 8;

    /// <summary>Ed25519: the point's 32 bytes; EC: x; RSA: the modulus.</summary>
    internal ReadOnlySpan<byte> First => _first;

    /// <summary>EC: y; RSA: the exponent; Ed25519: nothing.</summary>
    internal ReadOnlySpan<byte> Second => _second;

    /// <summary>Whether <paramref name="signature"/> is of <paramref name="data"/> by this key.</summary>
    public bool Verify(JwsAlgorithm algorithm, ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature) =>
        Verify(algorithm, data, signature, out _);

    /// <summary>Whether <paramref name="signature"/> is of <paramref name="data"/> by this key, and if not, why.</summary>
    /// <param name="algorithm">The algorithm that the signature's envelope names.</param>
    /// <param name="data">What was signed, of any length.</param>
    /// <param name="signature">As JOSE writes it: R‖S, r‖s or the RSA number; of any length.</param>
    /// <param name="problem">
    /// <c>proof.algorithm-mismatch</c>, <c>proof.signature-length</c>, <c>proof.signature-range</c> or
    /// <c>proof.signature-mismatch</c>.
    /// </param>
    public bool Verify(
        JwsAlgorithm algorithm,
        ReadOnlySpan<byte> data,
        ReadOnlySpan<byte> signature,
        [NotNullWhen(false)] out ProofProblem? problem)
    {
        ArgumentNullException.ThrowIfNull(algorithm);

        problem = CheckForm(algorithm, signature);
        if (problem is not null)
        {
            return false;
        }

        var holds = Kind is KeyKind.Ed25519 ? VerifyEd25519(data, signature) : VerifyPooled(algorithm, data, signature);
        if (!holds)
        {
            problem = ProofProblem.Of(ProofProblemCodes.SignatureMismatch);
        }

        return holds;
    }

    /// <summary>Judges an Ed25519 point of 32 bytes.</summary>
    internal static bool TryCreateEd25519(
        byte[] point,
        JwsAlgorithm? algorithm,
        [NotNullWhen(true)] out PublicKey? key,
        [NotNullWhen(false)] out ProofProblem? problem)
    {
        problem = point.Length != EdwardsPoint.KeyBytes ? WrongLength(point.Length, EdwardsPoint.KeyBytes)
            : EdwardsPoint.HasSmallOrder(point) ? ProofProblem.Of(KeyProblemCodes.SmallOrder)
            : !EdwardsPoint.IsOnCurve(point) ? ProofProblem.Of(KeyProblemCodes.NotOnCurve, "Ed25519")
            : null;
        key = problem is null ? new PublicKey(KeyKind.Ed25519, point, [], algorithm) : null;
        return key is not null;
    }

    /// <summary>Judges the point (x, y), each coordinate of the curve's full length.</summary>
    internal static bool TryCreateEc(
        WeierstrassCurve curve,
        byte[] x,
        byte[] y,
        JwsAlgorithm? algorithm,
        [NotNullWhen(true)] out PublicKey? key,
        [NotNullWhen(false)] out ProofProblem? problem)
    {
        problem = x.Length != curve.FieldBytes ? WrongLength(x.Length, curve.FieldBytes)
            : y.Length != curve.FieldBytes ? WrongLength(y.Length, curve.FieldBytes)
            : !curve.Contains(x, y) ? ProofProblem.Of(KeyProblemCodes.NotOnCurve, curve.Name)
            : null;
        key = problem is null ? new PublicKey(curve.Kind, x, y, algorithm) : null;
        return key is not null;
    }

    /// <summary>Judges an RSA modulus and exponent, big-endian without leading zeros.</summary>
    internal static bool TryCreateRsa(
        byte[] modulus,
        byte[] exponent,
        JwsAlgorithm? algorithm,
        [NotNullWhen(true)] out PublicKey? key,
        [NotNullWhen(false)] out ProofProblem? problem)
    {
        problem = RsaRules.Check(modulus, exponent);
        key = problem is null ? new PublicKey(KeyKind.Rsa, modulus, exponent, algorithm) : null;
        return key is not null;
    }

    /// <inheritdoc/>
    public bool Equals(PublicKey? other) =>
        other is not null
        && Kind == other.Kind
        && _first.AsSpan().SequenceEqual(other._first)
        && _second.AsSpan().SequenceEqual(other._second);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as PublicKey);

    /// <inheritdoc/>
    public override int GetHashCode() => BitConverter.ToInt32(_first, _first.Length - sizeof(int));

    /// <summary>The kind and the thumbprint.</summary>
    public override string ToString() => $"{Kind} {Thumbprint}";

    // The number of bytes of a signature by this key, for every algorithm that fits it.
    internal int SignatureBytes => Kind is KeyKind.Rsa ? (Bits + 7) / 8 : Kind is KeyKind.Ed25519 ? 64 : _first.Length * 2;

    private ProofProblem? CheckForm(JwsAlgorithm algorithm, ReadOnlySpan<byte> signature)
    {
        if (!algorithm.Fits(Kind) || (Algorithm is not null && Algorithm != algorithm))
        {
            return ProofProblem.Of(
                ProofProblemCodes.AlgorithmMismatch, algorithm.Name, Algorithm?.Name ?? Kind.ToString());
        }

        if (signature.Length != SignatureBytes)
        {
            return ProofProblem.Of(ProofProblemCodes.SignatureLength, Text(signature.Length), Text(SignatureBytes));
        }

        switch (Kind)
        {
            case KeyKind.Ed25519 when !EdwardsPoint.IsScalar(signature[EdwardsPoint.KeyBytes..]):
                return ProofProblem.Of(ProofProblemCodes.SignatureRange, "S");

            case KeyKind.P256 or KeyKind.P384:
                var curve = WeierstrassCurve.Of(Kind);
                return !curve.IsScalar(signature[..curve.FieldBytes]) ? ProofProblem.Of(ProofProblemCodes.SignatureRange, "r")
                    : !curve.IsScalar(signature[curve.FieldBytes..]) ? ProofProblem.Of(ProofProblemCodes.SignatureRange, "s")
                    : null;

            default:
                return null;
        }
    }

    private bool VerifyEd25519(ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature) =>
        SignatureAlgorithm.Ed25519.Verify(_ed25519.Value, data, signature);

    // The framework itself and not Microsoft.IdentityModel, whose providers verify arrays only and throw at an empty
    // one: docs/decisions/0003-jose.md.
    private bool VerifyPooled(JwsAlgorithm algorithm, ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature)
    {
        var instance = _verifiers.Rent();
        try
        {
            return instance is RSA rsa
                ? rsa.VerifyData(data, signature, algorithm.Hash, algorithm.Padding)
                : ((ECDsa)instance).VerifyData(data, signature, algorithm.Hash, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
        }
        finally
        {
            _verifiers.Return(instance);
        }
    }

    private AsymmetricAlgorithm MakeInstance() => Kind is KeyKind.Rsa
        ? RSA.Create(new RSAParameters { Modulus = _first, Exponent = _second })
        : ECDsa.Create(new ECParameters
        {
            Curve = WeierstrassCurve.Of(Kind).Curve,
            Q = new ECPoint { X = _first, Y = _second },
        });

    /// <summary>The key as Microsoft.IdentityModel takes it, for whoever validates tokens with its handlers.</summary>
    internal SecurityKey ToSecurityKey() => Kind switch
    {
        KeyKind.Ed25519 => new Ed25519SecurityKey(_ed25519.Value),
        KeyKind.Rsa => new RsaSecurityKey(new RSAParameters { Modulus = _first, Exponent = _second }),
        _ => new ECDsaSecurityKey((ECDsa)MakeInstance()),
    };

    private static ProofProblem WrongLength(int found, int right) =>
        ProofProblem.Of(KeyProblemCodes.Length, Text(found), Text(right));

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
