using System.Security.Cryptography;
using System.Text.Json;
using BadgeIssuer.Securing.DataIntegrity;
using BadgeIssuer.Securing.Dids;
using BadgeIssuer.Securing.Jose;
using BadgeIssuer.Securing.Keys;

namespace BadgeIssuer.Benchmarks;

/// <summary>What the Securing room does for the same credential.</summary>
internal static class SecuringWorks
{
    // What the yardsticks sign.
    private static readonly byte[] Data = new byte[64];

    private static readonly DateTimeOffset Created = new(2025, 2, 3, 1, 23, 45, TimeSpan.Zero);

    public static IEnumerable<Work> All()
    {
        // Kept for as long as the program runs.
        var credential = Resources.Credential();
        var key = SigningKey.Generate(KeyKind.Ed25519);
        var did = DidKey.FromKey(key.PublicKey);
        var method = new VerificationMethod($"{did}#key", did, key.PublicKey, Expires: null, Revoked: null);
        var proofs = EmbeddedProofs.OverPublishedContexts;
        var options = new ProofOptions(method.Id, Created);

        yield return new Work("issue with eddsa-rdfc-2022", () =>
            proofs.Add(credential, key, Cryptosuite.EddsaRdfc2022, options), 0.30);

        // A batch says the same in every proof for a second at least; this is the price where each says something else.
        var second = 0L;
        yield return new Work("  of the same, options that change every time", () =>
            proofs.Add(credential, key, Cryptosuite.EddsaRdfc2022, options with { Created = Created.AddSeconds(second++) }));

        var secured = proofs.Add(credential, key, Cryptosuite.EddsaRdfc2022, options);
        yield return new Work("verify eddsa-rdfc-2022 (parse, proof)", () =>
        {
            using var document = JsonDocument.Parse(secured);
            var (element, pointer) = DataIntegrityProof.In(document.RootElement).First();
            Require(DataIntegrityProof.TryRead(element, pointer, out var proof, out _));
            Require(proofs.Verify(document.RootElement, proof!, method, Created) is Securing.ProofOutcome.Verified);
        }, 0.19);

        const string kid = "https://badges.example.go.jp/keys/k1";
        yield return new Work("issue VC-JWT, EdDSA", () => VcJwt.SecureToUtf8(credential, key, JwsAlgorithm.EdDSA, kid), 0.42);

        var jwt = VcJwt.SecureToUtf8(credential, key, JwsAlgorithm.EdDSA, kid);
        yield return new Work("verify VC-JWT, EdDSA (signature, claims)", () =>
        {
            Require(CompactJws.TryParse(jwt, out var jws, out _));
            Require(jws!.Verify(key.PublicKey));
            using var payload = JsonDocument.Parse(jws.Payload, new JsonDocumentOptions { AllowDuplicateProperties = false });
            Require(VcJwt.CheckClaims(payload.RootElement).IsEmpty);
        }, 0.24);

        var ecKey = SigningKey.Generate(KeyKind.P256);
        var rawEc = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        yield return new Work(
            "issue VC-JWT, ES256 (to raw ES256 by .NET)",
            () => VcJwt.SecureToUtf8(credential, ecKey, JwsAlgorithm.ES256, kid),
            0.80,
            () => rawEc.TrySignData(Data, new byte[64], HashAlgorithmName.SHA256, out _));

        var rsaKey = SigningKey.Generate(KeyKind.Rsa);
        var rawRsa = RSA.Create(rsaKey.PublicKey.Bits);
        yield return new Work(
            "issue VC-JWT, RS256 (to raw RS256 by .NET)",
            () => VcJwt.SecureToUtf8(credential, rsaKey, JwsAlgorithm.RS256, kid),
            0.95,
            () => rawRsa.TrySignData(Data, new byte[512], HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1, out _));
    }

    // A benchmark of refusals would be fast and worth nothing.
    private static void Require(bool holds)
    {
        if (!holds)
        {
            throw new InvalidOperationException("What was signed does not verify.");
        }
    }
}
