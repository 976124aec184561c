using System.Text;
using System.Text.Json;
using BadgeIssuer.LinkedData.Contexts;
using BadgeIssuer.LinkedData.JsonLd;
using BadgeIssuer.Securing.DataIntegrity;
using BadgeIssuer.Securing.Dids;
using BadgeIssuer.Securing.Keys;
using FluentAssertions;
using SimpleBase;

namespace BadgeIssuer.Tests.Securing.DataIntegrity;

/// <summary>The test vectors of the two cryptosuite specifications, as their working group publishes them.</summary>
internal static class ProofVectors
{
    /// <summary>When the vectors' proofs were in force.</summary>
    public static readonly DateTimeOffset At = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The contexts of the vectors: those that are embedded, and two that are not.</summary>
    /// <remarks>
    /// The citizenship context is not at hand. The terms that the vectors use are restated here from their canonical
    /// documents, which then show whether the rest is right.
    /// </remarks>
    public static readonly ContextStore Contexts = PublishedContexts.Store
        .With("https://www.w3.org/ns/credentials/examples/v2", Encoding.UTF8.GetBytes(
            """{"@context":{"@vocab":"https://www.w3.org/ns/credentials/examples#"}}"""))
        .With("https://w3id.org/citizenship/v4rc1", Encoding.UTF8.GetBytes(
            """
            {"@context":{
              "c":"https://w3id.org/citizenship#","s":"https://schema.org/","xsd":"http://www.w3.org/2001/XMLSchema#",
              "EmploymentAuthorizationDocumentCredential":"c:EmploymentAuthorizationDocumentCredential",
              "EmploymentAuthorizationDocument":"c:EmploymentAuthorizationDocument","EmployablePerson":"c:EmployablePerson",
              "Person":"s:Person","additionalName":"s:additionalName","familyName":"s:familyName","givenName":"s:givenName",
              "gender":"s:gender","identifier":"s:identifier","image":{"@id":"s:image","@type":"@id"},
              "birthDate":{"@id":"s:birthDate","@type":"xsd:dateTime"},"birthCountry":"c:birthCountry",
              "residentSince":{"@id":"c:residentSince","@type":"xsd:dateTime"},"lprCategory":"c:lprCategory",
              "lprNumber":"c:lprNumber","employmentAuthorizationDocument":{"@id":"c:employmentAuthorizationDocument","@type":"@id"}}}
            """));

    public static readonly EmbeddedProofs Proofs = new(Contexts);

    /// <summary>One published proof with every value on the way to it.</summary>
    /// <param name="Folder">Under <c>shared/conformance</c>.</param>
    /// <param name="Suffix">How its files' names end.</param>
    public sealed record Vector(string Folder, string Suffix)
    {
        public JsonElement Signed => Json.Element(File.ReadAllBytes(Path($"signed{Suffix}.json")));

        public string Text(string name) => File.ReadAllText(Path($"{name}{Suffix}.txt")).Trim();

        public override string ToString() => Folder.Replace("/TestVectors", "", StringComparison.Ordinal);

        private string Path(string file) => PublishedFiles.Conformance($"{Folder}/{file}");
    }

    public static IEnumerable<Vector> All() =>
    [
        new("vc-di-eddsa/TestVectors/Ed25519Signature2020", "EdSig"),
        new("vc-di-eddsa/TestVectors/eddsa-jcs-2022", "JCS"),
        new("vc-di-eddsa/TestVectors/eddsa-rdfc-2022", "DataInt"),
        new("vc-di-eddsa/TestVectors/eddsa-rdfc-2022/employ", "DataInt"),
        new("vc-di-ecdsa/TestVectors/ecdsa-rdfc-2019-p256", "ECDSAP256"),
        new("vc-di-ecdsa/TestVectors/ecdsa-rdfc-2019-p256/employ", "ECDSAP256"),
        new("vc-di-ecdsa/TestVectors/ecdsa-rdfc-2019-p384", "ECDSAP384"),
        new("vc-di-ecdsa/TestVectors/ecdsa-rdfc-2019-p384/employ", "ECDSAP384"),
        new("vc-di-ecdsa/TestVectors/ecdsa-jcs-2019-p256", "JCSECDSAP256"),
        new("vc-di-ecdsa/TestVectors/ecdsa-jcs-2019-p384", "JCSECDSAP384"),
    ];

    public static DataIntegrityProof ProofOf(JsonElement document, int index = 0)
    {
        var (element, pointer) = DataIntegrityProof.In(document).ElementAt(index);
        DataIntegrityProof.TryRead(element, pointer, out var proof, out var problem).Should().BeTrue(problem?.ToString());
        return proof!;
    }

    /// <summary>The did:key method that a proof names.</summary>
    public static VerificationMethod MethodOf(DataIntegrityProof proof)
    {
        DidKey.TryResolve(proof.VerificationMethod.Split('#')[0], out var method, out _).Should().BeTrue();
        return method!;
    }

    /// <summary>An Ed25519 private key from its multibase form: z, base58btc, the prefix 8026, the seed.</summary>
    public static SigningKey Ed25519(string multibase)
    {
        var seed = Base58.Bitcoin.Decode(multibase.AsSpan(1))[2..];
        return SigningKey.ImportPkcs8(
            KeyKind.Ed25519, [.. Convert.FromHexString("302e020100300506032b657004220420"), .. seed]);
    }
}
