using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using BadgeIssuer.LinkedData.Canonicalization;
using BadgeIssuer.LinkedData.JsonLd;
using BadgeIssuer.Securing;
using BadgeIssuer.Securing.DataIntegrity;
using BadgeIssuer.Securing.Keys;
using FluentAssertions;
using NUnit.Framework;

namespace BadgeIssuer.Tests.Securing.DataIntegrity;

/// <summary>Every published value: Data Integrity EdDSA and ECDSA Cryptosuites v1.0, their test vectors.</summary>
public sealed class PublishedProofTests
{
    private const string Chain = "vc-di-eddsa/TestVectors/proof-set-chain/";

    private static readonly JsonLdProcessor Processor = new(ProofVectors.Contexts);

    private static IEnumerable<TestCaseData> Vectors() =>
        ProofVectors.All().Select(vector => new TestCaseData(vector).SetArgDisplayNames(vector.ToString()));

    [TestCaseSource(nameof(Vectors))]
    public void Comes_by_every_published_value(object vector)
    {
        var published = (ProofVectors.Vector)vector;
        var document = published.Signed;
        var proof = ProofVectors.ProofOf(document);
        var key = ProofVectors.MethodOf(proof).Key;
        var contexts = document.GetProperty("@context");
        using var unsecured = SignedJson.Unsecured(document);
        using var configuration = SignedJson.Configuration(proof.Element, proof.Suite.IsLinkedData ? contexts : null);

        var canonicalDocument = Canonical(unsecured.RootElement, proof.Suite, key.Kind);
        var canonicalProof = Canonical(configuration.RootElement, proof.Suite, key.Kind);

        Encoding.UTF8.GetString(canonicalDocument).Trim().Should().Be(published.Text("canonDoc"));
        Encoding.UTF8.GetString(canonicalProof).Trim().Should().Be(published.Text("proofCanon"));
        Hash(canonicalDocument, key.Kind).Should().Be(published.Text("docHash"));
        Hash(canonicalProof, key.Kind).Should().Be(published.Text("proofHash"));

        var hasher = new ProofHasher(Processor);
        var hash = Cryptosuite.HashFor(key.Kind);
        var size = Cryptosuite.HashBytes(key.Kind);
        var hashes = new byte[2 * size];
        hasher.TryHash(configuration.RootElement, proof.Suite.IsLinkedData, hash, "", hashes.AsSpan(0, size), out _).Should().BeTrue();
        hasher.TryHash(unsecured.RootElement, proof.Suite.IsLinkedData, hash, "", hashes.AsSpan(size), out _).Should().BeTrue();
        Convert.ToHexStringLower(hashes).Should().Be(published.Text("combinedHash"));

        proof.Value.Should().Be(published.Text("sigBTC58"));
        ProofValue.TryDecode(proof.Value, out var signature).Should().BeTrue();
        Convert.ToHexStringLower(signature!).Should().Be(published.Text("sigHex"));
    }

    [TestCaseSource(nameof(Vectors))]
    public void Verifies_every_published_proof(object vector)
    {
        var document = ((ProofVectors.Vector)vector).Signed;
        var proof = ProofVectors.ProofOf(document);
        var method = ProofVectors.MethodOf(proof);

        ProofVectors.Proofs.Verify(document, proof, method, ProofVectors.At)
            .Should().Be(new ProofOutcome.Verified(method));
    }

    [TestCase("eddsa-rdfc-2022/signedDataInt.json", "unsigned.json")]
    [TestCase("eddsa-rdfc-2022/employ/signedDataInt.json", "employmentAuth.json")]
    [TestCase("eddsa-jcs-2022/signedJCS.json", "unsigned.json")]
    public void Makes_the_very_proof_that_was_published(string signed, string unsigned)
    {
        const string folder = "vc-di-eddsa/TestVectors/";
        var published = ProofVectors.ProofOf(Read(folder + signed));
        using var key = ProofVectors.Ed25519(Read(folder + "keyPair.json").GetProperty("privateKeyMultibase").GetString()!);

        var made = ProofVectors.Proofs.Add(
            File.ReadAllBytes(PublishedFiles.Conformance(folder + unsigned)),
            key,
            published.Suite,
            new ProofOptions(published.VerificationMethod, published.Created));

        ProofVectors.ProofOf(Json.Element(made)).Value.Should().Be(published.Value);
    }

    [TestCase("signedProofSet1.json", 1)]
    [TestCase("signedProofSet2.json", 2)]
    [TestCase("signedProofChain1.json", 3)]
    [TestCase("signedProofChain2.json", 4)]
    public void Verifies_every_proof_of_a_published_set_or_chain(string file, int count)
    {
        var document = Read(Chain + file);

        var outcomes = Enumerable.Range(0, count)
            .Select(index => ProofVectors.ProofOf(document, index))
            .Select(proof => ProofVectors.Proofs.Verify(document, proof, ProofVectors.MethodOf(proof), ProofVectors.At));

        DataIntegrityProof.In(document).Should().HaveCount(count);
        outcomes.Should().AllBeOfType<ProofOutcome.Verified>();
    }

    [Test]
    public void Makes_the_very_chain_that_was_published()
    {
        var published = Read(Chain + "signedProofChain2.json");
        var pairs = Read(Chain + "multiKeyPairs.json");

        var made = File.ReadAllBytes(PublishedFiles.Conformance(Chain + "unsigned.json"));
        for (var i = 0; i < 4; i++)
        {
            var proof = ProofVectors.ProofOf(published, i);
            using var key = ProofVectors.Ed25519(
                pairs.GetProperty($"keyPair{i + 1}").GetProperty("privateKeyMultibase").GetString()!);
            made = ProofVectors.Proofs.Add(made, key, proof.Suite, new ProofOptions(proof.VerificationMethod, proof.Created)
            {
                Id = proof.Id,
                PreviousProofs = proof.PreviousProofs,
            });
        }

        var document = Json.Element(made);
        Enumerable.Range(0, 4).Select(index => ProofVectors.ProofOf(document, index).Value)
            .Should().Equal(Enumerable.Range(0, 4).Select(index => ProofVectors.ProofOf(published, index).Value));
    }

    [Test]
    public void A_proof_of_a_chain_falls_with_the_proof_that_it_rests_on()
    {
        var text = File.ReadAllText(PublishedFiles.Conformance(Chain + "signedProofChain2.json"));
        var document = Json.Element(text.Replace("2023-02-24T23:36:38Z", "2023-02-24T23:36:39Z", StringComparison.Ordinal));

        Outcome(document, 2).Should().BeOfType<ProofOutcome.Refuted>()
            .Which.Problem.Code.Should().Be(ProofProblemCodes.SignatureMismatch);
    }

    [TestCase("urn:uuid:26329423-bec9-4b2e-88cb-a7c7d9dc4544\",\n      \"c", "urn:uuid:0\",\n      \"c", TestName = "A_previous_proof_that_is_missing_is_refuted")]
    [TestCase("urn:uuid:8cc9022b-6b14-4cf3-8571-74972c5feb54\",\n      \"c", "urn:uuid:26329423-bec9-4b2e-88cb-a7c7d9dc4544\",\n      \"c", TestName = "A_previous_proof_that_is_there_twice_is_refuted")]
    public void Refutes(string old, string @new)
    {
        var text = File.ReadAllText(PublishedFiles.Conformance(Chain + "signedProofChain2.json"));
        text.Should().Contain(old);
        var document = Json.Element(text.Replace(old, @new, StringComparison.Ordinal));

        var refuted = Outcome(document, 2).Should().BeOfType<ProofOutcome.Refuted>().Subject;
        refuted.Problem.Code.Should().Be(DataIntegrityProblemCodes.PreviousProof);
        refuted.Problem.Pointer.Should().Be("/proof/2/previousProof");
    }

    private static ProofOutcome Outcome(JsonElement document, int index)
    {
        var proof = ProofVectors.ProofOf(document, index);
        return ProofVectors.Proofs.Verify(document, proof, ProofVectors.MethodOf(proof), ProofVectors.At);
    }

    private static byte[] Canonical(JsonElement document, Cryptosuite suite, KeyKind kind)
    {
        if (!suite.IsLinkedData)
        {
            JsonCanonicalizer.TryCanonicalize(document, out var text).Should().BeTrue();
            return text!;
        }

        using var dataset = Processor.ToRdf(document, JsonLdOptions.Credentials);
        return Rdfc10.Canonicalize(dataset, Cryptosuite.HashFor(kind)).NQuads.ToArray();
    }

    private static string Hash(byte[] text, KeyKind kind) =>
        Convert.ToHexStringLower(kind is KeyKind.P384 ? SHA384.HashData(text) : SHA256.HashData(text));

    private static JsonElement Read(string path) => Json.Element(File.ReadAllBytes(PublishedFiles.Conformance(path)));
}
