using System.Buffers.Binary;

namespace BadgeIssuer.Securing.Keys;

/// <summary>A number modulo p = 2^255 − 19, in five limbs of 51 bits. For public numbers: not in constant time.</summary>
/// <remarks>
/// <c>BigInteger</c> takes three times as long to say whether a point is on the curve as libsodium takes to verify a
/// signature. Form and powers as in RFC 7748 §4.1 and §5; RFC 8032 §5.1.
/// </remarks>
internal readonly struct FieldElement25519
{
    private const int LimbBits = 51;
    private const ulong LimbMask = (1UL << LimbBits) - 1;

    private readonly ulong _0, _1, _2, _3, _4;

    private FieldElement25519(ulong l0, ulong l1, ulong l2, ulong l3, ulong l4) =>
        (_0, _1, _2, _3, _4) = (l0, l1, l2, l3, l4);

    public static FieldElement25519 One { get; } = new(1, 0, 0, 0, 0);

    /// <summary>Reads 32 bytes, little-endian; the highest bit does not count.</summary>
    public static FieldElement25519 Read(ReadOnlySpan<byte> bytes)
    {
        var word0 = BinaryPrimitives.ReadUInt64LittleEndian(bytes);
        var word1 = BinaryPrimitives.ReadUInt64LittleEndian(bytes[8..]);
        var word2 = BinaryPrimitives.ReadUInt64LittleEndian(bytes[16..]);
        var word3 = BinaryPrimitives.ReadUInt64LittleEndian(bytes[24..]);
        return new FieldElement25519(
            word0 & LimbMask,
            (word0 >> 51 | word1 << 13) & LimbMask,
            (word1 >> 38 | word2 << 26) & LimbMask,
            (word2 >> 25 | word3 << 39) & LimbMask,
            (word3 >> 12) & LimbMask);
    }

    public static FieldElement25519 operator +(FieldElement25519 a, FieldElement25519 b) =>
        Carry(a._0 + b._0, a._1 + b._1, a._2 + b._2, a._3 + b._3, a._4 + b._4);

    // Twice p is added first, so that no limb falls below zero.
    public static FieldElement25519 operator -(FieldElement25519 a, FieldElement25519 b) => Carry(
        a._0 + 2 * (LimbMask - 18) - b._0,
        a._1 + 2 * LimbMask - b._1,
        a._2 + 2 * LimbMask - b._2,
        a._3 + 2 * LimbMask - b._3,
        a._4 + 2 * LimbMask - b._4);

    public static FieldElement25519 operator *(FieldElement25519 a, FieldElement25519 b)
    {
        // What stands for 2^255 and more comes back as 19 times itself.
        var (b1, b2, b3, b4) = (19 * b._1, 19 * b._2, 19 * b._3, 19 * b._4);
        var r0 = Math.BigMul(a._0, b._0) + Math.BigMul(a._1, b4) + Math.BigMul(a._2, b3) + Math.BigMul(a._3, b2) + Math.BigMul(a._4, b1);
        var r1 = Math.BigMul(a._0, b._1) + Math.BigMul(a._1, b._0) + Math.BigMul(a._2, b4) + Math.BigMul(a._3, b3) + Math.BigMul(a._4, b2);
        var r2 = Math.BigMul(a._0, b._2) + Math.BigMul(a._1, b._1) + Math.BigMul(a._2, b._0) + Math.BigMul(a._3, b4) + Math.BigMul(a._4, b3);
        var r3 = Math.BigMul(a._0, b._3) + Math.BigMul(a._1, b._2) + Math.BigMul(a._2, b._1) + Math.BigMul(a._3, b._0) + Math.BigMul(a._4, b4);
        var r4 = Math.BigMul(a._0, b._4) + Math.BigMul(a._1, b._3) + Math.BigMul(a._2, b._2) + Math.BigMul(a._3, b._1) + Math.BigMul(a._4, b._0);

        r1 += (ulong)(r0 >> LimbBits);
        r2 += (ulong)(r1 >> LimbBits);
        r3 += (ulong)(r2 >> LimbBits);
        r4 += (ulong)(r3 >> LimbBits);
        return Carry(
            ((ulong)r0 & LimbMask) + 19 * (ulong)(r4 >> LimbBits),
            (ulong)r1 & LimbMask,
            (ulong)r2 & LimbMask,
            (ulong)r3 & LimbMask,
            (ulong)r4 & LimbMask);
    }

    /// <summary>Whether there is a number other than 0 whose square this is (Euler's criterion).</summary>
    public bool IsSquare()
    {
        // x^(2^n − 1) for growing n, up to 2^252 − 3 = (p − 5) / 8; then (p − 1) / 2 = 4 (p − 5) / 8 + 2.
        var x = this;
        var power2 = x.Squared(1) * x;
        var power4 = power2.Squared(2) * power2;
        var power5 = power4.Squared(1) * x;
        var power10 = power5.Squared(5) * power5;
        var power20 = power10.Squared(10) * power10;
        var power40 = power20.Squared(20) * power20;
        var power50 = power40.Squared(10) * power10;
        var power100 = power50.Squared(50) * power50;
        var power200 = power100.Squared(100) * power100;
        var power250 = power200.Squared(50) * power50;
        var exponentOf8 = power250.Squared(2) * x;
        return (exponentOf8.Squared(2) * x.Squared(1)).Equals(One);
    }

    /// <summary>Whether two numbers are the same modulo p.</summary>
    public bool Equals(FieldElement25519 other) => (this - other).IsZero();

    /// <summary>Whether this is 0 modulo p.</summary>
    public bool IsZero()
    {
        // After one more carry the number is less than 2p, so that 0 and p are all that can be meant.
        var reduced = Carry(_0, _1, _2, _3, _4);
        return (reduced._0 | reduced._1 | reduced._2 | reduced._3 | reduced._4) == 0
            || (reduced._0 == LimbMask - 18 && (reduced._1 & reduced._2 & reduced._3 & reduced._4) == LimbMask);
    }

    private FieldElement25519 Squared(int times)
    {
        var result = this;
        for (var i = 0; i < times; i++)
        {
            result *= result;
        }

        return result;
    }

    private static FieldElement25519 Carry(ulong l0, ulong l1, ulong l2, ulong l3, ulong l4)
    {
        l1 += l0 >> LimbBits;
        l2 += l1 >> LimbBits;
        l3 += l2 >> LimbBits;
        l4 += l3 >> LimbBits;
        l0 = (l0 & LimbMask) + 19 * (l4 >> LimbBits);
        l1 = (l1 & LimbMask) + (l0 >> LimbBits);
        return new FieldElement25519(l0 & LimbMask, l1, l2 & LimbMask, l3 & LimbMask, l4 & LimbMask);
    }
}
