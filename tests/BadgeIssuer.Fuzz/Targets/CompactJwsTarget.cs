using System.Buffers.Text;
using System.Text;
using BadgeIssuer.OpenBadges;
using BadgeIssuer.Securing.Jose;
using BadgeIssuer.Securing.Keys;

namespace BadgeIssuer.Fuzz.Targets;

/// <summary>Compact JWS and the claims of a VC-JWT: what is accepted is written in one way only.</summary>
internal sealed class CompactJwsTarget : FuzzTarget
{
    private static readonly PublicKey[] Keys =
        [SigningKey.Generate(KeyKind.Ed25519).PublicKey, SigningKey.Generate(KeyKind.P256).PublicKey, SigningKey.Generate(KeyKind.Rsa).PublicKey];

    public override string Name => "jws";

    public override IReadOnlyList<string> Words { get; } =
    [
        "eyJhbGciOiJub25lIn0", "eyJhbGciOiJFZERTQSJ9", "eyJhbGciOiJSUzI1NiJ9", "e30", ".", "..", "=", "-_", "+/", "{\"alg\":\"ES256\",\"kid\":\"#\"}",
        "\"iss\":", "\"sub\":", "\"jti\":", "\"nbf\":-1e308", "\"exp\":1e308", "\"vc\":{", "\"validFrom\":\"2025-01-01T00:00:00Z\"",
    ];

    public override IEnumerable<byte[]> Seeds() =>
    [
        .. SeedFiles.Elements("tests/vectors/securing/signatures.json").Select(vector => SeedFiles.Text(vector.GetProperty("jws").GetString()!)),
        SeedFiles.Text("""
            {"iss":"did:web:a.example","jti":"urn:uuid:1","sub":"urn:uuid:2","nbf":1735689600,"exp":1767225600,"id":"urn:uuid:1",
            "issuer":{"id":"did:web:a.example"},"credentialSubject":{"id":"urn:uuid:2"},"validFrom":"2025-01-01T00:00:00Z","validUntil":"2026-01-01T00:00:00Z"}
            """),
        SeedFiles.Text("""
            {"iss":"did:web:a.example","jti":"urn:uuid:1","sub":"urn:uuid:2","nbf":1735689600,"vc":{"issuer":"did:web:a.example",
            "credentialSubject":{"id":"urn:uuid:2"},"issuanceDate":"2025-01-01T00:00:00Z","type":["VerifiableCredential"]}}
            """),
    ];

    public override void Run(ReadOnlyMemory<byte> input)
    {
        ReadPayload(input);
        if (!CompactJws.TryParse(input.Span, out var jws, out _))
        {
            return;
        }

        var parts = Encoding.ASCII.GetString(input.Span).Split('.');
        Require(Base64Url.EncodeToString(jws.Payload.Span) == parts[1], "The payload can be written in two ways.");
        Require(Base64Url.EncodeToString(jws.Signature.Span) == parts[2], "The signature can be written in two ways.");
        Require(!Array.Exists(Keys, jws.Verify), "A signature by a key that nobody has.");
        ReadPayload(jws.Payload);
    }

    private static void ReadPayload(ReadOnlyMemory<byte> payload)
    {
        if (StrictJson.TryParse(payload, out var json, out _))
        {
            using (json)
            {
                _ = VcJwt.CheckClaims(json.RootElement);
                _ = VcJwt.Credential(json.RootElement);
            }
        }
    }
}
