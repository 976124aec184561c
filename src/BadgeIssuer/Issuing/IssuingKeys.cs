using BadgeIssuer.Securing.Jose;
using BadgeIssuer.Securing.Keys;

namespace BadgeIssuer.Issuing;

/// <summary>The keys that a run signs with, opened.</summary>
/// <param name="VcJwt">Signs Open Badges 3.0 credentials and status lists; <see langword="null"/> where the settings ask for none.</param>
/// <param name="Ob2Jws">Signs Open Badges 2.0 assertions; <see langword="null"/> where the settings ask for none.</param>
public sealed record IssuingKeys(IssuingKey? VcJwt, IssuingKey? Ob2Jws) : IDisposable
{
    /// <summary>Disposes of the keys; what one key does twice is disposed of once.</summary>
    public void Dispose()
    {
        VcJwt?.Key.Dispose();
        if (!ReferenceEquals(Ob2Jws?.Key, VcJwt?.Key))
        {
            Ob2Jws?.Key.Dispose();
        }
    }
}

/// <summary>One opened key and how to sign with it.</summary>
/// <param name="Kid">Its identifier in the key register.</param>
/// <param name="Key">The key; belongs to whoever made this.</param>
/// <param name="Algorithm">The algorithm; fits the key.</param>
public sealed record IssuingKey(string Kid, SigningKey Key, JwsAlgorithm Algorithm);
