using System.Numerics;

namespace BadgeIssuer.Securing.Keys;

/// <summary>Which RSA public keys count.</summary>
/// <remarks>
/// Sizes: NIST SP 800-131A and RFC 7518 §3.3 for the least; the most bounds the work that a stranger can ask for.
/// </remarks>
internal static class RsaRules
{
    public const int LeastBits = 2048;
    public const int MostBits = 8192;

    private const int LeastExponent = 65537;
    private const int MostExponentBytes = 8;

    /// <summary>Says what is wrong with a key, or <see langword="null"/>.</summary>
    /// <param name="modulus">n, big-endian without leading zeros.</param>
    /// <param name="exponent">e, big-endian without leading zeros.</param>
    public static ProofProblem? Check(ReadOnlySpan<byte> modulus, ReadOnlySpan<byte> exponent)
    {
        if (modulus.Length > MostBits / 8)
        {
            return ProofProblem.Of(KeyProblemCodes.RsaSize, Text((long)modulus.Length * 8));
        }

        var n = new BigInteger(modulus, isUnsigned: true, isBigEndian: true);
        var bits = n.GetBitLength();
        if (bits is < LeastBits or > MostBits)
        {
            return ProofProblem.Of(KeyProblemCodes.RsaSize, Text(bits));
        }

        if (exponent.Length > MostExponentBytes
            || new BigInteger(exponent, isUnsigned: true, isBigEndian: true) is var e && (e < LeastExponent || e.IsEven))
        {
            return ProofProblem.Of(KeyProblemCodes.RsaExponent);
        }

        return n.IsEven || RocaFingerprint.Matches(n) ? ProofProblem.Of(KeyProblemCodes.RsaWeak) : null;
    }

    private static string Text(long number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
