using System.Security.Cryptography;
using Microsoft.IdentityModel.Tokens;
using NSec.Cryptography;

namespace BadgeIssuer.Securing.Jose;

/// <summary>An Ed25519 key as Microsoft.IdentityModel takes keys; it knows none of its own for this algorithm.</summary>
internal sealed class Ed25519SecurityKey : AsymmetricSecurityKey
{
    /// <summary>A public key, to verify with.</summary>
    public Ed25519SecurityKey(NSec.Cryptography.PublicKey publicKey)
    {
        PublicKey = publicKey;
        CryptoProviderFactory = SignatureProviders.Factory;
    }

    /// <summary>A private key, to sign and verify with. The caller keeps owning it.</summary>
    public Ed25519SecurityKey(Key privateKey)
        : this(privateKey.PublicKey) => Key = privateKey;

    public Key? Key { get; }

    public NSec.Cryptography.PublicKey PublicKey { get; }

    public override int KeySize => 256;

    [Obsolete("The base class asks for it: use PrivateKeyStatus.")]
    public override bool HasPrivateKey => Key is not null;

    public override PrivateKeyStatus PrivateKeyStatus =>
        Key is null ? PrivateKeyStatus.DoesNotExist : PrivateKeyStatus.Exists;
}

/// <summary>Signs and verifies with an <see cref="Ed25519SecurityKey"/>. Has no state: safe to share.</summary>
internal sealed class Ed25519SignatureProvider(Ed25519SecurityKey key) : SignatureProvider(key, JwsAlgorithm.EdDSA.Name)
{
    private static readonly Ed25519 Ed25519 = SignatureAlgorithm.Ed25519;

    private NSec.Cryptography.Key PrivateKey =>
        key.Key ?? throw new CryptographicException("A public key cannot sign.");

    public override byte[] Sign(byte[] input) => Ed25519.Sign(PrivateKey, input);

    public override byte[] Sign(byte[] input, int offset, int count) =>
        Ed25519.Sign(PrivateKey, input.AsSpan(offset, count));

    public override bool Sign(ReadOnlySpan<byte> data, Span<byte> destination, out int bytesWritten)
    {
        bytesWritten = 0;
        if (destination.Length < Ed25519.SignatureSize)
        {
            return false;
        }

        Ed25519.Sign(PrivateKey, data, destination[..Ed25519.SignatureSize]);
        bytesWritten = Ed25519.SignatureSize;
        return true;
    }

    public override bool Verify(byte[] input, byte[] signature) => Ed25519.Verify(key.PublicKey, input, signature);

    // The one that token handlers call.
    public override bool Verify(
        byte[] input, int inputOffset, int inputLength, byte[] signature, int signatureOffset, int signatureLength) =>
        Ed25519.Verify(
            key.PublicKey,
            input.AsSpan(inputOffset, inputLength),
            signature.AsSpan(signatureOffset, signatureLength));

    protected override void Dispose(bool disposing)
    {
        // The key belongs to whoever made it.
    }
}
