using System.Diagnostics.CodeAnalysis;
using SimpleBase;

namespace BadgeIssuer.Securing.DataIntegrity;

/// <summary>The form of a signature in a proof: <c>z</c> and base58btc.</summary>
/// <remarks>
/// No suite on the list uses another base, so another one is refused even where it says the same bytes.
/// Source: Controlled Identifiers 1.0, “Multibase”; the suites' “Proof Serialization”.
/// </remarks>
internal static class ProofValue
{
    // 96 bytes, the longest signature here, are at most 132 characters. Decoding takes quadratic time, hence a bound.
    private const int LongestText = 133;

    public static string Encode(ReadOnlySpan<byte> signature) => "z" + Base58.Bitcoin.Encode(signature);

    /// <summary>Decodes; one signature has one text.</summary>
    public static bool TryDecode(string text, [NotNullWhen(true)] out byte[]? signature)
    {
        signature = null;
        var bytes = new byte[LongestText];
        if (text is not ['z', .. var base58]
            || text.Length > LongestText
            || !Base58.Bitcoin.TryDecode(base58, bytes, out var length)
            || Base58.Bitcoin.Encode(bytes.AsSpan(0, length)) != base58)
        {
            return false;
        }

        signature = bytes[..length];
        return true;
    }
}
