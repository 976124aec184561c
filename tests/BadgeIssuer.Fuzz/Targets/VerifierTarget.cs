using System.Runtime.ExceptionServices;
using BadgeIssuer.IO.Http;
using BadgeIssuer.OpenBadges;
using BadgeIssuer.OpenBadges.Baking;
using BadgeIssuer.Securing.Dids;
using BadgeIssuer.Securing.Jose;
using BadgeIssuer.Securing.Keys;
using BadgeIssuer.Verification;

namespace BadgeIssuer.Fuzz.Targets;

/// <summary>The whole verifier, without the network: every input gives a report, and nothing that was changed is valid.</summary>
internal sealed class VerifierTarget : FuzzTarget
{
    private static readonly SigningKey Key = SigningKey.ImportPkcs8(
        KeyKind.Ed25519,
        [.. Convert.FromHexString("302e020100300506032b657004220420"), .. Enumerable.Range(1, 32).Select(static value => (byte)value)]);

    private static readonly string Did = DidKey.FromKey(Key.PublicKey);

    private static readonly CredentialVerifier Verifier = new(
        OfflineDocumentSource.Offline,
        TrustList.Empty,
        new Standing(),
        static fault => ExceptionDispatchInfo.Throw(fault));

    private static readonly VerificationRequest Request = new("input", "a@b.example");

    public override string Name => "verifier";

    public override IReadOnlyList<string> Words { get; } =
    [
        "\"@context\":", "\"https://www.w3.org/ns/credentials/v2\"", "\"proof\":[", "\"cryptosuite\":\"eddsa-jcs-2022\"", "\"previousProof\":\"urn:a\"",
        "\"credentialStatus\":[{\"type\":\"BitstringStatusListEntry\",\"statusPurpose\":\"revocation\",\"statusListIndex\":\"4\",\"statusListCredential\":\"https://a.example/s\"}],",
        "\"endorsement\":[", "\"endorsementJwt\":[\"e30.e30.\"],", "\"refreshService\":{\"type\":\"1EdTechCredentialRefresh\",\"id\":\"https://a.example/r\"},",
        "\"evidence\":[{}],", "\"validUntil\":\"0001-01-01T00:00:00+14:00\",", "\"identifier\":[{\"type\":\"IdentityObject\",\"hashed\":true}],",
        "\"uid\":\"1\",\"verify\":{\"type\":\"hosted\",\"url\":\"https://a.example/\"},", "\"verification\":{\"type\":\"SignedBadge\"},",
        "https://a.example/b/1", "null", "[]", "{}", "\"id\":\"did:key:z6Mk\",", "1e400", "0e99999999999",
    ];

    public override IEnumerable<byte[]> Seeds()
    {
        var badge = SeedFiles.Text($$$"""
            {"@context":["https://www.w3.org/ns/credentials/v2","https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"],
            "id":"urn:uuid:1","type":["VerifiableCredential","OpenBadgeCredential"],"name":"a","issuer":{"id":"{{{Did}}}","type":["Profile"]},
            "validFrom":"2025-01-01T00:00:00Z","iss":"{{{Did}}}","jti":"urn:uuid:1","sub":"urn:uuid:2","nbf":1735689600,
            "credentialSubject":{"id":"urn:uuid:2","type":["AchievementSubject"],"achievement":{"id":"urn:uuid:3","type":["Achievement"],
            "name":"a","description":"b","criteria":{"narrative":"c"}}
            }}
            """);
        yield return badge;
        yield return Sign(badge);
        foreach (var credential in SeedFiles.Credentials())
        {
            yield return credential;
        }

        yield return SeedFiles.Text("""
            {"@context":"https://w3id.org/openbadges/v2","type":"Assertion","id":"https://a.example/1","recipient":{"type":"email","hashed":false,"identity":"a@b.example"},
            "badge":{"type":"BadgeClass","id":"https://a.example/2","name":"a","description":"b","image":"https://a.example/3","criteria":"https://a.example/4",
            "issuer":{"type":"Profile","id":"https://a.example/5","name":"a","url":"https://a.example","email":"a@b.example"}},
            "verification":{"type":"hosted"},"issuedOn":"2025-01-01T00:00:00Z"}
            """);
        yield return SeedFiles.Text("https://a.example/b/1");
        yield return SvgBadges.Bake(
            SeedFiles.Text("""<svg xmlns="http://www.w3.org/2000/svg"/>"""),
            new BakedText(BakedText.OpenBadgeCredential, System.Text.Encoding.UTF8.GetString(badge)));
    }

    public override void Run(ReadOnlyMemory<byte> input)
    {
        Verify(input);

        // What a stranger signed with a key of their own is looked into further than what nobody signed.
        if (StrictJson.TryParse(input, out var json, out _))
        {
            json.Dispose();
            Verify(Sign(input));
        }
    }

    private static byte[] Sign(ReadOnlyMemory<byte> payload) =>
        CompactJws.SignToUtf8(payload.Span, Key, JwsAlgorithm.EdDSA, $"{Did}#{Did["did:key:".Length..]}", "JWT");

    private static void Verify(ReadOnlyMemory<byte> input)
    {
        var pending = Verifier.VerifyAsync(input, Request, CancellationToken.None);
        var report = pending.IsCompleted ? pending.Result : throw new FuzzFinding("Something waits, and there is nothing to wait for.");
        Require(report.Checks.Length > 0, "A report without checks.");
    }

    private sealed class Standing : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2025, 6, 1, 0, 0, 0, TimeSpan.Zero);
    }
}
