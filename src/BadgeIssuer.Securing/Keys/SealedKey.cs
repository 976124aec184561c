using System.Buffers;
using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using NSec.Cryptography;

namespace BadgeIssuer.Securing.Keys;

/// <summary>A private key under a passphrase, as bytes that may lie in a file.</summary>
/// <remarks>
/// <para>One line of JSON: version, kind, Argon2id (RFC 9106) with its salt and cost, XChaCha20-Poly1305 with its nonce,
/// and the ciphertext of the key's PKCS #8. Everything before the ciphertext is the cipher's associated data, and the
/// text has one form only: a file in which any byte was changed does not open.</para>
/// <para>The kind can be read without the passphrase; nothing else can.</para>
/// </remarks>
public static class SealedKey
{
    private const int Version = 1;
    private const int SaltBytes = 16;
    private const int MostBytes = 16 * 1024;
    private const string KdfName = "Argon2id";
    private const string AeadName = "XChaCha20-Poly1305";

    private static readonly AeadAlgorithm Aead = AeadAlgorithm.XChaCha20Poly1305;

    /// <summary>Seals a key.</summary>
    /// <param name="key">The key, which is left open.</param>
    /// <param name="passphrase">At least one byte; text as UTF-8.</param>
    /// <param name="cost">The work of trying a passphrase.</param>
    /// <exception cref="ArgumentException">The passphrase is empty, or the cost outside its bounds.</exception>
    public static byte[] Seal(SigningKey key, ReadOnlySpan<byte> passphrase, KdfCost cost)
    {
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(cost);
        if (passphrase.IsEmpty)
        {
            throw new ArgumentException("A passphrase has at least one byte.", nameof(passphrase));
        }

        if (!cost.IsAllowed)
        {
            throw new ArgumentException("The cost is outside its bounds.", nameof(cost));
        }

        var head = new Head(
            key.Kind, cost, RandomNumberGenerator.GetBytes(SaltBytes), RandomNumberGenerator.GetBytes(Aead.NonceSize));
        var plain = key.ExportPkcs8();
        try
        {
            using var wrapping = Derive(head, passphrase);
            return Write(head, Aead.Encrypt(wrapping, head.Nonce, AssociatedData(head), plain));
        }
        finally
        {
            CryptographicOperations.ZeroMemory(plain);
        }
    }

    /// <summary>Opens a sealed key.</summary>
    /// <param name="sealedKey">What <see cref="Seal"/> gave, every byte of it.</param>
    /// <param name="passphrase">The passphrase.</param>
    /// <param name="key">The key, if this returns <see langword="true"/>. The caller disposes it.</param>
    /// <param name="problem">
    /// Otherwise <c>key.sealed-unreadable</c>, <c>key.sealed-version</c>, <c>key.sealed-cost</c> (before any work is
    /// done) or <c>key.sealed-passphrase</c>.
    /// </param>
    public static bool TryOpen(
        ReadOnlySpan<byte> sealedKey,
        ReadOnlySpan<byte> passphrase,
        [NotNullWhen(true)] out SigningKey? key,
        [NotNullWhen(false)] out ProofProblem? problem)
    {
        key = null;
        if (!TryRead(sealedKey, out var head, out var ciphertext, out problem))
        {
            return false;
        }

        if (!Write(head, ciphertext).AsSpan().SequenceEqual(sealedKey))
        {
            problem = ProofProblem.Of(KeyProblemCodes.SealedUnreadable);
            return false;
        }

        using var wrapping = Derive(head, passphrase);
        var plain = Aead.Decrypt(wrapping, head.Nonce, AssociatedData(head), ciphertext);
        if (plain is null)
        {
            problem = ProofProblem.Of(KeyProblemCodes.SealedPassphrase);
            return false;
        }

        try
        {
            key = SigningKey.ImportPkcs8(head.Kind, plain);
            return true;
        }
        catch (CryptographicException)
        {
            // Sealed under this passphrase, but not by this code.
            problem = ProofProblem.Of(KeyProblemCodes.SealedUnreadable);
            return false;
        }
        finally
        {
            CryptographicOperations.ZeroMemory(plain);
        }
    }

    private static Key Derive(Head head, ReadOnlySpan<byte> passphrase) =>
        new Argon2id(new Argon2Parameters
        {
            DegreeOfParallelism = 1,
            MemorySize = head.Cost.MemoryKiB,
            NumberOfPasses = head.Cost.Passes,
        }).DeriveKey(passphrase, head.Salt, Aead);

    private static byte[] AssociatedData(Head head) => Write(head, ciphertext: []);

    private static byte[] Write(Head head, ReadOnlySpan<byte> ciphertext)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteNumber("version"u8, Version);
            writer.WriteString("kind"u8, head.Kind.ToString());
            writer.WriteStartObject("kdf"u8);
            writer.WriteString("name"u8, KdfName);
            writer.WriteNumber("memoryKiB"u8, head.Cost.MemoryKiB);
            writer.WriteNumber("passes"u8, head.Cost.Passes);
            writer.WriteString("salt"u8, Base64Url.EncodeToString(head.Salt));
            writer.WriteEndObject();
            writer.WriteStartObject("aead"u8);
            writer.WriteString("name"u8, AeadName);
            writer.WriteString("nonce"u8, Base64Url.EncodeToString(head.Nonce));
            writer.WriteEndObject();
            writer.WriteString("ciphertext"u8, Base64Url.EncodeToString(ciphertext));
            writer.WriteEndObject();
        }

        buffer.Write("\n"u8);
        return buffer.WrittenSpan.ToArray();
    }

    private static bool TryRead(
        ReadOnlySpan<byte> sealedKey,
        [NotNullWhen(true)] out Head? head,
        [NotNullWhen(true)] out byte[]? ciphertext,
        [NotNullWhen(false)] out ProofProblem? problem)
    {
        (head, ciphertext) = (null, null);
        problem = ProofProblem.Of(KeyProblemCodes.SealedUnreadable);
        if (sealedKey.Length > MostBytes || !StrictObject.TryParse(sealedKey.ToArray(), out var document))
        {
            return false;
        }

        using (document)
        {
            var root = document.RootElement;
            if (Number(root, "version"u8) is not { } version)
            {
                return false;
            }

            if (version != Version)
            {
                problem = ProofProblem.Of(KeyProblemCodes.SealedVersion, Text(version));
                return false;
            }

            if (!root.TryGetProperty("kdf"u8, out var kdf)
                || !root.TryGetProperty("aead"u8, out var aead)
                || !Enum.TryParse<KeyKind>(root.Text("kind"u8), ignoreCase: false, out var kind)
                || !Enum.IsDefined(kind)
                || Number(kdf, "memoryKiB"u8) is not { } memory
                || Number(kdf, "passes"u8) is not { } passes
                || Bytes(kdf, "salt"u8) is not { Length: SaltBytes } salt
                || Bytes(aead, "nonce"u8) is not { } nonce
                || nonce.Length != Aead.NonceSize
                || Bytes(root, "ciphertext"u8) is not { } text)
            {
                return false;
            }

            var cost = new KdfCost(memory, passes);
            if (!cost.IsAllowed)
            {
                problem = ProofProblem.Of(KeyProblemCodes.SealedCost, Text(memory), Text(passes));
                return false;
            }

            (head, ciphertext, problem) = (new Head(kind, cost, salt, nonce), text, null);
            return true;
        }
    }

    private static int? Number(JsonElement parent, ReadOnlySpan<byte> name) =>
        parent.ValueKind is JsonValueKind.Object
        && parent.TryGetProperty(name, out var member)
        && member.ValueKind is JsonValueKind.Number
        && member.TryGetInt32(out var number)
            ? number
            : null;

    private static byte[]? Bytes(JsonElement parent, ReadOnlySpan<byte> name) =>
        parent.Text(name) is { } text && StrictBase64Url.TryDecode(text, out var bytes) ? bytes : null;

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>What stands before the ciphertext.</summary>
    private sealed record Head(KeyKind Kind, KdfCost Cost, byte[] Salt, byte[] Nonce);
}
