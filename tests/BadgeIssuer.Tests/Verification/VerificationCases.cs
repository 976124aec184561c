using System.Text.Json.Nodes;
using BadgeIssuer.OpenBadges;
using BadgeIssuer.OpenBadges.Schemas;
using BadgeIssuer.OpenBadges.Status;
using BadgeIssuer.OpenBadges.V2;
using BadgeIssuer.Securing;
using BadgeIssuer.Securing.DataIntegrity;
using BadgeIssuer.Securing.Dids;
using BadgeIssuer.Securing.Jose;
using BadgeIssuer.Securing.Keys;
using BadgeIssuer.Verification;
using BadgeIssuer.Verification.Checks;
using BadgeIssuer.Verification.Proofs;
using static BadgeIssuer.Tests.Verification.VerificationCase;
using V3 = BadgeIssuer.OpenBadges.V3;

namespace BadgeIssuer.Tests.Verification;

/// <summary>The cases, by version and check.</summary>
internal static class VerificationCases
{
    private const string Evil = "https://evil.example";

    public static IEnumerable<VerificationCase> All() =>
        [.. Formats(), .. ProofsOfVersion3(), .. EmbeddedProofCases.All(), .. ClaimsOfVersion3(), .. StatusesOfVersion3(), .. Hosted(), .. Signed()];

    private static IEnumerable<VerificationCase> Formats() =>
    [
        Invalid("nothing", CheckId.Format, PresentationProblemCodes.Unrecognised, _ => ""),
        Invalid("prose", CheckId.Format, PresentationProblemCodes.Unrecognised, _ => "Taro has completed the course."),
        Invalid("JSON that is no badge", CheckId.Format, PresentationProblemCodes.NotABadge, _ => """{"a":1}"""),
        Invalid("a BadgeClass", CheckId.Format, PresentationProblemCodes.PartOfBadge, issuer => issuer.Web[TestIssuer.BadgeClassId]),
        Invalid("a status list credential", CheckId.Format, PresentationProblemCodes.AnotherCredential, issuer => issuer.Web[TestIssuer.StatusList]),
        Invalid("JSON with a name twice", CheckId.Format, JsonProblemCodes.DuplicateName, _ => """{"type":"Assertion","type":"Assertion"}"""),
        Invalid("a JWS without a payload that can be read", CheckId.Format, PresentationProblemCodes.JwsUnreadable, _ => "eyJhbGciOiJFZERTQSJ9.*.x"),
        Open("Open Badges 1.1", CheckId.Format, PresentationProblemCodes.Version1, _ =>
            """{"@context":"https://w3id.org/openbadges/v1","type":"Assertion","id":"https://a.example/1","uid":"1","recipient":{},"badge":"https://a.example/b","verify":{"type":"hosted","url":"https://a.example/1"}}"""),
        Open("Open Badges 1.0", CheckId.Format, PresentationProblemCodes.Version1, _ =>
            """{"uid":"1","recipient":{"type":"email","hashed":false,"identity":"a@example.com"},"badge":"https://a.example/b","verify":{"type":"hosted","url":"https://a.example/1"},"issuedOn":1358000000}"""),
        Open("Open Badges 0.5", CheckId.Format, PresentationProblemCodes.Version1, _ =>
            """{"recipient":"sha256$00","badge":{"version":"0.5","name":"n","issuer":{"origin":"https://a.example"}}}"""),
        Open("a link that nobody answers", CheckId.Format, PresentationProblemCodes.LinkNotAnswered, _ => "https://nobody.example/b/1"),
        Open("a link to a page", CheckId.Format, PresentationProblemCodes.LinkToAnotherThing, issuer =>
        {
            issuer.Web.Put("https://page.example/b/1", "<!doctype html><title>Badge</title>", mediaType: "text/html");
            return "https://page.example/b/1";
        }),
        Open("a link to a link", CheckId.Format, PresentationProblemCodes.LinkToAnotherThing, issuer =>
        {
            issuer.Web.Put("https://page.example/1", "https://page.example/2", mediaType: "text/plain");
            return "https://page.example/1";
        }),
        Valid("a link to a credential", issuer =>
        {
            issuer.Web.Put(TestIssuer.CredentialId, issuer.Jwt(), mediaType: "application/vc+jwt");
            return $" {TestIssuer.CredentialId}\n";
        }),
        Valid("a link to a hosted assertion", _ => TestIssuer.AssertionId),
    ];

    private static IEnumerable<VerificationCase> ProofsOfVersion3() =>
    [
        Valid("a VC-JWT", issuer => issuer.Jwt()),
        Valid("a VC-JWT with white space round it", issuer => $"\r\n {issuer.Jwt()} \n"),
        Valid("a kid that is a DID URL of the issuer", issuer => issuer.Jwt(kid: TestIssuer.Did + "#k1")),
        Valid("a kid that is a fragment", issuer => issuer.Jwt(kid: "#k1")),
        Valid("a did:key issuer", issuer => AsDid(issuer, DidKey.FromKey(issuer.Key.PublicKey))),
        Valid("a did:jwk issuer", issuer => AsDid(issuer, DidJwk.FromKey(issuer.Key.PublicKey))),
        Valid("a web issuer whose key lies under its address", issuer => AsWeb(issuer, Evil + "/issuers/7", Evil + "/issuers/7/keys/1")),
        Valid("a web issuer whose key stands in the JWK set of its origin", issuer =>
        {
            issuer.Web.Put(Evil + "/.well-known/jwks.json", $$"""{"keys":[{{TestIssuer.Text(issuer.Key.PublicKey.ToJwk("1", issuer.Algorithm))}}]}""");
            issuer.Web.Put(Evil + "/issuers/7", "{}");
            return AsWeb(issuer, Evil + "/issuers/7", Evil + "/keys/1");
        }),
        Invalid("a JSON credential without a proof", CheckId.Proof, ProofCheckProblemCodes.Missing, _ =>
            TestIssuer.Text(V3.OpenBadgeCredentialWriter.Write(TestIssuer.Credential()))),
        Open("a proof of a suite that is not known", CheckId.Proof, DataIntegrityProblemCodes.SuiteUnknown, _ =>
            Edit(TestIssuer.Text(V3.OpenBadgeCredentialWriter.Write(TestIssuer.Credential())), credential =>
                credential["proof"] = JsonNode.Parse("""[{"type":"DataIntegrityProof","cryptosuite":"x-2099","proofPurpose":"assertionMethod","verificationMethod":"did:web:issuer.example#k1","proofValue":"z1"}]"""))),
        Invalid("a signature by another key under the same name", CheckId.Proof, ProofProblemCodes.SignatureMismatch, issuer =>
        {
            using var other = SigningKey.Generate(KeyKind.Ed25519);
            return VcJwt.Secure(Bytes(), other, JwsAlgorithm.EdDSA, TestIssuer.Kid);
        }),
        Invalid("a key of the forger's own web site", CheckId.Proof, ProofCheckProblemCodes.KeyNotPublished, issuer =>
        {
            using var other = SigningKey.Generate(KeyKind.Ed25519);
            issuer.Web.Put(Evil + "/keys/1", other.PublicKey.ToJwk("1", JwsAlgorithm.EdDSA));
            return VcJwt.Secure(Bytes(), other, JwsAlgorithm.EdDSA, Evil + "/keys/1");
        }),
        Invalid("a did:key of the forger's own", CheckId.Proof, ProofCheckProblemCodes.KeyOfAnother, issuer =>
        {
            using var other = SigningKey.Generate(KeyKind.Ed25519);
            var did = DidKey.FromKey(other.PublicKey);
            return VcJwt.Secure(Bytes(), other, JwsAlgorithm.EdDSA, did + "#" + did["did:key:".Length..]);
        }),
        Invalid("a kid that the issuer does not list", CheckId.Proof, ProofCheckProblemCodes.KeyNotPublished, issuer =>
            issuer.Jwt(kid: TestIssuer.Did + "#k2")),
        Invalid("a key in the header that the issuer does not publish", CheckId.Proof, ProofCheckProblemCodes.KeyNotPublished, issuer =>
        {
            using var other = SigningKey.Generate(KeyKind.Ed25519);
            return WithJwkHeader(other);
        }),
        Valid("a key in the header that the issuer publishes", issuer => WithJwkHeader(issuer.Key)),
        Invalid("a key that is published, and not for assertions", CheckId.Proof, ProofCheckProblemCodes.KeyNotPublished, issuer =>
        {
            issuer.Web.Put(TestIssuer.DidDocumentUrl, Edit(issuer.Web[TestIssuer.DidDocumentUrl], document => document["assertionMethod"] = new JsonArray()));
            return issuer.Jwt();
        }),
        Invalid("a method of another controller", CheckId.Proof, ProofCheckProblemCodes.KeyOfAnother, issuer =>
        {
            EditMethod(issuer, method => method["controller"] = "did:web:evil.example");
            return issuer.Jwt();
        }),
        Invalid("a method that was revoked", CheckId.Proof, ProofCheckProblemCodes.KeyNoLongerValid, issuer =>
        {
            EditMethod(issuer, method => method["revoked"] = "2025-05-01T00:00:00Z");
            return issuer.Jwt();
        }),
        Invalid("a method that has expired", CheckId.Proof, ProofCheckProblemCodes.KeyNoLongerValid, issuer =>
        {
            EditMethod(issuer, method => method["expires"] = "2025-05-01T00:00:00Z");
            return issuer.Jwt(kid: TestIssuer.Did + "#k1");
        }),
        Invalid("a DID document of somebody else", CheckId.Proof, ProofCheckProblemCodes.KeyOfAnother, issuer =>
        {
            issuer.Web.Put(TestIssuer.DidDocumentUrl, DidDocumentWriter.Write("did:web:evil.example", [("k1", issuer.Key.PublicKey)]));
            return issuer.Jwt();
        }),
        Open("a key that cannot be had", CheckId.Proof, ProofCheckProblemCodes.KeyUnavailable, issuer =>
        {
            issuer.Web.Remove(TestIssuer.Kid);
            return issuer.Jwt();
        }),
        Open("a DID document that cannot be had", CheckId.Proof, ProofCheckProblemCodes.IssuerKeysUnavailable, issuer =>
        {
            issuer.Web.Remove(TestIssuer.DidDocumentUrl);
            return issuer.Jwt();
        }),
        Open("a web issuer whose documents cannot be had", CheckId.Proof, ProofCheckProblemCodes.IssuerKeysUnavailable, issuer =>
            AsWeb(issuer, Evil + "/issuers/7", Evil + "/keys/1")),
        Invalid("a web issuer that publishes no keys", CheckId.Proof, ProofCheckProblemCodes.KeyNotPublished, issuer =>
        {
            issuer.Web.Put(Evil + "/issuers/7", """{"id":"https://evil.example/issuers/7","type":"Profile"}""");
            issuer.Web.Put(Evil + "/.well-known/jwks.json", "", status: 404);
            return AsWeb(issuer, Evil + "/issuers/7", Evil + "/keys/1");
        }),
        Open("a DID method that is not known", CheckId.Proof, ProofProblemCodes.DidMethodUnknown, issuer =>
            issuer.Jwt(credential => credential with { Issuer = new() { Id = "did:ion:abc" } }, kid: "did:ion:abc#1")),
        Invalid("an issuer that leads to no keys", CheckId.Proof, ProofCheckProblemCodes.IssuerWithoutKeys, issuer =>
            issuer.Jwt(credential => credential with { Issuer = new() { Id = "urn:uuid:2f4a4d6e-5b1c-4a8e-9d57-0c8f3c8a1b22" } })),
        Invalid("no issuer", CheckId.Proof, ProofCheckProblemCodes.IssuerMissing, issuer => issuer.JwtOf(payload => payload.Remove("issuer"))),
        Invalid("claims that contradict the credential", CheckId.Proof, ProofProblemCodes.ClaimMismatch, issuer =>
            issuer.JwtOf(payload => payload["iss"] = "did:web:other.example")),
        Invalid("a claim that is missing", CheckId.Proof, ProofProblemCodes.ClaimMissing, issuer => issuer.JwtOf(payload => payload.Remove("jti"))),
        Invalid("no algorithm", CheckId.Proof, ProofProblemCodes.AlgorithmNone, issuer => WithHeader(issuer, """{"alg":"none"}""")),
        Invalid("a symmetric algorithm", CheckId.Proof, ProofProblemCodes.AlgorithmSymmetric, issuer => WithHeader(issuer, """{"alg":"HS256"}""")),
        Open("a context that is not known", CheckId.Proof, DataIntegrityProblemCodes.ContextUnknown, issuer =>
            issuer.JwtOf(payload => payload["@context"]!.AsArray().Add("https://evil.example/context.json"))),
        Open("an inline context", CheckId.Proof, DataIntegrityProblemCodes.ContextUnknown, issuer =>
            issuer.JwtOf(payload => payload["@context"]!.AsArray().Add(JsonNode.Parse("""{"name":"https://evil.example/name"}""")))),
        Open("a context that is not known inside", CheckId.Proof, DataIntegrityProblemCodes.ContextUnknown, issuer =>
            issuer.JwtOf(payload => payload["credentialSubject"]!["@context"] = "https://evil.example/context.json")),
        Valid("a context that is known inside", issuer =>
            issuer.JwtOf(payload => payload["credentialSubject"]!["@context"] = "https://purl.imsglobal.org/spec/ob/v3p0/extensions.json")),
        Open("the name of a context that was never published", CheckId.Proof, DataIntegrityProblemCodes.ContextUnknown, issuer =>
            issuer.JwtOf(payload => payload["@context"]![1] = "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.0.json")),
    ];

    private static IEnumerable<VerificationCase> ClaimsOfVersion3() =>
    [
        Invalid("an achievement without criteria", CheckId.Schema, SchemaProblemCodes.Required, issuer =>
            issuer.JwtOf(payload => payload["credentialSubject"]!["achievement"]!.AsObject().Remove("criteria"))),
        Invalid("a badge of the future", CheckId.Period, ClaimProblemCodes.NotYetValid, issuer => issuer.Jwt(), at: new(2025, 2, 9, 23, 59, 59, TimeSpan.Zero)),
        new("the first instant", issuer => issuer.Jwt(), Verdict.Valid, At: new(2025, 2, 10, 0, 0, 0, TimeSpan.Zero)),
        Invalid("an expired badge", CheckId.Period, ClaimProblemCodes.Expired, issuer =>
            issuer.Jwt(credential => credential with { ValidUntil = TestIssuer.Now })),
        Valid("a badge that expires in a second", issuer => issuer.Jwt(credential => credential with { ValidUntil = TestIssuer.Now.AddSeconds(1) })),
        Invalid("an end before the beginning", CheckId.Period, ClaimProblemCodes.EndsBeforeBeginning, issuer =>
            issuer.Jwt(credential => credential with { ValidUntil = credential.ValidFrom.AddDays(-1) })),
        Valid("the recipient's address", issuer => issuer.Jwt(), recipient: TestIssuer.Email),
        Valid("the recipient's address in capitals", issuer => issuer.Jwt(), recipient: " Taro.Yamada@EXAMPLE.jp "),
        Valid("the recipient's name as in the roster", issuer => issuer.Jwt(), recipient: "山田　太郎"),
        Valid("the recipient's name with another space", issuer => issuer.Jwt(), recipient: "山田 太郎"),
        Valid("the recipient's name without a space", issuer => issuer.Jwt(), recipient: "山田太郎"),
        Valid("the recipient's identifier", issuer => issuer.Jwt(), recipient: "urn:uuid:2f4a4d6e-5b1c-4a8e-9d57-0c8f3c8a1b22"),
        Invalid("another address", CheckId.Recipient, ClaimProblemCodes.RecipientMismatch, issuer => issuer.Jwt(), recipient: "hanako@example.jp"),
        Invalid("another name", CheckId.Recipient, ClaimProblemCodes.RecipientMismatch, issuer => issuer.Jwt(), recipient: "山田花子"),
        Open("a learner number, which the badge does not say", CheckId.Recipient, ClaimProblemCodes.RecipientNotComparable, issuer => issuer.Jwt(), recipient: "Q06-AX-0003"),
        Valid("an issuer of whom nothing is known", issuer =>
        {
            issuer.Trust = TrustList.Empty;
            return issuer.Jwt();
        }),
        Invalid("an issuer that is warned of", CheckId.Issuer, ClaimProblemCodes.IssuerDistrusted, issuer =>
        {
            issuer.Trust = TrustList.Of(new TrustEntry(TestIssuer.Did, null, IssuerTrust.Distrusted, []));
            return issuer.Jwt();
        }),
        Invalid("a key that is not the pinned one", CheckId.Issuer, ClaimProblemCodes.IssuerKeyNotPinned, issuer =>
        {
            issuer.Trust = TrustList.Of(new TrustEntry(TestIssuer.Did, null, IssuerTrust.Trusted, ["another"]));
            return issuer.Jwt();
        }),
        Open("a hosted badge, which no key vouches for, of an issuer with a pinned one", CheckId.Issuer, ClaimProblemCodes.IssuerPinNotApplicable, issuer =>
        {
            issuer.Trust = TrustList.Of(new TrustEntry(TestIssuer.IssuerV2, null, IssuerTrust.Trusted, [issuer.Key.PublicKey.Thumbprint]));
            return issuer.Web[TestIssuer.AssertionId];
        }),
        Valid("the key of one of two pinned years", issuer =>
        {
            issuer.Trust = TrustList.Of(
                new TrustEntry(TestIssuer.Did, null, IssuerTrust.Trusted, ["another"]),
                new TrustEntry(TestIssuer.Did, null, IssuerTrust.Trusted, [issuer.Key.PublicKey.Thumbprint]));
            return issuer.Embedded();
        }),
        Valid("the pinned key", issuer =>
        {
            issuer.Trust = TrustList.Of(new TrustEntry(TestIssuer.Did, null, IssuerTrust.Trusted, [issuer.Key.PublicKey.Thumbprint]));
            return issuer.Jwt();
        }),
    ];

    private static IEnumerable<VerificationCase> StatusesOfVersion3() =>
    [
        Valid("no status", issuer => issuer.Jwt(credential => credential with { CredentialStatus = null })),
        Invalid("a revoked badge", CheckId.Status, StatusCheckProblemCodes.Revoked, issuer => WithList(issuer, set: [TestIssuer.StatusIndex])),
        Invalid("a revoked badge that was replaced", CheckId.Status, StatusCheckProblemCodes.Superseded, issuer =>
        {
            issuer.Successors.Add(TestIssuer.CredentialId, TestIssuer.Base + "/b/new");
            return WithList(issuer, set: [TestIssuer.StatusIndex]);
        }),
        Invalid("a revoked badge beside one that was replaced", CheckId.Status, StatusCheckProblemCodes.Revoked, issuer =>
        {
            issuer.Successors.Add(TestIssuer.CredentialId + "d", TestIssuer.Base + "/b/new");
            return WithList(issuer, set: [TestIssuer.StatusIndex]);
        }),
        Valid("a badge that its list does not revoke, though another is said to have replaced it", issuer =>
        {
            issuer.Successors.Add(TestIssuer.CredentialId, TestIssuer.Base + "/b/new");
            return issuer.Jwt();
        }),
        Valid("neighbours that were revoked", issuer => WithList(issuer, set: [TestIssuer.StatusIndex - 1, TestIssuer.StatusIndex + 1])),
        Invalid("a suspended badge", CheckId.Status, StatusCheckProblemCodes.Suspended, issuer =>
        {
            issuer.PublishStatusList([TestIssuer.StatusIndex], list => list with { StatusPurpose = ["suspension"] });
            return issuer.Jwt(credential => credential with { CredentialStatus = credential.CredentialStatus! with { StatusPurpose = "suspension" } });
        }),
        Open("a list that cannot be had", CheckId.Status, StatusCheckProblemCodes.ListUnavailable, issuer =>
        {
            issuer.Web.Remove(TestIssuer.StatusList);
            return issuer.Jwt();
        }),
        Open("a list that is gone", CheckId.Status, StatusCheckProblemCodes.ListUnavailable, issuer =>
        {
            issuer.Web.Put(TestIssuer.StatusList, "", status: 404);
            return issuer.Jwt();
        }),
        Open("a list by a forger's key", CheckId.Status, StatusCheckProblemCodes.ListNotProven, issuer =>
        {
            using var other = SigningKey.Generate(KeyKind.Ed25519);
            issuer.PublishStatusList(key: other);
            return issuer.Jwt();
        }),
        Valid("a list by another key that the issuer's address publishes", issuer => WithListBySecondKey(issuer, [])),
        Open("a list by another key that the address publishes, where the issuer's key is pinned", CheckId.Status, StatusCheckProblemCodes.ListKeyNotPinned, issuer =>
            WithListBySecondKey(issuer, [[issuer.Key.PublicKey.Thumbprint]])),
        Valid("a list by another pinned key", issuer =>
            WithListBySecondKey(issuer, [[issuer.Key.PublicKey.Thumbprint, SecondKey.PublicKey.Thumbprint]])),
        Valid("a list by a key that is pinned for another year", issuer =>
            WithListBySecondKey(issuer, [[issuer.Key.PublicKey.Thumbprint], [SecondKey.PublicKey.Thumbprint]])),
        Open("a list without a proof", CheckId.Status, StatusCheckProblemCodes.ListNotProven, issuer =>
        {
            issuer.Web.Put(TestIssuer.StatusList, StatusListCredentialWriter.Write(new StatusListCredential
            {
                Id = TestIssuer.StatusList,
                Issuer = TestIssuer.Did,
                ValidFrom = TestIssuer.Now.AddDays(-1),
                StatusPurpose = ["revocation"],
                EncodedList = StatusList.Create(StatusList.MinimumCount, []).Encode(),
            }));
            return issuer.Jwt();
        }),
        Open("a list by another issuer", CheckId.Status, StatusCheckProblemCodes.ListOfAnother, issuer =>
            WithList(issuer, change: list => list with { Issuer = "did:web:evil.example" })),
        Open("another list of the issuer", CheckId.Status, StatusCheckProblemCodes.ListOfAnother, issuer =>
            WithList(issuer, change: list => list with { Id = TestIssuer.Base + "/status/2" })),
        Open("a list for another purpose", CheckId.Status, StatusCheckProblemCodes.ListPurpose, issuer =>
            WithList(issuer, change: list => list with { StatusPurpose = ["suspension"] })),
        Open("a list that has expired", CheckId.Status, StatusCheckProblemCodes.ListOutOfDate, issuer =>
            WithList(issuer, change: list => list with { ValidUntil = TestIssuer.Now.AddHours(-1) })),
        Open("a list that is too short", CheckId.Status, StatusProblemCodes.ListTooShort, issuer =>
            WithList(issuer, change: list => list with { EncodedList = "u" + Convert.ToBase64String(Gzip(new byte[100])).TrimEnd('=').Replace('+', '-').Replace('/', '_') })),
        Open("a list that is a bomb", CheckId.Status, StatusProblemCodes.ListTooLong, issuer =>
            WithList(issuer, change: list => list with { EncodedList = "u" + Convert.ToBase64String(Gzip(new byte[3 << 20])).TrimEnd('=').Replace('+', '-').Replace('/', '_') })),
        Invalid("an index behind the end", CheckId.Status, StatusCheckProblemCodes.IndexOutOfRange, issuer =>
            issuer.Jwt(credential => credential with { CredentialStatus = credential.CredentialStatus! with { StatusListIndex = StatusList.MinimumCount } })),
        Invalid("an index that is no number", CheckId.Status, StatusProblemCodes.IndexMalformed, issuer =>
            issuer.JwtOf(payload => Status(payload)["statusListIndex"] = "4x")),
        Open("more statuses than anyone needs", CheckId.Status, StatusCheckProblemCodes.TooManyEntries, issuer =>
            issuer.JwtOf(payload => payload["credentialStatus"] = new JsonArray(
                [.. Enumerable.Range(0, 17).Select(_ => Status(payload).DeepClone())]))),
        Open("a status of an unknown type", CheckId.Status, StatusProblemCodes.UnknownType, issuer =>
            issuer.JwtOf(payload => payload["credentialStatus"] = JsonNode.Parse("""{"id":"https://issuer.example/s","type":"X2099"}"""))),
        Invalid("an entry of a 1EdTech revocation list", CheckId.Status, StatusCheckProblemCodes.Revoked, issuer => With1EdTechList(issuer, TestIssuer.CredentialId)),
        Valid("no entry of a 1EdTech revocation list", issuer => With1EdTechList(issuer, TestIssuer.CredentialId + "x")),
        Open("a 1EdTech revocation list that cannot be had", CheckId.Status, StatusCheckProblemCodes.ListUnavailable, issuer =>
        {
            var badge = With1EdTechList(issuer, "x");
            issuer.Web.Remove(TestIssuer.Base + "/revoked");
            return badge;
        }),
    ];

    private static readonly SigningKey SecondKey = SigningKey.Generate(KeyKind.Ed25519);

    private static string WithListBySecondKey(TestIssuer issuer, string[][] pinned)
    {
        const string Kid = TestIssuer.Base + "/keys/k2";

        if (pinned.Length > 0)
        {
            issuer.Trust = TrustList.Of(pinned.Select(keys => new TrustEntry(TestIssuer.Did, null, IssuerTrust.Trusted, [.. keys])));
        }

        issuer.Web.Put(Kid, SecondKey.PublicKey.ToJwk("k2", JwsAlgorithm.EdDSA), mediaType: "application/jwk+json");
        issuer.Web.Put(
            TestIssuer.DidDocumentUrl,
            DidDocumentWriter.Write(TestIssuer.Did, [("k1", issuer.Key.PublicKey), ("k2", SecondKey.PublicKey)]));
        issuer.PublishStatusList(key: SecondKey, kid: Kid);
        return issuer.Jwt();
    }

    private static IEnumerable<VerificationCase> Hosted() =>
    [
        Valid("a number with an exponent that no machine holds", issuer =>
        {
            var assertion = TestIssuer.Text(BadgeIssuer.OpenBadges.V2.AssertionWriter.Write(TestIssuer.Assertion()))
                .Replace("{\"@context\"", "{\"https://a.example/n\":0e99999999999,\"@context\"", StringComparison.Ordinal);
            issuer.Web.Put(TestIssuer.AssertionId, assertion);
            return assertion;
        }),
        Valid("a hosted assertion", issuer => issuer.Web[TestIssuer.AssertionId]),
        Valid("a hosted assertion, for its recipient", issuer => issuer.Web[TestIssuer.AssertionId], recipient: TestIssuer.Email),
        Invalid("a hosted assertion, for another", CheckId.Recipient, ClaimProblemCodes.RecipientMismatch, issuer => issuer.Web[TestIssuer.AssertionId], recipient: "x@example.jp"),
        Open("a hosted assertion, for a name", CheckId.Recipient, ClaimProblemCodes.RecipientNotComparable, issuer => issuer.Web[TestIssuer.AssertionId], recipient: "山田太郎"),
        Open("a host that is down", CheckId.Proof, ProofCheckProblemCodes.HostedUnavailable, issuer =>
        {
            var copy = issuer.Web[TestIssuer.AssertionId];
            issuer.Web.Put(TestIssuer.AssertionId, "", status: 503);
            return copy;
        }),
        Invalid("an assertion that the host does not know", CheckId.Proof, ProofCheckProblemCodes.HostedNotFound, issuer =>
        {
            var copy = issuer.Web[TestIssuer.AssertionId];
            issuer.Web.Put(TestIssuer.AssertionId, "", status: 404);
            return copy;
        }),
        Invalid("an address that serves a page", CheckId.Proof, ProofCheckProblemCodes.HostedIsAnother, issuer =>
        {
            var copy = issuer.Web[TestIssuer.AssertionId];
            issuer.Web.Put(TestIssuer.AssertionId, "<html></html>", mediaType: "text/html");
            return copy;
        }),
        Invalid("an assertion that was withdrawn with 410", CheckId.Status, StatusCheckProblemCodes.Revoked, issuer =>
        {
            var copy = issuer.Web[TestIssuer.AssertionId];
            issuer.Web.Put(TestIssuer.AssertionId, $$"""{"@context":"https://w3id.org/openbadges/v2","id":"{{TestIssuer.AssertionId}}","revoked":true}""", status: 410);
            return copy;
        }),
        Invalid("a withdrawn assertion that was replaced", CheckId.Status, StatusCheckProblemCodes.Superseded, issuer =>
        {
            issuer.Successors.Add(TestIssuer.AssertionId, TestIssuer.Base + "/b/new");
            issuer.Web.Put(TestIssuer.AssertionId, $$"""{"@context":"https://w3id.org/openbadges/v2","id":"{{TestIssuer.AssertionId}}","revoked":true}""", status: 410);
            return TestIssuer.AssertionId;
        }),
        Invalid("a link to a withdrawn assertion", CheckId.Status, StatusCheckProblemCodes.Revoked, issuer =>
        {
            issuer.Web.Put(TestIssuer.AssertionId, $$"""{"@context":"https://w3id.org/openbadges/v2","id":"{{TestIssuer.AssertionId}}","revoked":true}""", status: 410);
            return TestIssuer.AssertionId;
        }),
        Invalid("an assertion that says it is revoked", CheckId.Status, StatusCheckProblemCodes.Revoked, issuer =>
        {
            var copy = issuer.Web[TestIssuer.AssertionId];
            issuer.Web.Put(TestIssuer.AssertionId, Edit(copy, assertion => assertion["revoked"] = true));
            return copy;
        }),
        Invalid("an id that is no web address", CheckId.Proof, ProofCheckProblemCodes.NotHostable, issuer =>
            Edit(issuer.Web[TestIssuer.AssertionId], assertion => assertion["id"] = "urn:uuid:1")),
        Invalid("no verification", CheckId.Proof, ProofCheckProblemCodes.VerificationUnknown, issuer =>
            Edit(issuer.Web[TestIssuer.AssertionId], assertion => assertion.Remove("verification"))),
        Invalid("a signed assertion without its signature", CheckId.Proof, ProofCheckProblemCodes.VerificationContradicts, issuer =>
            Edit(issuer.Web[TestIssuer.AssertionId], assertion => assertion["verification"]!["type"] = "SignedBadge")),
        Invalid("a forger's copy of another's BadgeClass", CheckId.Proof, ProofCheckProblemCodes.OutOfScope, issuer =>
        {
            var forged = Edit(issuer.Web[TestIssuer.AssertionId], assertion => assertion["id"] = Evil + "/1");
            issuer.Web.Put(Evil + "/1", forged);
            return forged;
        }),
        Invalid("a redirect out of the issuer's scope", CheckId.Proof, ProofCheckProblemCodes.OutOfScope, issuer =>
        {
            var copy = issuer.Web[TestIssuer.AssertionId];
            issuer.Web.Put(TestIssuer.AssertionId, copy, from: Evil + "/1");
            return copy;
        }),
        Invalid("a BadgeClass outside of the issuer's scope", CheckId.Proof, ProofCheckProblemCodes.OutOfScope, issuer =>
        {
            issuer.PublishVersion2(assertion => assertion with { Badge = Evil + "/badge" });
            issuer.Web.Put(Evil + "/badge", Edit(issuer.Web[TestIssuer.BadgeClassId], badge => badge["id"] = Evil + "/badge"));
            return issuer.Web[TestIssuer.AssertionId];
        }),
        Open("a BadgeClass that cannot be had", CheckId.Proof, ProofCheckProblemCodes.BadgeClassUnavailable, issuer =>
        {
            issuer.Web.Remove(TestIssuer.BadgeClassId);
            return issuer.Web[TestIssuer.AssertionId];
        }),
        Invalid("a BadgeClass that is none", CheckId.Proof, ProofCheckProblemCodes.BadgeClassWrong, issuer =>
        {
            issuer.Web.Put(TestIssuer.BadgeClassId, "{}");
            return issuer.Web[TestIssuer.AssertionId];
        }),
        Open("a profile that cannot be had", CheckId.Proof, ProofCheckProblemCodes.IssuerUnavailable, issuer =>
        {
            issuer.Web.Remove(TestIssuer.IssuerV2);
            return issuer.Web[TestIssuer.AssertionId];
        }),
        Invalid("a profile that is none", CheckId.Proof, ProofCheckProblemCodes.IssuerWrong, issuer =>
        {
            issuer.Web.Put(TestIssuer.IssuerV2, "[]");
            return issuer.Web[TestIssuer.AssertionId];
        }),
        Invalid("an assertion with an issuer of its own", CheckId.Proof, ProofCheckProblemCodes.IssuersDiffer, issuer =>
        {
            issuer.Web.Put(TestIssuer.AssertionId, Edit(issuer.Web[TestIssuer.AssertionId], assertion => assertion["issuer"] = Evil));
            return issuer.Web[TestIssuer.AssertionId];
        }),
        Invalid("a BadgeClass without a name", CheckId.Schema, SchemaProblemCodes.Required, issuer =>
        {
            issuer.Web.Put(TestIssuer.BadgeClassId, Edit(issuer.Web[TestIssuer.BadgeClassId], badge => badge.Remove("name")));
            return issuer.Web[TestIssuer.AssertionId];
        }),
        Invalid("an expired assertion", CheckId.Period, ClaimProblemCodes.Expired, issuer =>
        {
            issuer.PublishVersion2(assertion => assertion with { Expires = TestIssuer.Now.AddDays(-1) });
            return issuer.Web[TestIssuer.AssertionId];
        }),
        Invalid("an assertion without a date", CheckId.Period, ClaimProblemCodes.BeginningMissing, issuer =>
        {
            issuer.Web.Put(TestIssuer.AssertionId, Edit(issuer.Web[TestIssuer.AssertionId], assertion => assertion.Remove("issuedOn")));
            return issuer.Web[TestIssuer.AssertionId];
        }),
        Invalid("a date without a zone", CheckId.Period, ClaimProblemCodes.PeriodUnreadable, issuer =>
        {
            issuer.Web.Put(TestIssuer.AssertionId, Edit(issuer.Web[TestIssuer.AssertionId], assertion => assertion["issuedOn"] = "2025-01-31T00:00:00"));
            return issuer.Web[TestIssuer.AssertionId];
        }),
    ];

    private static IEnumerable<VerificationCase> Signed() =>
    [
        Valid("a signed assertion", issuer => issuer.Jws()),
        Valid("a signed assertion, for its recipient", issuer => issuer.Jws(), recipient: TestIssuer.Email),
        Invalid("a hosted assertion in a JWS", CheckId.Proof, ProofCheckProblemCodes.VerificationContradicts, issuer =>
            issuer.Jws(assertion => assertion with { Verification = VerificationObject.Hosted })),
        Invalid("a key that the issuer does not list", CheckId.Proof, ProofCheckProblemCodes.KeyNotOwned, issuer =>
        {
            issuer.PublishVersion2(profile: profile => profile with { PublicKey = [] });
            return issuer.Jws();
        }),
        Invalid("a key that the forger lists", CheckId.Proof, ProofCheckProblemCodes.KeyNotOwned, issuer =>
        {
            issuer.PublishVersion2(key: key => key with { Owner = Evil });
            return issuer.Jws();
        }),
        Open("a key that cannot be had", CheckId.Proof, ProofCheckProblemCodes.KeyUnavailable, issuer =>
        {
            issuer.Web.Remove(TestIssuer.KeyV2);
            return issuer.Jws();
        }),
        Invalid("a signature by another key", CheckId.Proof, ProofProblemCodes.SignatureMismatch, issuer =>
        {
            using var other = SigningKey.Generate(KeyKind.Ed25519);
            issuer.PublishVersion2(key: key => key with { PublicKeyPem = other.PublicKey.ToPem() });
            return issuer.Jws();
        }),
        Invalid("a revoked assertion", CheckId.Status, StatusCheckProblemCodes.Revoked, issuer =>
        {
            issuer.PublishVersion2(revoked: ["urn:uuid:5b1f1c9e-3a0f-4a57-8b7c-1f2e3d4c5b6a"]);
            return issuer.Jws();
        }),
        Open("a revocation list that cannot be had", CheckId.Status, StatusCheckProblemCodes.ListUnavailable, issuer =>
        {
            issuer.Web.Remove(TestIssuer.Revocations);
            return issuer.Jws();
        }),
        Open("a revocation list of another", CheckId.Status, StatusCheckProblemCodes.ListOfAnother, issuer =>
        {
            issuer.Web.Put(TestIssuer.Revocations, Edit(issuer.Web[TestIssuer.Revocations], list => list["issuer"] = Evil));
            return issuer.Jws();
        }),
        Open("a revocation list that is none", CheckId.Status, StatusProblemCodes.ListMalformed, issuer =>
        {
            issuer.Web.Put(TestIssuer.Revocations, "{}");
            return issuer.Jws();
        }),
        Valid("an issuer without a revocation list", issuer =>
        {
            issuer.PublishVersion2(profile: profile => profile with { RevocationList = null });
            return issuer.Jws();
        }),
    ];

    private static byte[] Bytes() => V3.OpenBadgeCredentialWriter.Write(TestIssuer.Credential());

    private static string AsDid(TestIssuer issuer, string did)
    {
        var method = did.StartsWith("did:key:", StringComparison.Ordinal) ? did["did:key:".Length..] : "0";
        return issuer.Jwt(
            credential => credential with { Issuer = credential.Issuer with { Id = did }, CredentialStatus = null },
            kid: $"{did}#{method}");
    }

    private static string AsWeb(TestIssuer issuer, string issuerId, string kid)
    {
        issuer.Web.Put(kid, issuer.Key.PublicKey.ToJwk("1", issuer.Algorithm));
        return issuer.Jwt(
            credential => credential with { Issuer = credential.Issuer with { Id = issuerId }, CredentialStatus = null }, kid);
    }

    private static string WithHeader(TestIssuer issuer, string header) =>
        System.Buffers.Text.Base64Url.EncodeToString(TestIssuer.Bytes(header)) + "." + issuer.Jwt().Split('.', 2)[1];

    private static string WithJwkHeader(SigningKey key)
    {
        var payload = VcJwt.Secure(Bytes(), key, JwsAlgorithm.EdDSA, "x").Split('.')[1];
        var header = System.Buffers.Text.Base64Url.EncodeToString(TestIssuer.Bytes(
            $$"""{"alg":"EdDSA","jwk":{{TestIssuer.Text(key.PublicKey.ToJwk(null, null))}}}"""));
        var signed = $"{header}.{payload}";
        return signed + "." + System.Buffers.Text.Base64Url.EncodeToString(key.Sign(JwsAlgorithm.EdDSA, TestIssuer.Bytes(signed)));
    }

    private static string WithList(
        TestIssuer issuer, int[]? set = null, Func<StatusListCredential, StatusListCredential>? change = null)
    {
        issuer.PublishStatusList(set, change);
        return issuer.Jwt();
    }

    private static string With1EdTechList(TestIssuer issuer, string revoked)
    {
        issuer.Web.Put(TestIssuer.Base + "/revoked", $$"""{"id":"{{TestIssuer.Base}}/revoked","issuer":"{{TestIssuer.Did}}","revokedCredential":[{"id":"{{revoked}}"}]}""");
        return issuer.JwtOf(payload =>
        {
            payload["@context"]!.AsArray().Add(ContextIris.OpenBadgesV3Extensions);
            payload["credentialStatus"] = JsonNode.Parse($$"""{"id":"{{TestIssuer.Base}}/revoked","type":"1EdTechRevocationList"}""");
        });
    }

    private static JsonNode Status(JsonObject payload) =>
        payload["credentialStatus"] is JsonArray array ? array[0]! : payload["credentialStatus"]!;

    private static void EditMethod(TestIssuer issuer, Action<JsonObject> edit) =>
        issuer.Web.Put(TestIssuer.DidDocumentUrl, Edit(issuer.Web[TestIssuer.DidDocumentUrl], document =>
        {
            // The one key stands in it in two forms.
            foreach (var method in document["verificationMethod"]!.AsArray())
            {
                edit(method!.AsObject());
            }
        }));

    private static string Edit(string json, Action<JsonObject> edit)
    {
        var node = JsonNode.Parse(json)!.AsObject();
        edit(node);
        return node.ToJsonString();
    }

    private static byte[] Gzip(byte[] bytes)
    {
        using var output = new MemoryStream();
        using (var gzip = new System.IO.Compression.GZipStream(output, System.IO.Compression.CompressionLevel.Optimal))
        {
            gzip.Write(bytes);
        }

        return output.ToArray();
    }
}
