using BadgeIssuer.OpenBadges.Schemas;
using BadgeIssuer.OpenBadges.Status;
using BadgeIssuer.OpenBadges.V2;
using BadgeIssuer.Securing;
using BadgeIssuer.Securing.Keys;
using BadgeIssuer.Verification;
using BadgeIssuer.Verification.Checks;
using BadgeIssuer.Verification.Proofs;
using static BadgeIssuer.Tests.Verification.VerificationCase;

namespace BadgeIssuer.Tests.Verification;

/// <content>Open Badges 2.0: hosted and signed assertions.</content>
internal static partial class VerificationCases
{
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
}
