using System.Diagnostics.CodeAnalysis;
using SimpleBase;

namespace BadgeIssuer.Securing.Keys;

/// <content>The form of Multikey: multibase base58btc of a multicodec prefix and the key.</content>
/// <remarks>Source: W3C Controlled Identifiers 1.0, “Multikey”; the prefixes: the multicodec table.</remarks>
public sealed partial class PublicKey
{
    // z and 51 bytes in base58btc are at most 71 characters. Decoding takes quadratic time, hence a bound.
    private const int LongestMultibase = 100;

    private static ReadOnlySpan<byte> Ed25519Prefix => [0xED, 0x01];

    private static ReadOnlySpan<byte> P256Prefix => [0x80, 0x24];

    private static ReadOnlySpan<byte> P384Prefix => [0x81, 0x24];

    /// <summary>Reads a <c>publicKeyMultibase</c>: <c>z6Mk…</c>, <c>zDna…</c> or <c>z82L…</c>.</summary>
    /// <param name="text">The text.</param>
    /// <param name="key">The key, if this returns <see langword="true"/>.</param>
    /// <param name="problem">Otherwise why not: one of <see cref="KeyProblemCodes"/>.</param>
    public static bool TryFromMultibase(
        string text, [NotNullWhen(true)] out PublicKey? key, [NotNullWhen(false)] out ProofProblem? problem)
    {
        ArgumentNullException.ThrowIfNull(text);

        var bytes = new byte[LongestMultibase];
        if (text is not ['z', .. var base58]
            || text.Length > LongestMultibase
            || !Base58.Bitcoin.TryDecode(base58, bytes, out var length))
        {
            return Refuse(ProofProblem.Of(KeyProblemCodes.Unreadable, "Multikey"), out key, out problem);
        }

        ReadOnlySpan<byte> decoded = bytes.AsSpan(0, length);

        // One key, one text.
        if (Base58.Bitcoin.Encode(decoded) != base58)
        {
            return Refuse(ProofProblem.Of(KeyProblemCodes.Unreadable, "Multikey"), out key, out problem);
        }

        return decoded.StartsWith(Ed25519Prefix) ? TryCreateEd25519(decoded[2..].ToArray(), null, out key, out problem)
            : decoded.StartsWith(P256Prefix) ? TryFromCompressedPoint(WeierstrassCurve.P256, decoded[2..], out key, out problem)
            : decoded.StartsWith(P384Prefix) ? TryFromCompressedPoint(WeierstrassCurve.P384, decoded[2..], out key, out problem)
            : Refuse(ProofProblem.Of(KeyProblemCodes.KindUnknown, "Multikey"), out key, out problem);
    }

    /// <summary>The key as a <c>publicKeyMultibase</c>.</summary>
    /// <exception cref="InvalidOperationException">An RSA key: Multikey has no form for it.</exception>
    public string ToMultibase() => "z" + Base58.Bitcoin.Encode(Kind switch
    {
        KeyKind.Ed25519 => [.. Ed25519Prefix, .. _first],
        KeyKind.P256 => [.. P256Prefix, .. CompressedPoint()],
        KeyKind.P384 => [.. P384Prefix, .. CompressedPoint()],
        _ => throw new InvalidOperationException("Multikey has no form for RSA keys."),
    });

    private static bool TryFromCompressedPoint(
        WeierstrassCurve curve,
        ReadOnlySpan<byte> point,
        [NotNullWhen(true)] out PublicKey? key,
        [NotNullWhen(false)] out ProofProblem? problem)
    {
        if (point.Length != curve.FieldBytes + 1)
        {
            return Refuse(WrongLength(point.Length, curve.FieldBytes + 1), out key, out problem);
        }

        return curve.TryDecompress(point, out var x, out var y)
            ? TryCreateEc(curve, x, y, null, out key, out problem)
            : Refuse(ProofProblem.Of(KeyProblemCodes.NotOnCurve, curve.Name), out key, out problem);
    }

    private byte[] CompressedPoint() => [(byte)(2 + (_second[^1] & 1)), .. _first];
}
