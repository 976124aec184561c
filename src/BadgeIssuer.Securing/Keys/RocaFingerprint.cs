using System.Numerics;

namespace BadgeIssuer.Securing.Keys;

/// <summary>Tells RSA moduli of the Infineon generator, which can be factored, by their form.</summary>
/// <remarks>
/// Its primes are k·M + (65537^a mod M) with M a product of small primes; so a modulus is a power of 65537 modulo each
/// of them, which a sound one is for all only once in 2^27. Source: CVE-2017-15361; Nemec et al., “The Return of
/// Coppersmith's Attack”, CCS 2017.
/// </remarks>
internal static class RocaFingerprint
{
    private const int Generator = 65537;

    private static readonly int[] SmallPrimes =
    [
        3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53, 59, 61, 67, 71, 73, 79, 83,
        89, 97, 101, 103, 107, 109, 113, 127, 131, 137, 139, 149, 151, 157, 163, 167,
    ];

    private static readonly bool[][] Powers = [.. SmallPrimes.Select(PowersModulo)];

    /// <summary>Whether the modulus has the form.</summary>
    public static bool Matches(BigInteger modulus)
    {
        for (var i = 0; i < SmallPrimes.Length; i++)
        {
            if (!Powers[i][(int)(modulus % SmallPrimes[i])])
            {
                return false;
            }
        }

        return true;
    }

    private static bool[] PowersModulo(int prime)
    {
        var isPower = new bool[prime];
        for (var power = 1; !isPower[power]; power = power * (Generator % prime) % prime)
        {
            isPower[power] = true;
        }

        return isPower;
    }
}
