using System.Buffers;
using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using BadgeIssuer.Issuing;
using BadgeIssuer.Securing.Keys;

namespace BadgeIssuer.Sharing;

/// <summary>A holder's name, sealed so that only who presents the token can have it read.</summary>
/// <remarks>
/// <para>XChaCha20-Poly1305 under a key that HKDF-SHA256 (RFC 5869) derives from the token. The badge's identifier is
/// associated data: what was sealed for one badge does not open as another's. The text is base64url of nonce (24 bytes),
/// ciphertext and tag (16 bytes).</para>
/// <para>The nonce is an HMAC of what is sealed, under a key of its own: the same name seals to the same bytes, so that
/// publishing again changes nothing, and two names under one token never share a nonce. Names are padded to whole blocks,
/// because the length of a name says something about it.</para>
/// <para>docs/holders-links.md has the derivation byte by byte, with a test vector.</para>
/// </remarks>
public static class SealedName
{
    private const int BlockBytes = 64;
    private const int MostBytes = 1024;

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private static ReadOnlySpan<byte> KeyContext => "BadgeIssuer sealed name 1: key"u8;

    private static ReadOnlySpan<byte> NonceContext => "BadgeIssuer sealed name 1: nonce"u8;

    /// <summary>Seals a name.</summary>
    /// <param name="name">The name, from 1 to 960 bytes of UTF-8, without U+0000.</param>
    /// <param name="token">The token that opens it.</param>
    /// <param name="badge">The badge that it stands on.</param>
    /// <returns>The same text whenever these three are the same.</returns>
    /// <exception cref="ArgumentException">The name is empty, too long, no Unicode text, or holds U+0000.</exception>
    public static string Seal(string name, HolderToken token, CredentialId badge)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(token);
        ArgumentNullException.ThrowIfNull(badge);
        var utf8 = StrictUtf8.GetBytes(name);
        if (utf8.Contains((byte)0) || utf8.Length > MostBytes - BlockBytes)
        {
            throw new ArgumentException("A name is no longer than 960 bytes and holds no U+0000.", nameof(name));
        }

        var padded = new byte[(utf8.Length + BlockBytes - 1) / BlockBytes * BlockBytes];
        utf8.CopyTo(padded, 0);
        var associated = Associated(badge);
        byte[] sealedPart = [.. associated, .. padded];
        var nonce = HMACSHA256.HashData(Derive(token, NonceContext), sealedPart).AsSpan(0, XChaCha20Poly1305.NonceBytes);
        var ciphertext = XChaCha20Poly1305.Encrypt(Derive(token, KeyContext), nonce, associated, padded);
        return Base64Url.EncodeToString([.. nonce, .. ciphertext]);
    }

    /// <summary>Opens a sealed name.</summary>
    /// <param name="sealedName">What <see cref="Seal"/> gave.</param>
    /// <param name="token">The token that was presented.</param>
    /// <param name="badge">The badge that it is said to stand on.</param>
    /// <param name="name">The name, if this returns <see langword="true"/>.</param>
    /// <returns>Whether it was sealed with this token for this badge, and nothing of it was changed.</returns>
    public static bool TryOpen(
        string sealedName, HolderToken token, CredentialId badge, [NotNullWhen(true)] out string? name)
    {
        ArgumentNullException.ThrowIfNull(sealedName);
        ArgumentNullException.ThrowIfNull(token);
        ArgumentNullException.ThrowIfNull(badge);
        name = null;
        var bytes = new byte[XChaCha20Poly1305.NonceBytes + MostBytes + XChaCha20Poly1305.TagBytes];
        if (Base64Url.DecodeFromChars(sealedName, bytes, out _, out var length) is not OperationStatus.Done
            || length <= XChaCha20Poly1305.NonceBytes + XChaCha20Poly1305.TagBytes)
        {
            return false;
        }

        var nonce = bytes.AsSpan(0, XChaCha20Poly1305.NonceBytes);
        var ciphertext = bytes.AsSpan(XChaCha20Poly1305.NonceBytes, length - XChaCha20Poly1305.NonceBytes);
        if (XChaCha20Poly1305.Decrypt(Derive(token, KeyContext), nonce, Associated(badge), ciphertext) is not { } padded)
        {
            return false;
        }

        // Under a key that only the issuer's side and the holder know, this is what Seal wrote.
        name = StrictUtf8.GetString(padded.AsSpan().TrimEnd((byte)0));
        return true;
    }

    private static byte[] Derive(HolderToken token, ReadOnlySpan<byte> context)
    {
        var derived = new byte[32];
        HKDF.DeriveKey(HashAlgorithmName.SHA256, token.Bytes, derived, salt: [], context);
        return derived;
    }

    private static byte[] Associated(CredentialId badge) => Encoding.ASCII.GetBytes(badge.ToString());
}
