using System.Text.Json.Nodes;
using BadgeIssuer.OpenBadges.Status;
using BadgeIssuer.Securing.Dids;
using BadgeIssuer.Securing.Jose;
using BadgeIssuer.Securing.Keys;
using BadgeIssuer.Verification;
using BadgeIssuer.Verification.Checks;
using static BadgeIssuer.Tests.Verification.VerificationCase;

namespace BadgeIssuer.Tests.Verification;

/// <content>Open Badges 3.0: statuses.</content>
internal static partial class VerificationCases
{
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
}
