using System.Text;
using System.Text.Json;
using BadgeIssuer.LinkedData.Canonicalization;
using BadgeIssuer.LinkedData.Contexts;
using BadgeIssuer.LinkedData.JsonLd;
using BadgeIssuer.LinkedData.Rdf;
using BadgeIssuer.LinkedData.Tests.Support;
using FluentAssertions;
using NUnit.Framework;

namespace BadgeIssuer.LinkedData.Tests.JsonLd;

/// <summary>The canonical documents that the Data Integrity cryptosuites publish, made with the embedded contexts.</summary>
public sealed class DataIntegrityVectorTests
{
    private const string Examples = "https://www.w3.org/ns/credentials/examples/v2";

    // The vectors use a context that gives every word a meaning, which the product does not know.
    private static readonly Lazy<JsonLdProcessor> Processor = new(() => new JsonLdProcessor(PublishedContexts.Store.With(
        Examples, File.ReadAllBytes(SharedFolder.Path("reference", "contexts", "credentials-examples-v2.jsonld")))));

    // Folder, JSON, canonical form, hash of it.
    [TestCase("vc-di-eddsa", "unsigned.json", "eddsa-rdfc-2022/canonDocDataInt.txt", "eddsa-rdfc-2022/docHashDataInt.txt")]
    [TestCase("vc-di-eddsa", "eddsa-rdfc-2022/proofConfigDataInt.json", "eddsa-rdfc-2022/proofCanonDataInt.txt", "eddsa-rdfc-2022/proofHashDataInt.txt")]
    [TestCase("vc-di-eddsa", "unsigned.json", "Ed25519Signature2020/canonDocEdSig.txt", "Ed25519Signature2020/docHashEdSig.txt")]
    [TestCase("vc-di-eddsa", "Ed25519Signature2020/proofConfigEdSig.json", "Ed25519Signature2020/proofCanonEdSig.txt", "Ed25519Signature2020/proofHashEdSig.txt")]
    public void Makes_the_published_canonical_quads(string suite, string json, string canonical, string hash)
    {
        using var document = JsonDocument.Parse(Read(suite, json));
        using var dataset = Processor.Value.ToRdf(document.RootElement, JsonLdOptions.Credentials);

        Encoding.UTF8.GetString(Rdfc10.Canonicalize(dataset).NQuads.Span).Should().Be(Text(suite, canonical));
        HashOf(dataset).Should().Be(Text(suite, hash).Trim());
    }

    [TestCase("ecdsa-rdfc-2019-p256", CanonicalizationHash.Sha256)]
    [TestCase("ecdsa-rdfc-2019-p384", CanonicalizationHash.Sha384)]
    public void Makes_the_published_canonical_quads_for_both_curves(string suite, CanonicalizationHash hash)
    {
        var folder = SharedFolder.Path("conformance", "vc-di-ecdsa", "TestVectors", suite);
        using var document = JsonDocument.Parse(Read("vc-di-ecdsa", "unsigned.json"));
        using var dataset = Processor.Value.ToRdf(document.RootElement, JsonLdOptions.Credentials);

        var canonical = Rdfc10.Canonicalize(dataset, hash).NQuads.ToArray();

        File.ReadAllText(Directory.EnumerateFiles(folder, "canonDoc*").Single())
            .Should().Be(Encoding.UTF8.GetString(canonical));
    }

    [TestCase("vc-di-eddsa", "unsigned.json", "eddsa-jcs-2022/canonDocJCS.txt")]
    [TestCase("vc-di-eddsa", "eddsa-jcs-2022/proofConfigJCS.json", "eddsa-jcs-2022/proofCanonJCS.txt")]
    public void Makes_the_published_canonical_JSON(string suite, string json, string canonical)
    {
        using var document = JsonDocument.Parse(Read(suite, json));

        JsonCanonicalizer.TryCanonicalize(document.RootElement, out var utf8).Should().BeTrue();

        Encoding.UTF8.GetString(utf8!).Should().Be(Text(suite, canonical));
    }

    private static string HashOf(RdfDataset dataset)
    {
        var hash = new byte[32];
        Rdfc10.Hash(dataset, hash);
        return Convert.ToHexStringLower(hash);
    }

    private static string Text(string suite, string file) => Encoding.UTF8.GetString(Read(suite, file));

    private static byte[] Read(string suite, string file) =>
        File.ReadAllBytes(SharedFolder.Path("conformance", suite, "TestVectors", file));
}
