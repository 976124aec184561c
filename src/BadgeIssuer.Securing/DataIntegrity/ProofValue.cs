using System.Diagnostics.CodeAnalysis;

namespace BadgeIssuer.Securing.DataIntegrity;

/// <summary>The form of a signature in a proof: <c>z</c> and base58btc.</summary>
/// <remarks>
/// No suite on the list uses another base, so another one is refused even where it says the same bytes.
/// Source: Controlled Identifiers 1.0, “Multibase”; the suites' “Proof Serialization”.
/// </remarks>
internal static class ProofValue
{
    public static string Encode(ReadOnlySpan<byte> signature) => "z" + Base58Btc.Encode(signature);

    /// <summary>Decodes; one signature has one text.</summary>
    public static bool TryDecode(string text, [NotNullWhen(true)] out byte[]? signature)
    {
        signature = null;
        Span<byte> bytes = stackalloc byte[Base58Btc.MaximumBytes];
        if (text is not ['z', .. var base58] || !Base58Btc.TryDecode(base58, bytes, out var length))
        {
            return false;
        }

        signature = bytes[..length].ToArray();
        return true;
    }
}
