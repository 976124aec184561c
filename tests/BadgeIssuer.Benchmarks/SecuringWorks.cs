using System.Text.Json;
using BadgeIssuer.Securing.DataIntegrity;
using BadgeIssuer.Securing.Dids;
using BadgeIssuer.Securing.Jose;
using BadgeIssuer.Securing.Keys;

namespace BadgeIssuer.Benchmarks;

/// <summary>What the Securing room does for the same credential.</summary>
internal static class SecuringWorks
{
    private static readonly DateTimeOffset Created = new(2025, 2, 3, 1, 23, 45, TimeSpan.Zero);

    public static IEnumerable<(string Name, Action Work, double? Goal)> All()
    {
        // Kept for as long as the program runs.
        var credential = Resources.Credential();
        var key = SigningKey.Generate(KeyKind.Ed25519);
        var did = DidKey.FromKey(key.PublicKey);
        var method = new VerificationMethod($"{did}#key", did, key.PublicKey, Expires: null, Revoked: null);
        var proofs = EmbeddedProofs.OverPublishedContexts;
        var options = new ProofOptions(method.Id, Created);

        yield return ("issue with eddsa-rdfc-2022", () =>
            proofs.Add(credential, key, Cryptosuite.EddsaRdfc2022, options), 0.30);

        var secured = proofs.Add(credential, key, Cryptosuite.EddsaRdfc2022, options);
        yield return ("verify eddsa-rdfc-2022 (parse, proof)", () =>
        {
            using var document = JsonDocument.Parse(secured);
            var (element, pointer) = DataIntegrityProof.In(document.RootElement).First();
            Require(DataIntegrityProof.TryRead(element, pointer, out var proof, out _));
            Require(proofs.Verify(document.RootElement, proof!, method, Created) is Securing.ProofOutcome.Verified);
        }, 0.19);

        const string kid = "https://badges.example.go.jp/keys/k1";
        yield return ("issue VC-JWT, EdDSA", () => VcJwt.SecureToUtf8(credential, key, JwsAlgorithm.EdDSA, kid), 0.42);

        var jwt = VcJwt.SecureToUtf8(credential, key, JwsAlgorithm.EdDSA, kid);
        yield return ("verify VC-JWT, EdDSA (signature, claims)", () =>
        {
            Require(CompactJws.TryParse(jwt, out var jws, out _));
            Require(jws!.Verify(key.PublicKey));
            using var payload = JsonDocument.Parse(jws.Payload, new JsonDocumentOptions { AllowDuplicateProperties = false });
            Require(VcJwt.CheckClaims(payload.RootElement).IsEmpty);
        }, 0.24);
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
