using System.Security.Cryptography;

namespace BadgeIssuer.LinkedData.Canonicalization;

/// <summary>The hashes of <see cref="CanonicalizationHash"/>.</summary>
internal static class HashAlgorithms
{
    /// <summary>Enough for any of them, in bytes.</summary>
    public const int MaximumSize = SHA384.HashSizeInBytes;

    public static int Size(this CanonicalizationHash hash) =>
        hash is CanonicalizationHash.Sha256 ? SHA256.HashSizeInBytes : SHA384.HashSizeInBytes;

    /// <summary>Hashes, and says how many bytes of the destination were written.</summary>
    public static int Compute(this CanonicalizationHash hash, ReadOnlySpan<byte> data, Span<byte> destination) =>
        hash is CanonicalizationHash.Sha256
            ? SHA256.HashData(data, destination)
            : SHA384.HashData(data, destination);
}
