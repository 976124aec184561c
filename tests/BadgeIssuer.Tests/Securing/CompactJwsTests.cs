using System.Buffers.Text;
using System.Text;
using BadgeIssuer.Securing;
using BadgeIssuer.Securing.Jose;
using BadgeIssuer.Securing.Keys;
using CsCheck;
using FluentAssertions;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using NUnit.Framework;

namespace BadgeIssuer.Tests.Securing;

public sealed class CompactJwsTests
{
    private const string Kid = "https://badges.example.jp/keys/2025-a";

    private static IEnumerable<JwsAlgorithm> Algorithms => JwsAlgorithm.All;

    [Test]
    public void Has_exactly_alg_kid_and_typ_in_its_header()
    {
        var jws = CompactJws.Sign("{}"u8, TestKeys.Of(KeyKind.Ed25519), JwsAlgorithm.EdDSA, Kid, "JWT");

        var header = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(jws.Split('.')[0]));

        header.Should().Be($$"""{"alg":"EdDSA","kid":"{{Kid}}","typ":"JWT"}""");
    }

    [TestCaseSource(nameof(Algorithms))]
    public void What_it_signs_parses_verifies_and_joins_to_the_same_text(JwsAlgorithm algorithm)
    {
        var key = TestKeys.Of(Enum.GetValues<KeyKind>().Single(algorithm.Fits));
        Gen.Byte.Array[0, 100].Sample(
            payload =>
            {
                var text = CompactJws.Sign(payload, key, algorithm, Kid, "JWT");
                CompactJws.TryParse(Encoding.ASCII.GetBytes(text), out var jws, out _).Should().BeTrue();
                jws!.Verify(key.PublicKey).Should().BeTrue();
                jws.Payload.ToArray().Should().Equal(payload);
                jws.Header.KeyId.Should().Be(Kid);
                jws.Header.Type.Should().Be("JWT");
                jws.Header.Algorithm.Should().Be(algorithm);
            },
            iter: 20);
    }

    [TestCase(KeyKind.Ed25519)]
    [TestCase(KeyKind.P256)]
    public void No_change_of_one_byte_ever_verifies(KeyKind kind)
    {
        var key = TestKeys.Of(kind);
        var text = Encoding.ASCII.GetBytes(
            CompactJws.Sign("{\"id\":\"a\"}"u8, key, JwsAlgorithm.DefaultFor(kind), Kid, "JWT"));

        for (var i = 0; i < text.Length; i++)
        {
            foreach (var replacement in "Ab9-_.= %\n\0\u00ff"u8.ToArray().Where(byteValue => byteValue != text[i]))
            {
                var changed = text.ToArray();
                changed[i] = replacement;
                (CompactJws.TryParse(changed, out var jws, out _) && jws.Verify(key.PublicKey))
                    .Should().BeFalse($"byte {i} became {replacement}");
            }
        }
    }

    [TestCase("""{"alg":"none"}""", ProofProblemCodes.AlgorithmNone)]
    [TestCase("""{"alg":"nOnE"}""", ProofProblemCodes.AlgorithmNone)]
    [TestCase("""{"alg":"HS256"}""", ProofProblemCodes.AlgorithmSymmetric)]
    [TestCase("""{"alg":"ES256K"}""", ProofProblemCodes.AlgorithmUnknown)]
    [TestCase("""{"alg":"eddsa"}""", ProofProblemCodes.AlgorithmUnknown)]
    [TestCase("""{}""", ProofProblemCodes.AlgorithmMissing)]
    [TestCase("""{"alg":5}""", ProofProblemCodes.HeaderMember)]
    [TestCase("""{"alg":"EdDSA","kid":5}""", ProofProblemCodes.HeaderMember)]
    [TestCase("""{"alg":"EdDSA","jwk":"x"}""", ProofProblemCodes.HeaderMember)]
    [TestCase("""{"alg":"EdDSA","kid":"\ud800"}""", ProofProblemCodes.HeaderMember)]
    [TestCase("""{"alg":"EdDSA","\ud800":1}""", ProofProblemCodes.HeaderUnreadable)]
    [TestCase("""{"alg":"EdDSA","crit":["exp"]}""", ProofProblemCodes.CriticalExtension)]
    [TestCase("""{"alg":"EdDSA","crit":[]}""", ProofProblemCodes.CriticalExtension)]
    [TestCase("""{"alg":"EdDSA","b64":true}""", ProofProblemCodes.UnencodedPayload)]
    [TestCase("""{"alg":"EdDSA","alg":"EdDSA"}""", ProofProblemCodes.HeaderUnreadable)]
    [TestCase("""{"alg":"EdDSA","\u0061lg":"none"}""", ProofProblemCodes.HeaderUnreadable)]
    [TestCase("""{"alg":"EdDSA"} x""", ProofProblemCodes.HeaderUnreadable)]
    [TestCase("""["EdDSA"]""", ProofProblemCodes.HeaderUnreadable)]
    [TestCase("\uFEFF{\"alg\":\"EdDSA\"}", ProofProblemCodes.HeaderUnreadable)]
    [TestCase("""{"alg":"EdDSA","x":[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]}""", ProofProblemCodes.HeaderUnreadable)]
    public void Refuses_a_bad_header_with_a_code_of_its_own(string header, string code)
    {
        var text = Base64Url.EncodeToString(Encoding.UTF8.GetBytes(header)) + ".e30." + new string('A', 86);

        CompactJws.TryParse(Encoding.ASCII.GetBytes(text), out _, out var problem).Should().BeFalse();

        problem!.Code.Should().Be(code);
    }

    [TestCase("", ProofProblemCodes.NotCompact)]
    [TestCase("a.b", ProofProblemCodes.NotCompact)]
    [TestCase("a.b.c.d", ProofProblemCodes.NotCompact)]
    [TestCase("a.b.c.d.e", ProofProblemCodes.NotCompact)]
    [TestCase("eyJhbGciOiJFZERTQSJ9=.e30.AA", ProofProblemCodes.NotBase64Url)]
    [TestCase("eyJhbGciOiJFZERTQSJ9.e3 0.AA", ProofProblemCodes.NotBase64Url)]
    [TestCase("eyJhbGciOiJFZERTQSJ9.e31.AA", ProofProblemCodes.NotBase64Url)]
    [TestCase("eyJhbGciOiJFZERTQSJ9.e30.A", ProofProblemCodes.NotBase64Url)]
    [TestCase("eyJhbGciOiJFZERTQSJ9.e30.AA\n", ProofProblemCodes.NotBase64Url)]
    [TestCase("eyJhbGciOiJFZERTQSJ9.e30.A+/A", ProofProblemCodes.NotBase64Url)]
    [TestCase(".e30.AA", ProofProblemCodes.HeaderUnreadable)]
    public void Refuses_what_is_no_compact_JWS(string text, string code)
    {
        CompactJws.TryParse(Encoding.ASCII.GetBytes(text), out _, out var problem).Should().BeFalse();

        problem!.Code.Should().Be(code);
    }

    [Test]
    public void Refuses_what_is_too_large()
    {
        CompactJws.TryParse(new byte[CompactJws.MaximumBytes + 1], out _, out var problem).Should().BeFalse();

        problem!.Code.Should().Be(ProofProblemCodes.TooLarge);
    }

    [Test]
    public void Says_that_the_algorithm_does_not_fit_the_key()
    {
        var text = CompactJws.Sign("{}"u8, TestKeys.Of(KeyKind.P256), JwsAlgorithm.ES256, Kid, "JWT");
        CompactJws.TryParse(Encoding.ASCII.GetBytes(text), out var jws, out _).Should().BeTrue();

        jws!.Verify(TestKeys.Of(KeyKind.Ed25519).PublicKey, out var problem).Should().BeFalse();

        problem!.Code.Should().Be(ProofProblemCodes.AlgorithmMismatch);
    }

    [Test]
    public void No_bytes_make_parsing_throw()
    {
        Gen.Byte.Array[0, 300].Sample(bytes => CompactJws.TryParse(bytes, out _, out _).Should().BeFalse());
        Gen.Select(Gen.String[0, 60], Gen.Byte.Array[0, 40], Gen.Byte.Array[0, 70]).Sample((header, payload, signature) =>
        {
            var text = $"{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(header))}.{Base64Url.EncodeToString(payload)}.{Base64Url.EncodeToString(signature)}";
            return CompactJws.TryParse(Encoding.ASCII.GetBytes(text), out _, out var problem) || problem is not null;
        });
    }

    [TestCase(KeyKind.Ed25519)]
    [TestCase(KeyKind.P256)]
    [TestCase(KeyKind.Rsa)]
    public async Task The_handler_of_Microsoft_IdentityModel_takes_what_we_sign(KeyKind kind)
    {
        var key = TestKeys.Of(kind);
        var algorithm = JwsAlgorithm.DefaultFor(kind);
        var text = CompactJws.Sign("{\"iss\":\"x\"}"u8, key, algorithm, Kid, "JWT");
        var parameters = new TokenValidationParameters
        {
            ValidAlgorithms = [algorithm.Name],
            IssuerSigningKey = key.PublicKey.ToSecurityKey(),
            ValidateIssuer = false,
            ValidateAudience = false,
            ValidateLifetime = false,
        };

        var result = await new JsonWebTokenHandler().ValidateTokenAsync(text, parameters);

        result.IsValid.Should().BeTrue(result.Exception?.Message);
    }
}
