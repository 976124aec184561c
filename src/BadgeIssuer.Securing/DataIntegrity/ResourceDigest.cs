using System.Security.Cryptography;

namespace BadgeIssuer.Securing.DataIntegrity;

/// <summary>A digest of a document that a credential refers to.</summary>
/// <remarks>
/// Source: VC Data Model 2.0, “Integrity of Related Resources”; Subresource Integrity, “hash-expression”; VC Data
/// Integrity 1.0, “Resource Integrity”; the multihash table. Immutable.
/// </remarks>
public sealed class ResourceDigest
{
    private readonly byte[] _digest;

    private ResourceDigest(byte[] digest) => _digest = digest;

    /// <summary>The digest's length in bits: 256, 384 or 512, and so its algorithm of SHA-2.</summary>
    public int Bits => _digest.Length * 8;

    /// <summary>Reads a hash expression, e.g. <c>sha384-…</c>, whatever options follow a question mark.</summary>
    /// <param name="text">One expression, without blanks.</param>
    /// <param name="digest">The digest; null with <see langword="true"/> for an algorithm that is not known.</param>
    /// <returns><see langword="false"/> for a text that is no hash expression.</returns>
    public static bool TryReadSri(string text, out ResourceDigest? digest)
    {
        ArgumentNullException.ThrowIfNull(text);

        digest = null;
        var dash = text.IndexOf('-', StringComparison.Ordinal);
        if (dash <= 0)
        {
            return false;
        }

        var bits = text[..dash] switch { "sha256" => 256, "sha384" => 384, "sha512" => 512, _ => 0 };
        if (bits == 0)
        {
            return true;
        }

        var value = text[(dash + 1)..].Split('?', 2)[0];
        var bytes = new byte[bits / 8];
        if (!Convert.TryFromBase64String(value, bytes, out var written) || written != bytes.Length)
        {
            return false;
        }

        digest = new ResourceDigest(bytes);
        return true;
    }

    /// <summary>Reads a multihash in base64url (<c>u…</c>) or base58btc (<c>z…</c>).</summary>
    /// <param name="text">The text.</param>
    /// <param name="digest">The digest; null with <see langword="true"/> for an encoding or algorithm that is not known.</param>
    /// <returns><see langword="false"/> for a text that is no multihash.</returns>
    public static bool TryReadMultibase(string text, out ResourceDigest? digest)
    {
        ArgumentNullException.ThrowIfNull(text);

        digest = null;
        byte[]? bytes;
        switch (text)
        {
            case ['u', .. var rest]:
                if (!StrictBase64Url.TryDecode(rest.AsSpan(), out bytes))
                {
                    return false;
                }

                break;

            case ['z', .. var rest]:
                Span<byte> room = stackalloc byte[Base58Btc.MaximumBytes];
                if (!Base58Btc.TryDecode(rest, room, out var written))
                {
                    return false;
                }

                bytes = room[..written].ToArray();
                break;

            default:
                return text.Length > 1;
        }

        var length = bytes is [var code, ..] ? code switch { 0x12 => 32, 0x20 => 48, 0x13 => 64, _ => 0 } : 0;
        if (length == 0)
        {
            return bytes.Length > 2;
        }

        if (bytes.Length != length + 2 || bytes[1] != length)
        {
            return false;
        }

        digest = new ResourceDigest(bytes[2..]);
        return true;
    }

    /// <summary>Whether this is the digest of a document.</summary>
    /// <param name="document">The document's bytes, as they were served.</param>
    public bool Matches(ReadOnlySpan<byte> document) => _digest.AsSpan().SequenceEqual(Bits switch
    {
        256 => SHA256.HashData(document),
        384 => SHA384.HashData(document),
        _ => SHA512.HashData(document),
    });
}
