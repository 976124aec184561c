using System.Security.Cryptography;
using BadgeIssuer.Securing.Jose;
using Microsoft.IdentityModel.Tokens;
using NSec.Cryptography;

namespace BadgeIssuer.Securing.Keys;

/// <summary>A private key. Signs, and says nothing else about itself but its public half.</summary>
/// <remarks>
/// Safe to use from several threads at once. There is no way to read the private half but to seal it under a
/// passphrase (<see cref="SealedKey"/>); disposing wipes it as far as the libraries below do.
/// </remarks>
public sealed class SigningKey : IDisposable
{
    private const int RsaBits = 3072;

    private readonly Lock _cloning = new();
    private readonly Key? _ed25519;
    private readonly AsymmetricAlgorithm? _original;
    private readonly InstancePool<SigningInstance> _signers;

    private SigningKey(Key ed25519, PublicKey publicKey)
    {
        (_ed25519, PublicKey) = (ed25519, publicKey);
        _signers = new(() => new SigningInstance(new Ed25519SecurityKey(ed25519), owned: null));
    }

    private SigningKey(AsymmetricAlgorithm original, PublicKey publicKey)
    {
        (_original, PublicKey) = (original, publicKey);
        _signers = new(Clone);
    }

    /// <summary>The kind.</summary>
    public KeyKind Kind => PublicKey.Kind;

    /// <summary>What verifies the signatures.</summary>
    public PublicKey PublicKey { get; }

    /// <summary>The number of bytes of a signature by this key, whatever the algorithm.</summary>
    public int SignatureBytes => PublicKey.SignatureBytes;

    /// <summary>Makes a new key from the system's randomness. RSA keys have 3072 bits and exponent 65537.</summary>
    public static SigningKey Generate(KeyKind kind) => kind switch
    {
        KeyKind.Ed25519 => From(Key.Create(SignatureAlgorithm.Ed25519, Exportable)),
        KeyKind.P256 or KeyKind.P384 => From(ECDsa.Create(WeierstrassCurve.Of(kind).Curve)),
        KeyKind.Rsa => From(RSA.Create(RsaBits)),
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    /// <summary>Signs.</summary>
    /// <returns>The signature as JOSE writes it: R‖S, r‖s or the RSA number.</returns>
    /// <exception cref="ArgumentException"><paramref name="algorithm"/> does not fit the key.</exception>
    /// <exception cref="ObjectDisposedException">The key has been disposed.</exception>
    public byte[] Sign(JwsAlgorithm algorithm, ReadOnlySpan<byte> data)
    {
        var signature = new byte[SignatureBytes];
        Sign(algorithm, data, signature);
        return signature;
    }

    /// <summary>Signs into <paramref name="destination"/>.</summary>
    /// <param name="algorithm">One that fits the key.</param>
    /// <param name="data">What to sign, of any length.</param>
    /// <param name="destination">At least <see cref="SignatureBytes"/> bytes; must not overlap the data.</param>
    /// <returns>How many bytes were written: <see cref="SignatureBytes"/>.</returns>
    /// <exception cref="ArgumentException">
    /// <paramref name="algorithm"/> does not fit the key, or <paramref name="destination"/> is too short.
    /// </exception>
    /// <exception cref="ObjectDisposedException">The key has been disposed.</exception>
    public int Sign(JwsAlgorithm algorithm, ReadOnlySpan<byte> data, Span<byte> destination)
    {
        ArgumentNullException.ThrowIfNull(algorithm);
        if (!algorithm.Fits(Kind))
        {
            throw new ArgumentException($"{algorithm} does not fit a key of kind {Kind}.", nameof(algorithm));
        }

        if (destination.Length < SignatureBytes)
        {
            throw new ArgumentException($"The signature has {SignatureBytes} bytes.", nameof(destination));
        }

        var signer = _signers.Rent();
        try
        {
            return signer.Provider(algorithm).Sign(data, destination[..SignatureBytes], out var written)
                && written == SignatureBytes
                    ? written
                    : throw new CryptographicException("The signature has another length than the key says.");
        }
        finally
        {
            _signers.Return(signer);
        }
    }

    /// <summary>The kind and the thumbprint of the public key; nothing private.</summary>
    public override string ToString() => $"private key of {PublicKey}";

    /// <inheritdoc/>
    public void Dispose()
    {
        _signers.Close();
        _ed25519?.Dispose();
        lock (_cloning)
        {
            _original?.Dispose();
        }
    }

    /// <summary>The key as PKCS #8 (RFC 5958), in clear: the caller wipes it.</summary>
    internal byte[] ExportPkcs8()
    {
        if (_ed25519 is not null)
        {
            return _ed25519.Export(KeyBlobFormat.PkixPrivateKey);
        }

        lock (_cloning)
        {
            return _original!.ExportPkcs8PrivateKey();
        }
    }

    /// <summary>Takes a key in from PKCS #8.</summary>
    /// <exception cref="CryptographicException">The bytes are no private key of this kind, or one that is not sound.</exception>
    internal static SigningKey ImportPkcs8(KeyKind kind, ReadOnlySpan<byte> pkcs8)
    {
        if (kind is KeyKind.Ed25519)
        {
            return Key.TryImport(SignatureAlgorithm.Ed25519, pkcs8, KeyBlobFormat.PkixPrivateKey, out var key, Exportable)
                ? From(key!)
                : throw new CryptographicException("Not an Ed25519 private key.");
        }

        AsymmetricAlgorithm original = kind is KeyKind.Rsa ? RSA.Create() : ECDsa.Create();
        try
        {
            original.ImportPkcs8PrivateKey(pkcs8, out var read);
            var signingKey = read == pkcs8.Length
                ? original is RSA rsa ? From(rsa) : From((ECDsa)original)
                : throw new CryptographicException("Bytes after the private key.");
            return signingKey.Kind == kind ? signingKey : throw new CryptographicException("A key of another kind.");
        }
        catch
        {
            original.Dispose();
            throw;
        }
    }

    private static KeyCreationParameters Exportable => new() { ExportPolicy = KeyExportPolicies.AllowPlaintextExport };

    private static SigningKey From(Key key)
    {
        var point = key.PublicKey.Export(KeyBlobFormat.RawPublicKey);
        return new SigningKey(key, Sound(PublicKey.TryCreateEd25519(point, null, out var publicKey, out var why), publicKey, why));
    }

    private static SigningKey From(ECDsa key)
    {
        var parameters = key.ExportParameters(includePrivateParameters: false);
        var curve = key.KeySize == 256 ? WeierstrassCurve.P256 : WeierstrassCurve.P384;
        return new SigningKey(key, Sound(
            PublicKey.TryCreateEc(curve, parameters.Q.X!, parameters.Q.Y!, null, out var publicKey, out var why), publicKey, why));
    }

    private static SigningKey From(RSA key)
    {
        var parameters = key.ExportParameters(includePrivateParameters: false);
        return new SigningKey(key, Sound(
            PublicKey.TryCreateRsa(parameters.Modulus!, parameters.Exponent!, null, out var publicKey, out var why), publicKey, why));
    }

    private static PublicKey Sound(bool isSound, PublicKey? key, ProofProblem? problem) =>
        isSound ? key! : throw new CryptographicException($"The key is not sound: {problem!.Code}.");

    private SigningInstance Clone()
    {
        lock (_cloning)
        {
            if (_original is RSA rsa)
            {
                var clone = RSA.Create(rsa.ExportParameters(includePrivateParameters: true));
                return new SigningInstance(new RsaSecurityKey(clone), clone);
            }
            else
            {
                var clone = ECDsa.Create(((ECDsa)_original!).ExportParameters(includePrivateParameters: true));
                return new SigningInstance(new ECDsaSecurityKey(clone), clone);
            }
        }
    }
}
