using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using BadgeIssuer.Securing;
using BadgeIssuer.Securing.Jose;
using BadgeIssuer.Securing.Keys;
using CsCheck;
using FluentAssertions;
using NUnit.Framework;

namespace BadgeIssuer.Tests.Securing;

public sealed class VcJwtTests
{
    private const string Kid = "https://badges.example.jp/keys/k1";

    private const string Full = """
        {"@context":["https://www.w3.org/ns/credentials/v2"],"id":"https://badges.example.jp/credentials/a",
        "issuer":{"type":["Profile"],"id":"did:web:badges.example.jp","name":"経済産業省 \"DX\" {"},
        "validFrom":"2025-02-01T09:00:00+09:00","validUntil":"2030-02-01T00:00:00Z",
        "credentialSubject":{"achievement":{"id":"x","criteria":[1,{"id":"y"},true,null]},"id":"urn:uuid:1"} }
        """;

    [Test]
    public void Adds_the_claims_that_repeat_the_credential()
    {
        var payload = Secure(Full);

        Encoding.UTF8.GetString(payload).Should().Be(
            Full.TrimEnd()[..^2]
            + ",\"iss\":\"did:web:badges.example.jp\",\"jti\":\"https://badges.example.jp/credentials/a\","
            + "\"sub\":\"urn:uuid:1\",\"nbf\":1738368000,\"exp\":1896134400}");
        VcJwt.CheckClaims(Json.Element(payload)).Should().BeEmpty();
        JsonElement.DeepEquals(VcJwt.Credential(Json.Element(payload)), Json.Element(payload)).Should().BeTrue();
    }

    [TestCase("""{"id":"urn:a","issuer":"did:web:a.jp","validFrom":"2025-02-01T00:00:00Z","credentialSubject":{}}""")]
    [TestCase("""{"id":"urn:a","issuer":"did:web:a.jp","validFrom":"2025-02-01T00:00:00Z","credentialSubject":[{"id":"urn:b"}]}""")]
    [TestCase("""{"id":"urn:\u0061\\","issuer":"did:web:a.jp","validFrom":"2025-02-01T00:00:00Z"}""")]
    [TestCase(" {\n \"id\" : \"urn:a\" , \"n\" : -1.5e3 , \"issuer\" : \"x\" , \"validFrom\" : \"2025-02-01T00:00:00.25Z\" \n } \n")]
    public void Claims_equal_the_credential_in_every_shape(string credential) =>
        VcJwt.CheckClaims(Json.Element(Secure(credential))).Should().BeEmpty();

    [TestCase("")]
    [TestCase("[]")]
    [TestCase("{}")]
    [TestCase("""{"id":"urn:a"}""")]
    [TestCase("""{"id":"urn:a","issuer":"did:web:a.jp","validFrom":"yesterday"}""")]
    [TestCase("""{"id":"urn:a","issuer":"did:web:a.jp","validFrom":"2025-02-01T00:00:00Z","iss":"x"}""")]
    [TestCase("""{"id":"urn:a","issuer":"did:web:a.jp","validFrom":"2025-02-01T00:00:00Z","\u0069ss":"x"}""")]
    [TestCase("""{"id":"urn:a","issuer":"did:web:a.jp","validFrom":"2025-02-01T00:00:00Z"} x""")]
    [TestCase("""{"id":"urn:a","issuer":"did:web:a.jp","validFrom":"2025-02-01T00:00:00Z","x":{""")]
    [TestCase("""{"id":"urn:a","issuer":"did:web:a.jp","validFrom":"2025-02-01T00:00:00Z","x":"\""")]
    [TestCase("""{"id":"urn:a","issuer":"did:web:a.jp","validFrom":"2025-02-01T00:00:00Z","credentialSubject":[{"id":"1"},{"id":"2"}]}""")]
    public void Secures_no_credential_that_it_cannot_claim(string credential)
    {
        var secure = () => Secure(credential);

        secure.Should().Throw<ArgumentException>();
    }

    [TestCase("iss", "\"did:web:other.jp\"", ProofProblemCodes.ClaimMismatch)]
    [TestCase("iss", "5", ProofProblemCodes.ClaimUnreadable)]
    [TestCase("iss", null, ProofProblemCodes.ClaimMissing)]
    [TestCase("jti", "\"https://badges.example.jp/credentials/b\"", ProofProblemCodes.ClaimMismatch)]
    [TestCase("jti", null, ProofProblemCodes.ClaimMissing)]
    [TestCase("sub", "\"urn:uuid:2\"", ProofProblemCodes.ClaimMismatch)]
    [TestCase("sub", null, ProofProblemCodes.ClaimMissing)]
    [TestCase("nbf", "1738368001", ProofProblemCodes.ClaimMismatch)]
    [TestCase("nbf", "\"1738368000\"", ProofProblemCodes.ClaimUnreadable)]
    [TestCase("nbf", "1e40", ProofProblemCodes.ClaimUnreadable)]
    [TestCase("nbf", "253402300800", ProofProblemCodes.ClaimUnreadable)]
    [TestCase("nbf", null, ProofProblemCodes.ClaimMissing)]
    [TestCase("exp", "1896134399", ProofProblemCodes.ClaimMismatch)]
    [TestCase("exp", null, ProofProblemCodes.ClaimMissing)]
    [TestCase("validFrom", "\"2025-02-01T09:00:00\"", ProofProblemCodes.ClaimMismatch)]
    [TestCase("validUntil", null, ProofProblemCodes.ClaimMismatch)]
    [TestCase("issuer", "[\"did:web:badges.example.jp\"]", ProofProblemCodes.ClaimMismatch)]
    [TestCase("vc", "{}", ProofProblemCodes.ClaimAmbiguous)]
    [TestCase("vc", "5", ProofProblemCodes.PayloadUnreadable)]
    public void Finds_every_claim_that_differs(string member, string? value, string code)
    {
        var payload = JsonNode.Parse(Secure(Full))!.AsObject();
        payload.Remove(member);
        if (value is not null)
        {
            payload[member] = JsonNode.Parse(value);
        }

        VcJwt.CheckClaims(Json.Element(payload.ToJsonString())).Select(problem => problem.Code).Should().Equal(code);
    }

    [TestCase("1738368000.0")]
    [TestCase("1.738368E9")]
    public void A_time_is_the_same_in_every_spelling_of_its_number(string nbf)
    {
        var payload = Encoding.UTF8.GetString(Secure(Full)).Replace("1738368000", nbf, StringComparison.Ordinal);

        VcJwt.CheckClaims(Json.Element(payload)).Should().BeEmpty();
    }

    [Test]
    public void Reads_the_older_form_and_puts_back_what_it_left_to_the_claims()
    {
        var payload = Json.Element("""
            {"iss":"did:web:a.jp","jti":"urn:a","sub":"urn:b","nbf":1738368000,"exp":1896134400,
            "vc":{"@context":["https://www.w3.org/2018/credentials/v1"],"type":["VerifiableCredential"],
            "credentialSubject":{"x":1}}}
            """);

        VcJwt.CheckClaims(payload).Should().BeEmpty();
        JsonElement.DeepEquals(VcJwt.Credential(payload), Json.Element("""
            {"@context":["https://www.w3.org/2018/credentials/v1"],"type":["VerifiableCredential"],
            "credentialSubject":{"id":"urn:b","x":1},"id":"urn:a","issuer":"did:web:a.jp",
            "issuanceDate":"2025-02-01T00:00:00Z","expirationDate":"2030-02-01T00:00:00Z"}
            """)).Should().BeTrue();
    }

    [Test]
    public void Finds_differences_in_the_older_form()
    {
        var payload = Json.Element("""
            {"iss":"did:web:a.jp","jti":"urn:a","sub":"urn:b","nbf":1738368000,
            "vc":{"@context":["https://www.w3.org/2018/credentials/v1"],"id":"urn:z","issuer":{"id":"did:web:z.jp"},
            "issuanceDate":"2025-02-02T00:00:00Z","expirationDate":"2030-02-01T00:00:00Z","credentialSubject":{"id":"urn:z"}}}
            """);

        VcJwt.CheckClaims(payload).Select(problem => (problem.Code, problem.Arguments[0])).Should().Equal(
            (ProofProblemCodes.ClaimMismatch, "iss"),
            (ProofProblemCodes.ClaimMismatch, "jti"),
            (ProofProblemCodes.ClaimMismatch, "sub"),
            (ProofProblemCodes.ClaimMismatch, "nbf"),
            (ProofProblemCodes.ClaimMissing, "exp"));
    }

    [Test]
    public void Keeps_the_credential_whatever_text_is_in_it() =>
        Gen.Select(Gen.String[0, 20], Gen.String[0, 20]).Sample((name, text) =>
        {
            var credential = new JsonObject
            {
                ["a" + name] = new JsonArray(text, new JsonObject { ["id"] = "}" + text }, "\\\"]"),
                ["id"] = "urn:" + text,
                ["issuer"] = new JsonObject { ["name"] = text + "\"", ["id"] = "did:web:a.jp" },
                ["validFrom"] = "2025-02-01T00:00:00Z",
            };
            if (("a" + name).Any(character => character is '\\' or '"' || character > '~' || character < ' ' || !char.IsAsciiLetterOrDigit(character)))
            {
                return; // names with escapes are not written here
            }

            var payload = JsonNode.Parse(Secure(credential.ToJsonString()))!.AsObject();
            foreach (var claim in new[] { "iss", "jti", "nbf" })
            {
                payload.Remove(claim).Should().BeTrue();
            }

            JsonNode.DeepEquals(payload, JsonNode.Parse(credential.ToJsonString())).Should().BeTrue();
        });

    [Test]
    public void No_payload_makes_the_comparison_throw()
    {
        string[] values = ["null", "5", "1e400", "\"x\"", "[]", "[\"x\",{\"id\":\"x\"}]", "{}", "{\"id\":7}", "true"];
        var value = Gen.Int[0, values.Length - 1].Select(index => values[index]);
        string[] names = ["@context", "vc", "iss", "jti", "sub", "nbf", "exp", "id", "issuer", "validFrom", "validUntil", "credentialSubject", "issuanceDate"];
        Gen.Select(Gen.Int[0, names.Length - 1].Select(index => names[index]), value, Gen.Int[0, names.Length - 1].Select(index => names[index]), value).Sample((name1, value1, name2, value2) =>
        {
            var inner = $$"""{"{{name1}}":{{value1}}{{(name1 == name2 ? "" : $",\"{name2}\":{value2}")}}}""";
            var payload = Json.Element(inner);
            VcJwt.CheckClaims(payload);
            VcJwt.Credential(payload);
            VcJwt.CheckClaims(Json.Element($$"""{"iss":"a","nbf":1,"sub":"s","vc":{{inner}}}"""));
            VcJwt.Credential(Json.Element($$"""{"iss":"a","nbf":1,"sub":"s","vc":{{inner}}}"""));
        });
    }

    private static byte[] Secure(string credential)
    {
        var key = TestKeys.Of(KeyKind.Ed25519);
        var text = VcJwt.Secure(Encoding.UTF8.GetBytes(credential), key, JwsAlgorithm.EdDSA, Kid);
        CompactJws.TryParse(Encoding.ASCII.GetBytes(text), out var jws, out _).Should().BeTrue();
        jws!.Verify(key.PublicKey).Should().BeTrue();
        return jws.Payload.ToArray();
    }
}
