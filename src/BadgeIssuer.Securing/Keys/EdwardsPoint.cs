namespace BadgeIssuer.Securing.Keys;

/// <summary>What Ed25519 asks of public keys and signatures beyond what libsodium says by name.</summary>
/// <remarks>
/// libsodium refuses bad points when it verifies, but only as a signature that does not match; here each has its own
/// answer, and when the key is read. Source: RFC 8032 §5.1, §5.1.3 and §5.1.7.
/// </remarks>
internal static class EdwardsPoint
{
    /// <summary>Bytes of a public key.</summary>
    public const int KeyBytes = 32;

    /// <summary>Bytes of a signature: R, then S.</summary>
    public const int SignatureBytes = 64;

    private static readonly FieldElement25519 D = FieldElement25519.Read(
        Convert.FromHexString("a3785913ca4deb75abd841414d0a700098e879777940c78c73fe6f2bee6c0352"));

    // 2^252 + 27742317777372353535851937790883648493, little-endian.
    private static readonly byte[] Order =
        Convert.FromHexString("edd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010");

    // y of the points whose order divides 8: the neutral point, that of order 2, those of order 4 and of order 8;
    // modulo p, so that encodings that are not canonical are met too.
    private static readonly FieldElement25519[] SmallOrderY =
    [
        FieldElement25519.One,
        default(FieldElement25519) - FieldElement25519.One,
        default,
        FieldElement25519.Read(Convert.FromHexString("26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05")),
        FieldElement25519.Read(Convert.FromHexString("c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a")),
    ];

    /// <summary>Whether the encoding names a point of small order, in canonical form or not.</summary>
    public static bool HasSmallOrder(ReadOnlySpan<byte> key)
    {
        var y = FieldElement25519.Read(key);
        foreach (var small in SmallOrderY)
        {
            if (small.Equals(y))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether y is less than p and there is an x that belongs to it. Asked of points of large order only.</summary>
    public static bool IsOnCurve(ReadOnlySpan<byte> key)
    {
        if (!IsCanonical(key))
        {
            return false;
        }

        // x² = (y² − 1) / (d y² + 1): a square exactly when the product of both sides of the fraction is one. Where it
        // is 0, y is 1 or −1: a point of small order.
        var y = FieldElement25519.Read(key);
        var ySquared = y * y;
        return ((ySquared - FieldElement25519.One) * (D * ySquared + FieldElement25519.One)).IsSquare();
    }

    /// <summary>Whether S, the second half of a signature, is less than the group's order.</summary>
    public static bool IsScalar(ReadOnlySpan<byte> s)
    {
        for (var i = Order.Length - 1; i >= 0; i--)
        {
            if (s[i] != Order[i])
            {
                return s[i] < Order[i];
            }
        }

        return false;
    }

    // Not canonical: the nineteen numbers from p to 2^255 − 1.
    private static bool IsCanonical(ReadOnlySpan<byte> key) =>
        (key[31] & 0x7F) != 0x7F || key[1..31].ContainsAnyExcept((byte)0xFF) || key[0] < 0xED;
}
