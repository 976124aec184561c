using Microsoft.IdentityModel.Tokens;

namespace BadgeIssuer.Securing.Jose;

/// <summary>Where every signature provider of the product comes from.</summary>
internal static class SignatureProviders
{
    /// <summary>Microsoft.IdentityModel's factory, taught EdDSA.</summary>
    /// <remarks>It keeps no providers: a verifier meets as many keys as strangers care to make.</remarks>
    public static CryptoProviderFactory Factory { get; } = new()
    {
        CacheSignatureProviders = false,
        CustomCryptoProvider = new Ed25519CryptoProvider(),
    };

    private sealed class Ed25519CryptoProvider : ICryptoProvider
    {
        public bool IsSupportedAlgorithm(string algorithm, params object[] args) =>
            algorithm == JwsAlgorithm.EdDSA.Name && args is [Ed25519SecurityKey, ..];

        public object Create(string algorithm, params object[] args) =>
            args is [Ed25519SecurityKey key, ..]
                ? new Ed25519SignatureProvider(key)
                : throw new NotSupportedException($"No provider for {algorithm}.");

        public void Release(object cryptoInstance) => (cryptoInstance as IDisposable)?.Dispose();
    }
}
