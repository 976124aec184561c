using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using BadgeIssuer.LinkedData.Canonicalization;
using BadgeIssuer.OpenBadges.Status;
using BadgeIssuer.OpenBadges.V3;
using BadgeIssuer.Securing;
using BadgeIssuer.Securing.DataIntegrity;
using BadgeIssuer.Securing.Dids;
using BadgeIssuer.Securing.Keys;
using BadgeIssuer.Verification;
using BadgeIssuer.Verification.Checks;
using BadgeIssuer.Verification.Proofs;
using FluentAssertions;
using SimpleBase;
using static BadgeIssuer.Tests.Verification.VerificationCase;

namespace BadgeIssuer.Tests.Verification;

/// <summary>Credentials with proofs inside.</summary>
internal static class EmbeddedProofCases
{
    private const string Web = "https://evil.example/issuers/7";

    public static IEnumerable<VerificationCase> All() =>
    [
        Valid("an embedded proof", issuer => issuer.Embedded()),
        Valid("an embedded proof over JCS", issuer => issuer.Embedded(suite: Cryptosuite.EddsaJcs2022)),
        Valid("an embedded proof that is no array", issuer => Edit(issuer.Embedded(), credential => credential["proof"] = credential["proof"]![0]!.DeepClone())),
        Valid("an embedded proof on P-256", issuer => OnCurve(issuer, KeyKind.P256, Cryptosuite.EcdsaRdfc2019)),
        Valid("an embedded proof on P-384 over JCS", issuer => OnCurve(issuer, KeyKind.P384, Cryptosuite.EcdsaJcs2019)),
        Valid("an embedded proof of a did:key issuer", issuer => AsDidKey(issuer, DidKey.FromKey(issuer.Key.PublicKey))),
        Valid("an embedded proof of a web issuer with a controlled identifier document", issuer =>
        {
            issuer.Web.Put(Web, TestIssuer.Text(DidDocumentWriter.Write(TestIssuer.Did, [("k1", issuer.Key.PublicKey)]))
                .Replace(TestIssuer.Did, Web, StringComparison.Ordinal));
            issuer.Web.Put("https://evil.example/.well-known/jwks.json", "", status: 404);
            return issuer.Embedded(
                credential => credential with { Issuer = credential.Issuer with { Id = Web }, CredentialStatus = null },
                method: Web + "#k1");
        }),
        Valid("a status list with an embedded proof", issuer =>
        {
            issuer.Web.Put(TestIssuer.StatusList, issuer.WithProof(List([])));
            return issuer.Embedded();
        }),
        Invalid("a badge revoked by a list with an embedded proof", CheckId.Status, StatusCheckProblemCodes.Revoked, issuer =>
        {
            issuer.Web.Put(TestIssuer.StatusList, issuer.WithProof(List([TestIssuer.StatusIndex])));
            return issuer.Embedded();
        }),
        Open("a list that was changed under its embedded proof", CheckId.Status, StatusCheckProblemCodes.ListNotProven, issuer =>
        {
            issuer.Web.Put(TestIssuer.StatusList, Edit(issuer.WithProof(List([])), list => list["validFrom"] = "2025-05-01T00:00:00Z"));
            return issuer.Embedded();
        }),
        Open("a list whose embedded proof is a forger's", CheckId.Status, StatusCheckProblemCodes.ListNotProven, issuer =>
        {
            using var other = SigningKey.Generate(KeyKind.Ed25519);
            issuer.Web.Put(TestIssuer.StatusList, issuer.WithProof(List([]), key: other));
            return issuer.Embedded();
        }),

        Invalid("a name changed under an embedded proof", CheckId.Proof, ProofProblemCodes.SignatureMismatch, issuer =>
            Edit(issuer.Embedded(), credential => credential["name"] = "another")),
        Invalid("a term that nobody signed", CheckId.Proof, DataIntegrityProblemCodes.DataLoss, issuer =>
            Edit(issuer.Embedded(), credential => credential["credentialSubject"]!["grade"] = "A")),
        Invalid("an embedded proof by another key under the same name", CheckId.Proof, ProofProblemCodes.SignatureMismatch, issuer =>
        {
            using var other = SigningKey.Generate(KeyKind.Ed25519);
            return issuer.Embedded(key: other);
        }),
        Invalid("an embedded proof by a did:key of the forger's own", CheckId.Proof, ProofCheckProblemCodes.KeyOfAnother, issuer =>
        {
            using var other = SigningKey.Generate(KeyKind.Ed25519);
            return issuer.Embedded(key: other, method: MethodOf(other));
        }),
        Invalid("an embedded proof by a method that is not listed", CheckId.Proof, ProofProblemCodes.MethodNotListed, issuer =>
            issuer.Embedded(method: TestIssuer.Did + "#k2")),
        Invalid("an embedded proof by a method that is not for assertions", CheckId.Proof, ProofProblemCodes.MethodNotListed, issuer =>
        {
            EditDidDocument(issuer, document => document["assertionMethod"] = new JsonArray());
            return issuer.Embedded();
        }),
        Invalid("an embedded proof by a method of another controller", CheckId.Proof, ProofCheckProblemCodes.KeyOfAnother, issuer =>
        {
            EditDidDocument(issuer, document => document["verificationMethod"]![0]!["controller"] = "did:web:evil.example");
            return issuer.Embedded();
        }),
        Invalid("an embedded proof by a revoked method", CheckId.Proof, ProofCheckProblemCodes.KeyNoLongerValid, issuer =>
        {
            EditDidDocument(issuer, document => document["verificationMethod"]![0]!["revoked"] = "2025-05-01T00:00:00Z");
            return issuer.Embedded();
        }),
        Invalid("an embedded proof by an expired method", CheckId.Proof, ProofCheckProblemCodes.KeyNoLongerValid, issuer =>
        {
            EditDidDocument(issuer, document => document["verificationMethod"]![0]!["expires"] = "2025-06-01T12:00:00Z");
            return issuer.Embedded();
        }),
        Invalid("an embedded proof that has expired", CheckId.Proof, DataIntegrityProblemCodes.Expired, issuer =>
            issuer.Embedded(options: said => said with { Expires = TestIssuer.Now })),
        Invalid("an embedded proof for another purpose", CheckId.Proof, DataIntegrityProblemCodes.Purpose, issuer =>
            Edit(issuer.Embedded(), credential => credential["proof"]![0]!["proofPurpose"] = "authentication")),
        Invalid("a proof that is a number", CheckId.Proof, DataIntegrityProblemCodes.Malformed, issuer =>
            Edit(issuer.Embedded(), credential => credential["proof"] = new JsonArray(1))),
        Invalid("more proofs than are read", CheckId.Proof, DataIntegrityProblemCodes.Malformed, issuer =>
            Edit(issuer.Embedded(), credential =>
            {
                for (var i = 0; i < 20; i++)
                {
                    credential["proof"]!.AsArray().Add(credential["proof"]![0]!.DeepClone());
                }
            })),
        Open("an embedded proof whose key cannot be had", CheckId.Proof, ProofCheckProblemCodes.IssuerKeysUnavailable, issuer =>
        {
            issuer.Web.Remove(TestIssuer.DidDocumentUrl);
            return issuer.Embedded();
        }),
        Open("an embedded proof in a context that is not known", CheckId.Proof, DataIntegrityProblemCodes.ContextUnknown, issuer =>
            Edit(issuer.Embedded(), credential => credential["@context"]!.AsArray().Add("https://evil.example/context.json"))),
        Open("an embedded proof and a context written out inside", CheckId.Proof, DataIntegrityProblemCodes.ContextUnknown, issuer =>
            Edit(issuer.Embedded(), credential => credential["credentialSubject"]!["@context"] = new JsonObject { ["grade"] = "https://evil.example/#g" })),

        Invalid("a term that nobody defines, signed over JCS", CheckId.Proof, DataIntegrityProblemCodes.DataLoss, issuer =>
            SignedOverJcs(issuer, credential => credential["credentialSubject"]!["grade"] = "A")),
        Invalid("a type that nobody defines, signed over JCS", CheckId.Proof, DataIntegrityProblemCodes.DataLoss, issuer =>
            SignedOverJcs(issuer, credential => credential["type"]!.AsArray().Add("GreatBadge"))),
        Invalid("a term of the proof that nobody defines, signed over JCS", CheckId.Proof, DataIntegrityProblemCodes.DataLoss, issuer =>
            SignedOverJcs(issuer, _ => { }, proof => proof["grade"] = "A")),
        Open("a context that is not known inside, signed over JCS", CheckId.Proof, DataIntegrityProblemCodes.ContextUnknown, issuer =>
            SignedOverJcs(issuer, credential =>
                credential["credentialSubject"]!["@context"] = "https://evil.example/context.json")),
        Open("a context written out inside, signed over JCS", CheckId.Proof, DataIntegrityProblemCodes.ContextUnknown, issuer =>
            SignedOverJcs(issuer, credential =>
                credential["credentialSubject"]!["@context"] = new JsonObject { ["grade"] = "https://evil.example/#g" })),
        Valid("a context that is known inside, signed over JCS", issuer =>
            SignedOverJcs(issuer, credential =>
                credential["credentialSubject"]!["achievement"]!["@context"] = "https://openbadgespec.org/extensions/geoCoordinatesExtension/context-3.0.0.json")),

        Valid("a good proof beside one of a suite that is not known", issuer => Edit(issuer.Embedded(), credential =>
            credential["proof"]!.AsArray().Add(Unknown(credential)))),
        Valid("a good proof beside a bad one", issuer => Edit(issuer.WithProof(issuer.Embedded()), credential =>
            credential["proof"]![0]!["created"] = "2025-05-01T00:00:00Z")),
        Open("a bad proof beside one of a suite that is not known", CheckId.Proof, DataIntegrityProblemCodes.SuiteUnknown, issuer =>
            Edit(issuer.Embedded(), credential =>
            {
                credential["proof"]![0]!["created"] = "2025-05-01T00:00:00Z";
                credential["proof"]!.AsArray().Add(Unknown(credential));
            })),
        Valid("the issuer's proof on a witness's", issuer => Chain(issuer)),
        Invalid("the issuer's proof on a witness's that does not hold", CheckId.Proof, DataIntegrityProblemCodes.PreviousRefuted, issuer =>
        {
            using var witness = SigningKey.Generate(KeyKind.Ed25519);
            using var other = SigningKey.Generate(KeyKind.Ed25519);
            var first = issuer.Embedded(key: other, method: MethodOf(witness), options: said => said with { Id = "urn:example:first" });
            return issuer.WithProof(first, options: said => said with { PreviousProofs = ["urn:example:first"] });
        }),
        Invalid("the issuer's proof without the witness's that it rests on", CheckId.Proof, DataIntegrityProblemCodes.PreviousProof, issuer =>
            Edit(Chain(issuer), credential => credential["proof"]!.AsArray().RemoveAt(0))),
        Invalid("a witness's proof on the issuer's, the badge changed", CheckId.Proof, ProofProblemCodes.SignatureMismatch, issuer =>
            Edit(Chain(issuer), credential => credential["name"] = "another")),
    ];

    // A witness signs first, and the issuer signs that too.
    private static string Chain(TestIssuer issuer)
    {
        using var witness = SigningKey.Generate(KeyKind.P256);
        var first = issuer.Embedded(key: witness, method: MethodOf(witness), options: said => said with { Id = "urn:example:first" });
        return issuer.WithProof(first, options: said => said with { PreviousProofs = ["urn:example:first"] });
    }

    // By hand, because our own maker signs no word that means nothing.
    private static string SignedOverJcs(TestIssuer issuer, Action<JsonObject> edit, Action<JsonObject>? editProof = null)
    {
        var credential = JsonNode.Parse(Edit(TestIssuer.Text(OpenBadgeCredentialWriter.Write(TestIssuer.Credential())), edit))!;
        var proof = new JsonObject
        {
            ["type"] = "DataIntegrityProof",
            ["cryptosuite"] = "eddsa-jcs-2022",
            ["created"] = "2025-05-31T00:00:00Z",
            ["verificationMethod"] = TestIssuer.Did + "#k1",
            ["proofPurpose"] = "assertionMethod",
            ["@context"] = credential["@context"]!.DeepClone(),
        };
        editProof?.Invoke(proof);
        proof["proofValue"] = "z" + Base58.Bitcoin.Encode(
            issuer.Key.Sign(issuer.Algorithm, [.. Hash(proof), .. Hash(credential)]));
        credential["proof"] = new JsonArray(proof);
        return credential.ToJsonString();
    }

    private static byte[] Hash(JsonNode node)
    {
        using var json = JsonDocument.Parse(node.ToJsonString());
        JsonCanonicalizer.TryCanonicalize(json.RootElement, out var text).Should().BeTrue();
        return SHA256.HashData(text!);
    }

    private static JsonNode Unknown(JsonObject credential)
    {
        var proof = credential["proof"]![0]!.DeepClone();
        proof["cryptosuite"] = "ecdsa-sd-2023";
        return proof;
    }

    private static string OnCurve(TestIssuer issuer, KeyKind kind, Cryptosuite suite)
    {
        using var key = SigningKey.Generate(kind);
        issuer.Web.Put(TestIssuer.DidDocumentUrl, DidDocumentWriter.Write(
            TestIssuer.Did, [("k1", issuer.Key.PublicKey), ("k2", key.PublicKey)]));
        return issuer.Embedded(suite: suite, key: key, method: TestIssuer.Did + "#k2");
    }

    private static string AsDidKey(TestIssuer issuer, string did) => issuer.Embedded(
        credential => credential with { Issuer = credential.Issuer with { Id = did }, CredentialStatus = null },
        method: MethodOf(issuer.Key));

    private static string MethodOf(SigningKey key)
    {
        var did = DidKey.FromKey(key.PublicKey);
        return $"{did}#{did["did:key:".Length..]}";
    }

    private static string List(int[] set) => TestIssuer.Text(StatusListCredentialWriter.Write(new StatusListCredential
    {
        Id = TestIssuer.StatusList,
        Issuer = TestIssuer.Did,
        ValidFrom = TestIssuer.Now.AddDays(-1),
        StatusPurpose = ["revocation"],
        EncodedList = StatusList.Create(StatusList.MinimumCount, set).Encode(),
    }));

    private static void EditDidDocument(TestIssuer issuer, Action<JsonObject> edit) =>
        issuer.Web.Put(TestIssuer.DidDocumentUrl, Edit(issuer.Web[TestIssuer.DidDocumentUrl], edit));

    private static string Edit(string json, Action<JsonObject> edit)
    {
        var node = JsonNode.Parse(json)!.AsObject();
        edit(node);
        return node.ToJsonString();
    }
}
