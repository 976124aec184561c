using System.Text.Json.Nodes;
using BadgeIssuer.OpenBadges;
using BadgeIssuer.OpenBadges.Schemas;
using BadgeIssuer.OpenBadges.Status;
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

/// <summary>The cases, by version and check; those of statuses and of Open Badges 2.0 in files of their own.</summary>
internal static partial class VerificationCases
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
