using System.Collections.Concurrent;
using Microsoft.IdentityModel.Tokens;

namespace BadgeIssuer.Securing.Jose;

/// <summary>The signature providers of one key: one a thread at a time, made when there is none to spare.</summary>
/// <remarks>
/// Instances of <c>RSA</c> and <c>ECDsa</c> promise nothing to several threads at once, and making one costs as much
/// as some signatures; so they are kept and handed round.
/// </remarks>
/// <param name="makeKey">Makes an instance of the key that no one else uses. May be called by several threads.</param>
/// <param name="signs">Whether the providers sign, or only verify.</param>
internal sealed class SignatureProviderPool(Func<KeyInstance> makeKey, bool signs) : IDisposable
{
    private readonly ConcurrentDictionary<JwsAlgorithm, ConcurrentBag<Rented>> _idle = new();
    private volatile bool _disposed;

    /// <summary>Takes a provider, which goes back when the result is disposed.</summary>
    /// <exception cref="ObjectDisposedException">The key has been disposed.</exception>
    public Rented Rent(JwsAlgorithm algorithm)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);

        var idle = _idle.GetOrAdd(algorithm, static _ => []);
        if (idle.TryTake(out var rented))
        {
            return rented;
        }

        var key = makeKey();
        var provider = signs
            ? SignatureProviders.Factory.CreateForSigning(key.SecurityKey, algorithm.Name, cacheProvider: false)
            : SignatureProviders.Factory.CreateForVerifying(key.SecurityKey, algorithm.Name, cacheProvider: false);
        return new Rented(this, idle, provider, key.Owned);
    }

    public void Dispose()
    {
        _disposed = true;
        foreach (var idle in _idle.Values)
        {
            while (idle.TryTake(out var rented))
            {
                rented.Destroy();
            }
        }
    }

    /// <summary>A provider while one caller has it.</summary>
    public sealed class Rented(
        SignatureProviderPool pool, ConcurrentBag<Rented> home, SignatureProvider provider, IDisposable? owned) : IDisposable
    {
        public SignatureProvider Provider => provider;

        public void Dispose()
        {
            home.Add(this);

            // The pool may have been emptied while this one was out.
            if (pool._disposed && home.TryTake(out var left))
            {
                left.Destroy();
            }
        }

        public void Destroy()
        {
            provider.Dispose();
            owned?.Dispose();
        }
    }
}

/// <summary>One instance of a key.</summary>
/// <param name="SecurityKey">As Microsoft.IdentityModel takes it.</param>
/// <param name="Owned">What goes with it, if anything does.</param>
internal readonly record struct KeyInstance(SecurityKey SecurityKey, IDisposable? Owned);
