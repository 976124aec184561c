using Microsoft.IdentityModel.Tokens;

namespace BadgeIssuer.Securing.Jose;

/// <summary>One instance of a private key with its signature providers. For one thread at a time.</summary>
/// <param name="key">As Microsoft.IdentityModel takes it.</param>
/// <param name="owned">What is disposed with it, if anything is.</param>
internal sealed class SigningInstance(SecurityKey key, IDisposable? owned) : IDisposable
{
    private readonly Dictionary<JwsAlgorithm, SignatureProvider> _providers = [];

    /// <summary>The provider for an algorithm that fits the key.</summary>
    public SignatureProvider Provider(JwsAlgorithm algorithm)
    {
        if (!_providers.TryGetValue(algorithm, out var provider))
        {
            provider = SignatureProviders.Factory.CreateForSigning(key, algorithm.Name, cacheProvider: false);
            _providers.Add(algorithm, provider);
        }

        return provider;
    }

    public void Dispose()
    {
        foreach (var provider in _providers.Values)
        {
            provider.Dispose();
        }

        owned?.Dispose();
    }
}
