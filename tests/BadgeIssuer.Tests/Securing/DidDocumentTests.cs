using System.Text.Json.Nodes;
using BadgeIssuer.Securing;
using BadgeIssuer.Securing.Dids;
using BadgeIssuer.Securing.Jose;
using BadgeIssuer.Securing.Keys;
using CsCheck;
using FluentAssertions;
using NUnit.Framework;

namespace BadgeIssuer.Tests.Securing;

public sealed class DidDocumentTests
{
    private const string Did = "did:web:badges.example.jp";

    private static PublicKey Key => TestKeys.Of(KeyKind.Ed25519).PublicKey;

    [Test]
    public void What_is_written_reads_back()
    {
        var keys = Enum.GetValues<KeyKind>().Select(kind => ($"k-{kind}", TestKeys.Of(kind).PublicKey)).ToArray();

        var written = Json.Element(DidDocumentWriter.Write(Did, keys));

        DidDocument.TryRead(written, out var document, out _).Should().BeTrue();
        document!.Id.Should().Be(Did);
        document.AssertionMethods.Should().Equal(keys.SelectMany(key => new[]
        {
            new VerificationMethod($"{Did}#{key.Item1}", Did, key.PublicKey, null, null),
            new VerificationMethod($"{Did}#{key.Item1}-multikey", Did, key.PublicKey, null, null),
        }.Take(key.PublicKey.Kind is KeyKind.Rsa ? 1 : 2)));
        written.GetProperty("@context")[0].GetString().Should().Be("https://www.w3.org/ns/did/v1");
        written.GetProperty("@context")[1].GetString().Should().Be("https://w3id.org/security/jwk/v1");
        written.GetProperty("@context")[2].GetString().Should().Be("https://w3id.org/security/multikey/v1");
    }

    [Test]
    public void Reads_every_type_of_method_listed_or_embedded_with_relative_ids()
    {
        var multibase = Key.ToMultibase();
        var jwk = JsonNode.Parse(Key.ToJwk(null, null))!.ToJsonString();
        var document = Read($$"""
            {"id":"{{Did}}",
            "verificationMethod":[
              {"id":"#a","type":"Multikey","controller":"{{Did}}","publicKeyMultibase":"{{multibase}}"},
              {"id":"{{Did}}#b","type":"JsonWebKey","controller":"{{Did}}","publicKeyJwk":{{jwk}}},
              {"id":"#c","type":"JsonWebKey2020","controller":"did:web:other.jp","publicKeyJwk":{{jwk}}},
              {"id":"#unlisted","type":"Multikey","controller":"{{Did}}","publicKeyMultibase":"{{multibase}}"}],
            "assertionMethod":["{{Did}}#a","#b","#c",
              {"id":"#d","type":"Ed25519VerificationKey2020","controller":"{{Did}}","publicKeyMultibase":"{{multibase}}",
               "expires":"2030-01-01T00:00:00Z","revoked":"2025-01-01T00:00:00+09:00"}]}
            """);

        document.AssertionMethods.Select(method => method.Id).Should().Equal($"{Did}#a", $"{Did}#b", $"{Did}#c", $"{Did}#d");
        document.AssertionMethods.Should().OnlyContain(method => method.Key.Equals(Key));
        document.AssertionMethods[2].Controller.Should().Be("did:web:other.jp");
        document.AssertionMethods[3].Expires.Should().Be(new DateTimeOffset(2030, 1, 1, 0, 0, 0, TimeSpan.Zero));
        document.AssertionMethods[3].Revoked.Should().Be(new DateTimeOffset(2024, 12, 31, 15, 0, 0, TimeSpan.Zero));

        document.TryFindAssertionMethod($"{Did}#unlisted", out _, out var problem).Should().BeFalse();
        problem!.Code.Should().Be(ProofProblemCodes.MethodNotListed);
        document.TryFindAssertionMethod($"{Did}#a", out var found, out _).Should().BeTrue();
        found!.Key.Should().Be(Key);
    }

    [TestCase("""{"id":"#k","type":"Multikey","controller":"c"}""", ProofProblemCodes.MethodMalformed)]
    [TestCase("""{"id":"#k","type":"Multikey","publicKeyMultibase":"z6Mk"}""", ProofProblemCodes.MethodMalformed)]
    [TestCase("""{"id":"#k","type":"Multikey","controller":"c","publicKeyMultibase":"z6Mk"}""", KeyProblemCodes.KindUnknown)]
    [TestCase("""{"id":"#k","type":"Multikey","controller":"c","publicKeyMultibase":"z6Mk","publicKeyJwk":{}}""", ProofProblemCodes.MethodMalformed)]
    [TestCase("""{"id":"#k","type":"JsonWebKey","controller":"c","publicKeyJwk":{"kty":"oct","k":"AA"}}""", KeyProblemCodes.Symmetric)]
    [TestCase("""{"id":"#k","type":"JsonWebKey","controller":"c"}""", ProofProblemCodes.MethodMalformed)]
    [TestCase("""{"id":"#k","type":"JsonWebKey","controller":"c","secretKeyJwk":{}}""", ProofProblemCodes.MethodMalformed)]
    [TestCase("""{"id":"#k","type":"X25519KeyAgreementKey2020","controller":"c"}""", ProofProblemCodes.MethodTypeUnknown)]
    [TestCase("""{"id":"#k","controller":"c"}""", ProofProblemCodes.MethodMalformed)]
    [TestCase("""{"id":"#k","type":"Multikey","controller":"c","expires":"soon"}""", ProofProblemCodes.MethodMalformed)]
    [TestCase("""{"id":"#k","type":"Multikey","controller":"c","revoked":true}""", ProofProblemCodes.MethodMalformed)]
    public void A_method_that_cannot_be_used_says_why_and_spoils_nothing(string method, string code)
    {
        var document = Read($$"""
            {"id":"{{Did}}","assertionMethod":[{{method}},
              {"id":"#good","type":"Multikey","controller":"{{Did}}","publicKeyMultibase":"{{Key.ToMultibase()}}"}]}
            """);

        document.AssertionMethods.Select(good => good.Id).Should().Equal($"{Did}#good");
        document.TryFindAssertionMethod($"{Did}#k", out _, out var problem).Should().BeFalse();
        problem!.Code.Should().Be(code);
    }

    [TestCase("""[]""")]
    [TestCase("""{}""")]
    [TestCase("""{"id":5}""")]
    [TestCase("""{"id":"d","verificationMethod":5}""")]
    [TestCase("""{"id":"d","verificationMethod":[5]}""")]
    [TestCase("""{"id":"d","verificationMethod":[{"id":"#a"},{"id":"d#a"}]}""")]
    [TestCase("""{"id":"d","assertionMethod":[5]}""")]
    [TestCase("""{"id":"d","assertionMethod":[""]}""")]
    [TestCase("""{"id":"d","verificationMethod":[{"id":"#a"}],"assertionMethod":[{"id":"#a"}]}""")]
    public void Refuses_what_is_no_document(string json)
    {
        DidDocument.TryRead(Json.Element(json), out _, out var problem).Should().BeFalse();

        problem!.Code.Should().Be(ProofProblemCodes.DidDocumentMalformed);
    }

    [Test]
    public void A_JWK_set_reads_back_without_the_keys_that_nobody_knows()
    {
        var written = JsonNode.Parse(JwkSet.Write([("a", Key, JwsAlgorithm.EdDSA), ("b", TestKeys.Of(KeyKind.Rsa).PublicKey, null)]))!;
        written["keys"]!.AsArray().Add(JsonNode.Parse("""{"kty":"oct","k":"AA","kid":"c"}"""));
        written["keys"]!.AsArray().Add(JsonNode.Parse("5"));

        JwkSet.TryRead(Json.Element(written.ToJsonString()), out var set, out _).Should().BeTrue();

        set!.Keys.Should().Equal(("a", Key), ("b", TestKeys.Of(KeyKind.Rsa).PublicKey));
    }

    [TestCase("""{}""")]
    [TestCase("""{"keys":{}}""")]
    [TestCase("""{"keys":[{"kid":"a"},{"kid":"a"}]}""")]
    public void Refuses_what_is_no_JWK_set(string json) => JwkSet.TryRead(Json.Element(json), out _, out _).Should().BeFalse();

    [Test]
    public void No_document_makes_it_throw()
    {
        string[] values = ["null", "5", "\"#a\"", "\"\\ud800\"", "[]", "[5]", "{}", "{\"id\":\"#a\",\"type\":\"Multikey\",\"controller\":\"\\ud800\"}"];
        string[] names = ["id", "verificationMethod", "assertionMethod"];
        Gen.Select(Gen.Int[0, names.Length - 1].Select(index => names[index]), Gen.Int[0, values.Length - 1].Select(index => values[index]), Gen.Int[0, names.Length - 1].Select(index => names[index]), Gen.Int[0, values.Length - 1].Select(index => values[index]))
            .Where((name1, _, name2, _) => name1 != name2)
            .Sample((name1, value1, name2, value2) =>
            {
                DidDocument.TryRead(Json.Element($$"""{"{{name1}}":{{value1}},"{{name2}}":[{{value2}}]}"""), out _, out _);
            });
    }

    private static DidDocument Read(string json)
    {
        DidDocument.TryRead(Json.Element(json), out var document, out var problem).Should().BeTrue(problem?.Code);
        return document!;
    }
}
