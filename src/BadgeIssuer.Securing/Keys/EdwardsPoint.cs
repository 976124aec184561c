using System.Numerics;

namespace BadgeIssuer.Securing.Keys;

/// <summary>What Ed25519 asks of public keys and signatures beyond what libsodium says by name.</summary>
/// <remarks>
/// libsodium refuses bad points when it verifies, but only as a signature that does not match; here each has its own
/// answer, and when the key is read. Source: RFC 8032 §5.1.3 and §5.1.7.
/// </remarks>
internal static class EdwardsPoint
{
    /// <summary>Bytes of a public key.</summary>
    public const int KeyBytes = 32;

    /// <summary>Bytes of a signature: R, then S.</summary>
    public const int SignatureBytes = 64;

    private static readonly BigInteger Prime = BigInteger.Pow(2, 255) - 19;

    private static readonly BigInteger D =
        BigInteger.Parse("37095705934669439343138083508754565189542113879843219016388785533085940283555", null);

    // 2^252 + 27742317777372353535851937790883648493, little-endian.
    private static readonly BigInteger Order =
        BigInteger.Pow(2, 252) + BigInteger.Parse("27742317777372353535851937790883648493", null);

    // y of the points whose order divides 8: 0 (order 4), 1 (the neutral point), −1 (order 2), and the two of order 8.
    private static readonly BigInteger[] SmallOrderY = MakeSmallOrderY();

    /// <summary>Whether the encoding names a point of small order, in canonical form or not.</summary>
    public static bool HasSmallOrder(ReadOnlySpan<byte> key) => SmallOrderY.Contains(Y(key) % Prime);

    /// <summary>Whether y is less than p and there is an x that belongs to it.</summary>
    public static bool IsOnCurve(ReadOnlySpan<byte> key)
    {
        var y = Y(key);
        if (y >= Prime)
        {
            return false;
        }

        // x² = (y² − 1) / (d y² + 1): a square exactly when the product of both sides of the fraction is one (Euler).
        var ySquared = y * y % Prime;
        var product = (ySquared - 1 + Prime) * (D * ySquared + 1) % Prime;
        return product.IsZero
            ? (key[31] & 0x80) == 0 // x = 0 has no negative
            : BigInteger.ModPow(product, (Prime - 1) / 2, Prime).IsOne;
    }

    /// <summary>Whether S, the second half of a signature, is less than the group's order.</summary>
    public static bool IsScalar(ReadOnlySpan<byte> s) => new BigInteger(s, isUnsigned: true) < Order;

    private static BigInteger Y(ReadOnlySpan<byte> key)
    {
        Span<byte> y = stackalloc byte[KeyBytes];
        key.CopyTo(y);
        y[31] &= 0x7f; // the sign of x
        return new BigInteger(y, isUnsigned: true);
    }

    // A point of order 8 doubles to (±√−1, 0), so that y² = −x² there: −x² + y² = 1 + d x² y² becomes 2y² = 1 − d y⁴,
    // a quadratic equation in y².
    private static BigInteger[] MakeSmallOrderY()
    {
        var minusOne = Prime - 1;
        var rootOfMinusOne = BigInteger.ModPow(2, (Prime - 1) / 4, Prime);
        var discriminantRoot = SquareRoot((1 + D) % Prime, rootOfMinusOne);
        var inverseOfD = BigInteger.ModPow(D, Prime - 2, Prime);

        List<BigInteger> found = [BigInteger.Zero, BigInteger.One, minusOne];
        foreach (var root in new[] { discriminantRoot, Prime - discriminantRoot })
        {
            var ySquared = (root - 1 + Prime) * inverseOfD % Prime;
            if (BigInteger.ModPow(ySquared, (Prime - 1) / 2, Prime).IsOne)
            {
                var y = SquareRoot(ySquared, rootOfMinusOne);
                found.Add(y);
                found.Add(Prime - y);
            }
        }

        return [.. found];
    }

    // p is 5 modulo 8: the root is a power, or that power times √−1.
    private static BigInteger SquareRoot(BigInteger square, BigInteger rootOfMinusOne)
    {
        var candidate = BigInteger.ModPow(square, (Prime + 3) / 8, Prime);
        return candidate * candidate % Prime == square ? candidate : candidate * rootOfMinusOne % Prime;
    }
}
