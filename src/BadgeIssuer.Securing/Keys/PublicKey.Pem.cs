using System.Diagnostics.CodeAnalysis;
using System.Formats.Asn1;
using System.Security.Cryptography;

namespace BadgeIssuer.Securing.Keys;

/// <content>The form of PEM: SubjectPublicKeyInfo (RFC 5280 §4.1; Ed25519: RFC 8410; EC: RFC 5480; RSA: RFC 8017).</content>
public sealed partial class PublicKey
{
    private const string PublicKeyLabel = "PUBLIC KEY";
    private const string RsaPublicKeyLabel = "RSA PUBLIC KEY";
    private const string Ed25519Oid = "1.3.101.112";
    private const string EcPublicKeyOid = "1.2.840.10045.2.1";
    private const string P256Oid = "1.2.840.10045.3.1.7";
    private const string P384Oid = "1.3.132.0.34";
    private const string RsaEncryptionOid = "1.2.840.113549.1.1.1";
    private const byte UncompressedPoint = 4;

    // An 8192-bit RSA key is about 1,500 characters.
    private const int LongestPem = 16 * 1024;

    /// <summary>Reads a PEM text: <c>PUBLIC KEY</c>, or the older <c>RSA PUBLIC KEY</c>.</summary>
    /// <param name="pem">The text. One block; a private key in it is refused.</param>
    /// <param name="key">The key, if this returns <see langword="true"/>.</param>
    /// <param name="problem">Otherwise why not: one of <see cref="KeyProblemCodes"/>.</param>
    public static bool TryFromPem(
        string pem, [NotNullWhen(true)] out PublicKey? key, [NotNullWhen(false)] out ProofProblem? problem)
    {
        ArgumentNullException.ThrowIfNull(pem);

        if (pem.Length > LongestPem || !PemEncoding.TryFind(pem, out var fields))
        {
            return Refuse(ProofProblem.Of(KeyProblemCodes.Unreadable, "PEM"), out key, out problem);
        }

        var label = pem[fields.Label];
        if (label.EndsWith("PRIVATE KEY", StringComparison.Ordinal))
        {
            return Refuse(ProofProblem.Of(KeyProblemCodes.PrivateMaterial, label), out key, out problem);
        }

        var der = Convert.FromBase64String(pem[fields.Base64Data]);
        try
        {
            return label switch
            {
                PublicKeyLabel => TryReadSubjectPublicKeyInfo(der, out key, out problem),
                RsaPublicKeyLabel => TryReadRsaPublicKey(der, out key, out problem),
                _ => Refuse(ProofProblem.Of(KeyProblemCodes.KindUnknown, label), out key, out problem),
            };
        }
        catch (AsnContentException)
        {
            return Refuse(ProofProblem.Of(KeyProblemCodes.Unreadable, "PEM"), out key, out problem);
        }
    }

    /// <summary>The key as PEM, label <c>PUBLIC KEY</c>, lines ended by line feeds, one after the last too.</summary>
    public string ToPem()
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            using (writer.PushSequence())
            {
                WriteAlgorithmIdentifier(writer);
            }

            writer.WriteBitString(SubjectPublicKey());
        }

        return PemEncoding.WriteString(PublicKeyLabel, writer.Encode()) + "\n";
    }

    private static bool TryReadSubjectPublicKeyInfo(
        byte[] der, [NotNullWhen(true)] out PublicKey? key, [NotNullWhen(false)] out ProofProblem? problem)
    {
        var reader = new AsnReader(der, AsnEncodingRules.DER);
        var info = reader.ReadSequence();
        reader.ThrowIfNotEmpty();
        var identifier = info.ReadSequence();
        var bits = info.ReadBitString(out var unusedBits);
        info.ThrowIfNotEmpty();

        var algorithm = identifier.ReadObjectIdentifier();
        switch (algorithm)
        {
            case Ed25519Oid:
                identifier.ThrowIfNotEmpty();
                break;

            case EcPublicKeyOid:
                var curve = identifier.ReadObjectIdentifier();
                identifier.ThrowIfNotEmpty();
                return unusedBits != 0
                    ? Refuse(ProofProblem.Of(KeyProblemCodes.Unreadable, "PEM"), out key, out problem)
                    : TryReadPoint(curve, bits, out key, out problem);

            case RsaEncryptionOid:
                identifier.ReadNull();
                identifier.ThrowIfNotEmpty();
                break;

            default:
                return Refuse(ProofProblem.Of(KeyProblemCodes.KindUnknown, algorithm), out key, out problem);
        }

        return unusedBits != 0 ? Refuse(ProofProblem.Of(KeyProblemCodes.Unreadable, "PEM"), out key, out problem)
            : algorithm == Ed25519Oid ? TryCreateEd25519(bits, null, out key, out problem)
            : TryReadRsaPublicKey(bits, out key, out problem);
    }

    private static bool TryReadPoint(
        string curveOid,
        byte[] point,
        [NotNullWhen(true)] out PublicKey? key,
        [NotNullWhen(false)] out ProofProblem? problem)
    {
        var curve = curveOid == P256Oid ? WeierstrassCurve.P256 : curveOid == P384Oid ? WeierstrassCurve.P384 : null;
        if (curve is null)
        {
            return Refuse(ProofProblem.Of(KeyProblemCodes.KindUnknown, curveOid), out key, out problem);
        }

        if (point is [2 or 3, ..] && point.Length == curve.FieldBytes + 1)
        {
            return TryFromCompressedPoint(curve, point, out key, out problem);
        }

        if (point is not [UncompressedPoint, ..] || point.Length != 2 * curve.FieldBytes + 1)
        {
            return Refuse(WrongLength(point.Length, 2 * curve.FieldBytes + 1), out key, out problem);
        }

        return TryCreateEc(
            curve, point[1..(1 + curve.FieldBytes)], point[(1 + curve.FieldBytes)..], null, out key, out problem);
    }

    private static bool TryReadRsaPublicKey(
        byte[] der, [NotNullWhen(true)] out PublicKey? key, [NotNullWhen(false)] out ProofProblem? problem)
    {
        var reader = new AsnReader(der, AsnEncodingRules.DER);
        var numbers = reader.ReadSequence();
        reader.ThrowIfNotEmpty();
        var modulus = numbers.ReadIntegerBytes().Span;
        var exponent = numbers.ReadIntegerBytes().Span;
        numbers.ThrowIfNotEmpty();

        // DER integers are signed; a leading zero only says that the number is not negative.
        if (modulus[0] >= 0x80 || exponent[0] >= 0x80)
        {
            return Refuse(ProofProblem.Of(KeyProblemCodes.Unreadable, "PEM"), out key, out problem);
        }

        return TryCreateRsa(modulus.TrimStart((byte)0).ToArray(), exponent.TrimStart((byte)0).ToArray(), null, out key, out problem);
    }

    private void WriteAlgorithmIdentifier(AsnWriter writer)
    {
        switch (Kind)
        {
            case KeyKind.Ed25519:
                writer.WriteObjectIdentifier(Ed25519Oid);
                break;

            case KeyKind.Rsa:
                writer.WriteObjectIdentifier(RsaEncryptionOid);
                writer.WriteNull();
                break;

            default:
                writer.WriteObjectIdentifier(EcPublicKeyOid);
                writer.WriteObjectIdentifier(Kind is KeyKind.P256 ? P256Oid : P384Oid);
                break;
        }
    }

    private byte[] SubjectPublicKey()
    {
        switch (Kind)
        {
            case KeyKind.Ed25519:
                return _first;

            case KeyKind.Rsa:
                var writer = new AsnWriter(AsnEncodingRules.DER);
                using (writer.PushSequence())
                {
                    writer.WriteIntegerUnsigned(_first);
                    writer.WriteIntegerUnsigned(_second);
                }

                return writer.Encode();

            default:
                return [UncompressedPoint, .. _first, .. _second];
        }
    }
}
