using NSec.Cryptography;

namespace BadgeIssuer.Benchmarks;

/// <summary>Raw signing of 64 bytes by libsodium: what every figure is a ratio of.</summary>
internal sealed class RawEd25519 : IDisposable
{
    private readonly Key _key = Key.Create(SignatureAlgorithm.Ed25519);
    private readonly byte[] _data = new byte[64];
    private readonly byte[] _signature = new byte[64];

    public void Sign() => SignatureAlgorithm.Ed25519.Sign(_key, _data, _signature);

    public void Dispose() => _key.Dispose();
}
