using System.Text;
using System.Text.Json;
using BadgeIssuer.Securing.Jose;
using BadgeIssuer.Securing.Keys;
using FluentAssertions;
using NUnit.Framework;

namespace BadgeIssuer.Tests.Securing;

public sealed class PublishedSignatureTests
{
    /// <summary>A JWS printed in a specification.</summary>
    public sealed record SpecJws(string Source, JsonElement Jwk, string Jws, string Payload, string? Thumbprint);

    /// <summary>An Ed25519 signature printed in a specification.</summary>
    public sealed record SpecEd25519(string Source, string Secret, string Public, string Message, string Signature);

    private static IEnumerable<TestCaseData> SpecJwsCases() =>
        Json.Vectors<SpecJws>("signatures.json").Select(example => new TestCaseData(example).SetArgDisplayNames(example.Source));

    private static IEnumerable<TestCaseData> SpecEd25519Cases() =>
        Json.Vectors<SpecEd25519>("ed25519.json").Select(example => new TestCaseData(example).SetArgDisplayNames(example.Source));

    [TestCaseSource(nameof(SpecJwsCases))]
    public void Verifies_the_JWS_the_specification_prints(SpecJws example)
    {
        CompactJws.TryParse(Encoding.ASCII.GetBytes(example.Jws), out var jws, out _).Should().BeTrue();
        PublicKey.TryFromJwk(example.Jwk, out var key, out _).Should().BeTrue();

        jws!.Verify(key!, out var problem).Should().BeTrue(problem?.Code);
        Encoding.UTF8.GetString(jws.Payload.Span).Should().Be(example.Payload);
        (example.Thumbprint ?? key!.Thumbprint).Should().Be(key!.Thumbprint);
    }

    [TestCaseSource(nameof(SpecEd25519Cases))]
    public void Signs_as_the_specification_prints(SpecEd25519 example)
    {
        // PKCS #8 of an Ed25519 seed (RFC 8410 §7).
        byte[] pkcs8 = [.. Convert.FromHexString("302e020100300506032b657004220420"), .. Convert.FromHexString(example.Secret)];
        using var key = SigningKey.ImportPkcs8(KeyKind.Ed25519, pkcs8);

        var signature = key.Sign(JwsAlgorithm.EdDSA, Convert.FromHexString(example.Message));

        Convert.ToHexStringLower(signature).Should().Be(example.Signature);
        Convert.ToHexStringLower(key.PublicKey.First).Should().Be(example.Public);
    }

    [Test]
    public void Computes_the_thumbprint_that_RFC_7638_prints()
    {
        var jwk = Json.Element("""
            {"kty":"RSA","e":"AQAB","alg":"RS256","kid":"2011-04-29","n":"0vx7agoebGcQSuuPiLJXZptN9nndrQmbXEps2aiAFbWhM78LhWx4cbbfAAtVT86zwu1RK7aPFFxuhDR1L6tSoc_BJECPebWKRXjBZCiFV4n3oknjhMstn64tZ_2W-5JsGY4Hc5n9yBXArwl93lqt7_RN5w6Cf0h4QyQ5v-65YGjQR0_FDW2QvzqY368QQMicAtaSqzs8KJZgnYb9c7d0zgdAZHzu6qMQvRL5hajrn1n91CbOpbISD08qNLyrdkt-bFTWhAI4vMQFh6WeZu0fM4lFd2NcRwr3XPksINHaQ-G_xBniIqbw0Ls1jF44-csFCur-kEgU8awapJzKnqDKgw"}
            """);

        PublicKey.TryFromJwk(jwk, out var key, out _).Should().BeTrue();
        key!.Thumbprint.Should().Be("NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs");
    }
}
