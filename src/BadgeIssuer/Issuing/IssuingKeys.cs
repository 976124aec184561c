using BadgeIssuer.Securing.DataIntegrity;
using BadgeIssuer.Securing.Dids;
using BadgeIssuer.Securing.Jose;
using BadgeIssuer.Securing.Keys;

namespace BadgeIssuer.Issuing;

/// <summary>The keys that a run signs with, opened.</summary>
/// <param name="DataIntegrity">Makes the proofs in Open Badges 3.0 credentials; <see langword="null"/> where the settings ask for none.</param>
/// <param name="VcJwt">Signs Open Badges 3.0 credentials as VC-JWT; <see langword="null"/> where the settings ask for none.</param>
/// <param name="Ob2Jws">Signs Open Badges 2.0 assertions; <see langword="null"/> where the settings ask for none.</param>
public sealed record IssuingKeys(IssuingKey? DataIntegrity, IssuingKey? VcJwt, IssuingKey? Ob2Jws) : IDisposable
{
    /// <summary>Disposes of the keys; what one key does twice is disposed of once.</summary>
    public void Dispose()
    {
        foreach (var key in new[] { DataIntegrity, VcJwt, Ob2Jws })
        {
            key?.Key.Dispose(); // twice does no harm, where two formats share a key
        }
    }
}

/// <summary>One opened key and how to sign with it.</summary>
/// <param name="Kid">Its identifier in the key register.</param>
/// <param name="Key">The key; belongs to whoever made this.</param>
/// <param name="Algorithm">The algorithm; fits the key.</param>
public sealed record IssuingKey(string Kid, SigningKey Key, JwsAlgorithm Algorithm)
{
    /// <summary>Whether proofs inside documents can be made with it: not with RSA, for which there is no cryptosuite.</summary>
    internal bool MakesProofs => Key.Kind is not KeyKind.Rsa;

    /// <summary>A credential of ours with a proof inside.</summary>
    internal byte[] AddProof(byte[] credential, BadgeAddresses addresses, DateTimeOffset created) =>
        EmbeddedProofs.OverPublishedContexts.Add(
            credential,
            Key,
            Cryptosuite.DefaultFor(Key.Kind),
            new ProofOptions(DidDocumentWriter.MultikeyId(addresses.IssuerDid, Kid), created));

    /// <summary>A credential of ours as VC-JWT.</summary>
    internal byte[] SecureVcJwt(byte[] credential, BadgeAddresses addresses) =>
        VcJwt.SecureToUtf8(credential, Key, Algorithm, addresses.JsonWebKey(Kid));
}
