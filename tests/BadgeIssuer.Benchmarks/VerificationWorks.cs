using BadgeIssuer.OpenBadges.Status;
using BadgeIssuer.Securing.DataIntegrity;
using BadgeIssuer.Securing.Dids;
using BadgeIssuer.Securing.Jose;
using BadgeIssuer.Securing.Keys;
using BadgeIssuer.Verification;
using BadgeIssuer.Verification.Checks;

namespace BadgeIssuer.Benchmarks;

/// <summary>What the verifier does for the same credential, from bytes to a report.</summary>
internal static class VerificationWorks
{
    private const string Issuer = "did:web:badges.example.go.jp";
    private const string Base = "https://badges.example.go.jp";
    private const string Method = Issuer + "#k1";

    private static readonly DateTimeOffset Now = new(2025, 6, 1, 0, 0, 0, TimeSpan.Zero);

    public static IEnumerable<Work> All()
    {
        // Kept for as long as the program runs.
        var key = SigningKey.Generate(KeyKind.Ed25519);
        var credential = Resources.Credential();
        var list = ListOf(credential);
        var documents = new Documents(new()
        {
            [Base + "/.well-known/did.json"] = DidDocumentWriter.Write(Issuer, [("k1", key.PublicKey)]),
            [list] = VcJwt.SecureToUtf8(StatusList(list), key, JwsAlgorithm.EdDSA, Method),
        });
        var verifier = new CredentialVerifier(
            documents, TrustList.OfIssuers(Issuer), new StoppedClock(), static fault => throw fault);
        var request = new VerificationRequest("credential.json");

        var embedded = EmbeddedProofs.OverPublishedContexts.Add(
            credential, key, Cryptosuite.EddsaRdfc2022, new ProofOptions(Method, Now.AddDays(-30)));
        yield return new Work("whole report, eddsa-rdfc-2022", () => Require(verifier, embedded, request), 0.12);

        var jwt = VcJwt.SecureToUtf8(credential, key, JwsAlgorithm.EdDSA, Method);
        yield return new Work("whole report, VC-JWT EdDSA", () => Require(verifier, jwt, request));

        var examination = Examined(embedded, request, documents);

        // Two in a hundred of the time that verifying the proof may take.
        var check = new StatusCheck();
        yield return new Work("status check on a cached list", () =>
        {
            if (AtOnce(check.RunAsync(examination, CancellationToken.None)).Outcome is not CheckOutcome.Passed)
            {
                throw new InvalidOperationException("The status is not known.");
            }
        }, 9.5);
    }

    private static void Require(CredentialVerifier verifier, byte[] badge, VerificationRequest request)
    {
        var report = AtOnce(verifier.VerifyAsync(badge, request, CancellationToken.None));
        if (report.Verdict is not Verdict.Valid)
        {
            throw new InvalidOperationException(
                string.Join(", ", report.Checks.Select(check => $"{check.Check} {check.Outcome} {check.Problem?.Code}")));
        }
    }

    // A badge whose proof has passed, as the check of its status finds it.
    private static Examination Examined(byte[] badge, VerificationRequest request, IDocumentSource documents)
    {
        var read = (DecodedBadge.Read)PresentationDecoder.Decode(badge).Badges[0];
        var examination = new Examination(read.Presentation, request, Now, new FetchSession(documents, new ServedDocuments()), TrustList.Empty);
        examination.Add(AtOnce(new ProofCheck().RunAsync(examination, CancellationToken.None)));
        return examination;
    }

    // All documents are in memory, so that nothing is waited for.
    private static T AtOnce<T>(ValueTask<T> work) => work.IsCompletedSuccessfully
        ? work.Result
        : throw new InvalidOperationException("This should have been done at once.");

    private static string ListOf(byte[] credential)
    {
        using var json = System.Text.Json.JsonDocument.Parse(credential);
        return json.RootElement.GetProperty("credentialStatus") is { ValueKind: System.Text.Json.JsonValueKind.Array } several
            ? several[0].GetProperty("statusListCredential").GetString()!
            : json.RootElement.GetProperty("credentialStatus").GetProperty("statusListCredential").GetString()!;
    }

    private static byte[] StatusList(string id) => StatusListCredentialWriter.Write(new StatusListCredential
    {
        Id = id,
        Issuer = Issuer,
        ValidFrom = Now.AddDays(-1),
        StatusPurpose = ["revocation"],
        EncodedList = OpenBadges.Status.StatusList.Create(
            OpenBadges.Status.StatusList.MinimumCount, Enumerable.Range(0, 100).Select(index => index * 1301)).Encode(),
    });

    private sealed class Documents(Dictionary<string, byte[]> bodies) : IDocumentSource
    {
        private readonly Dictionary<string, DocumentLookup> _answers = bodies.ToDictionary(
            entry => entry.Key,
            DocumentLookup (entry) => new DocumentLookup.Answered(200, "application/json", entry.Key, entry.Value),
            StringComparer.Ordinal);

        public ValueTask<DocumentLookup> GetAsync(string url, string accept, CancellationToken cancellationToken) =>
            new(_answers[url]);
    }

    private sealed class StoppedClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => Now;
    }
}
