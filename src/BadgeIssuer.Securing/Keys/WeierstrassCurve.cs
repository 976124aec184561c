using System.Diagnostics.CodeAnalysis;
using System.Numerics;
using System.Security.Cryptography;

namespace BadgeIssuer.Securing.Keys;

/// <summary>The arithmetic of a NIST curve y² = x³ − 3x + b that public keys need; nothing secret enters here.</summary>
/// <remarks>Source: NIST SP 800-186 §3.2.1; compressed points: SEC 1 v2 §2.3.4.</remarks>
internal sealed class WeierstrassCurve
{
    private readonly BigInteger _prime;
    private readonly BigInteger _b;
    private readonly BigInteger _order;

    private WeierstrassCurve(KeyKind kind, string name, ECCurve curve, string prime, string b, string order)
    {
        (Kind, Name, Curve) = (kind, name, curve);
        (_prime, _b, _order) = (FromHex(prime), FromHex(b), FromHex(order));
        FieldBytes = prime.Length / 2;
    }

    /// <summary>P-256.</summary>
    public static WeierstrassCurve P256 { get; } = new(
        KeyKind.P256,
        "P-256",
        ECCurve.NamedCurves.nistP256,
        "ffffffff00000001000000000000000000000000ffffffffffffffffffffffff",
        "5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604b",
        "ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551");

    /// <summary>P-384.</summary>
    public static WeierstrassCurve P384 { get; } = new(
        KeyKind.P384,
        "P-384",
        ECCurve.NamedCurves.nistP384,
        "fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffeffffffff0000000000000000ffffffff",
        "b3312fa7e23ee7e4988e056be3f82d19181d9c6efe8141120314088f5013875ac656398d8a2ed19d2a85c8edd3ec2aef",
        "ffffffffffffffffffffffffffffffffffffffffffffffffc7634d81f4372ddf581a0db248b0a77aecec196accc52973");

    public KeyKind Kind { get; }

    /// <summary>As JWK writes it.</summary>
    public string Name { get; }

    public ECCurve Curve { get; }

    /// <summary>Bytes of a coordinate, and of each half of a signature.</summary>
    public int FieldBytes { get; }

    public static WeierstrassCurve Of(KeyKind kind) => kind switch
    {
        KeyKind.P256 => P256,
        KeyKind.P384 => P384,
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    /// <summary>Whether (x, y) is on the curve. The point at infinity has no coordinates and cannot be said.</summary>
    public bool Contains(ReadOnlySpan<byte> x, ReadOnlySpan<byte> y)
    {
        var (bigX, bigY) = (FromBytes(x), FromBytes(y));
        return bigX < _prime && bigY < _prime && (bigY * bigY - RightSide(bigX)) % _prime == 0;
    }

    /// <summary>Finds y from x and its parity.</summary>
    /// <param name="point">02 or 03 for an even or odd y, then x.</param>
    /// <param name="x">The first coordinate, at full length.</param>
    /// <param name="y">The second coordinate, at full length.</param>
    public bool TryDecompress(
        ReadOnlySpan<byte> point, [NotNullWhen(true)] out byte[]? x, [NotNullWhen(true)] out byte[]? y)
    {
        (x, y) = (null, null);
        if (point.Length != FieldBytes + 1 || point[0] is not (2 or 3) || FromBytes(point[1..]) is var bigX && bigX >= _prime)
        {
            return false;
        }

        // Both primes are 3 modulo 4, so that the square root, where there is one, is this power.
        var square = RightSide(bigX);
        var root = BigInteger.ModPow(square, (_prime + 1) / 4, _prime);
        if (root * root % _prime != square)
        {
            return false;
        }

        var isOdd = point[0] == 3;
        if (root.IsEven == isOdd)
        {
            root = _prime - root;
        }

        // A root of 0 has no odd twin: p itself is not a coordinate.
        if (root == _prime)
        {
            return false;
        }

        x = point[1..].ToArray();
        y = new byte[FieldBytes];
        var written = root.ToByteArray(isUnsigned: true, isBigEndian: true);
        written.CopyTo(y, FieldBytes - written.Length);
        return true;
    }

    /// <summary>Whether a signature's r or s is from 1 to n − 1.</summary>
    public bool IsScalar(ReadOnlySpan<byte> number) => FromBytes(number) is var value && !value.IsZero && value < _order;

    private BigInteger RightSide(BigInteger x)
    {
        var value = (x * x * x - 3 * x + _b) % _prime;
        return value.Sign < 0 ? value + _prime : value;
    }

    private static BigInteger FromBytes(ReadOnlySpan<byte> bytes) => new(bytes, isUnsigned: true, isBigEndian: true);

    private static BigInteger FromHex(string hex) => FromBytes(Convert.FromHexString(hex));
}
