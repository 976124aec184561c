using System.Text.Json.Nodes;
using BadgeIssuer.Tests.Architecture;
using BadgeIssuer.Verification;
using FluentAssertions;
using NUnit.Framework;

namespace BadgeIssuer.Tests.Verification;

/// <summary>Credentials with proofs of kinds that nothing in the product makes any more, or only others make.</summary>
public sealed class EmbeddedProofVectorTests
{
    private static IEnumerable<TestCaseData> Vectors() =>
        from vector in JsonNode.Parse(File.ReadAllBytes(Checkout.Path("tests", "vectors", "securing", "embedded-proofs.json")))!.AsArray()
        select new TestCaseData(vector["document"]!.AsObject()).SetArgDisplayNames(vector["name"]!.GetValue<string>());

    [TestCaseSource(nameof(Vectors))]
    public async Task Are_valid_as_they_were_made(JsonObject document) =>
        (await Verify(document)).Verdict.Should().Be(Verdict.Valid);

    [TestCaseSource(nameof(Vectors))]
    public async Task Are_invalid_when_a_word_was_changed(JsonObject document)
    {
        foreach (var path in (string[][])[["name"], ["credentialSubject", "achievement", "name"], ["issuer", "name"]])
        {
            var changed = document.DeepClone();
            var parent = path[..^1].Aggregate(changed, (node, name) => node[name]!);
            parent[path[^1]] = "another";

            (await Verify(changed)).Verdict.Should().Be(Verdict.Invalid, string.Join('/', path));
        }
    }

    [TestCaseSource(nameof(Vectors))]
    public async Task Are_invalid_when_the_proof_was_changed(JsonObject document)
    {
        var changed = document.DeepClone();
        (changed["proof"] is JsonArray proofs ? proofs[0]! : changed["proof"]!)["created"] = "2025-02-11T00:00:00Z";

        (await Verify(changed)).Verdict.Should().Be(Verdict.Invalid);
    }

    // The issuers are did:key, so nothing is asked of anyone.
    private static async Task<VerificationReport> Verify(JsonNode document) =>
        await new CredentialVerifier(new StubDocuments(), TrustList.Empty, new FixedClock(TestIssuer.Now))
            .ExamineAsync(TestIssuer.Bytes(document.ToJsonString()), new VerificationRequest("test"), CancellationToken.None);
}
