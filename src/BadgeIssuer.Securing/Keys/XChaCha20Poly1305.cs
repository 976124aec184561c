using System.Runtime.InteropServices;

namespace BadgeIssuer.Securing.Keys;

/// <summary>XChaCha20-Poly1305 under keys that live for one message.</summary>
/// <remarks>
/// NSec keeps a key in guarded memory, which costs several calls of the system and a flush of every processor's address
/// cache: a third of what publishing a badge costs without its files. That is right for a signing key. For a key that is
/// derived from a text, which stands in ordinary memory anyway, used once and forgotten, it gains nothing. So this calls
/// the same library directly.
/// <para>Source: draft-irtf-cfrg-xchacha-03 §2; libsodium, crypto_aead_xchacha20poly1305_ietf.</para>
/// </remarks>
public static class XChaCha20Poly1305
{
    /// <summary>The length of a key, in bytes.</summary>
    public const int KeyBytes = 32;

    /// <summary>The length of a nonce, in bytes.</summary>
    public const int NonceBytes = 24;

    /// <summary>By how much the ciphertext is longer than the plaintext, in bytes.</summary>
    public const int TagBytes = 16;

    // Negative only where it cannot choose an implementation, which it cannot do without.
    private static readonly bool Ready = Initialize() >= 0;

    /// <summary>Encrypts.</summary>
    /// <returns>The ciphertext, followed by its tag.</returns>
    /// <exception cref="ArgumentException">Key or nonce have not their lengths.</exception>
    public static byte[] Encrypt(
        ReadOnlySpan<byte> key, ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> associated, ReadOnlySpan<byte> plaintext)
    {
        ThrowIfUnfit(key, nonce);
        var ciphertext = new byte[plaintext.Length + TagBytes];
        _ = Encrypt(
            ciphertext, out _, plaintext.ToArray(), (ulong)plaintext.Length, associated.ToArray(), (ulong)associated.Length,
            0, nonce.ToArray(), key.ToArray());
        return ciphertext;
    }

    /// <summary>Decrypts.</summary>
    /// <returns>The plaintext; <see langword="null"/> if it was not encrypted with these, or was changed.</returns>
    /// <exception cref="ArgumentException">Key or nonce have not their lengths.</exception>
    public static byte[]? Decrypt(
        ReadOnlySpan<byte> key, ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> associated, ReadOnlySpan<byte> ciphertext)
    {
        ThrowIfUnfit(key, nonce);
        if (ciphertext.Length < TagBytes)
        {
            return null;
        }

        var plaintext = new byte[ciphertext.Length - TagBytes];
        return Decrypt(
            plaintext, out _, 0, ciphertext.ToArray(), (ulong)ciphertext.Length, associated.ToArray(),
            (ulong)associated.Length, nonce.ToArray(), key.ToArray()) == 0
                ? plaintext
                : null;
    }

    private static void ThrowIfUnfit(ReadOnlySpan<byte> key, ReadOnlySpan<byte> nonce)
    {
        if (key.Length != KeyBytes || nonce.Length != NonceBytes)
        {
            throw new ArgumentException("A key has 32 bytes and a nonce 24.", nameof(key));
        }

        if (!Ready)
        {
            throw new PlatformNotSupportedException("libsodium cannot be used here.");
        }
    }

    [DllImport("libsodium", EntryPoint = "sodium_init")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories | DllImportSearchPath.AssemblyDirectory)]
    private static extern int Initialize();

    [DllImport("libsodium", EntryPoint = "crypto_aead_xchacha20poly1305_ietf_encrypt")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories | DllImportSearchPath.AssemblyDirectory)]
    private static extern int Encrypt(
        byte[] ciphertext, out ulong written, byte[] plaintext, ulong length, byte[] associated, ulong associatedLength,
        nint unused, byte[] nonce, byte[] key);

    [DllImport("libsodium", EntryPoint = "crypto_aead_xchacha20poly1305_ietf_decrypt")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories | DllImportSearchPath.AssemblyDirectory)]
    private static extern int Decrypt(
        byte[] plaintext, out ulong written, nint unused, byte[] ciphertext, ulong length, byte[] associated,
        ulong associatedLength, byte[] nonce, byte[] key);
}
