using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using BadgeIssuer.Issuing;
using BadgeIssuer.Securing.Jose;

namespace BadgeIssuer.Lifecycle;

/// <summary>One document of a badge, and the same signed by another key.</summary>
internal static class SecuredAnew
{
    private static readonly JsonSerializerOptions AsWritten = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Whether a document says that a key has signed it.</summary>
    public static bool Names(SecuredDocument document, string kid)
    {
        switch (document.Format)
        {
            case CredentialFormat.DataIntegrity:
                return Proofs(Parse(document.Content)).Any(proof =>
                    ((string?)proof?["verificationMethod"])?.EndsWith($"#{kid}-multikey", StringComparison.Ordinal) is true);

            case CredentialFormat.VcJwt or CredentialFormat.Ob2Jws:
                return CompactJws.TryParse(document.Content.Span, out var jws, out _)
                    && jws.Header.KeyId?.EndsWith($"/keys/{kid}", StringComparison.Ordinal) is true;

            default:
                return false;
        }
    }

    /// <summary>The same document by another key. What it says is not changed.</summary>
    public static SecuredDocument Make(
        SecuredDocument document, IssuingKey key, BadgeAddresses addresses, DateTimeOffset at) =>
        SecuredDocument.Of(document.Format, document.Format switch
        {
            CredentialFormat.DataIntegrity => key.AddProof(WithoutProof(document.Content), addresses, at),
            CredentialFormat.VcJwt => CompactJws.SignToUtf8(
                PayloadOf(document).Span, key.Key, key.Algorithm, addresses.JsonWebKey(key.Kid), VcJwt.Type),
            CredentialFormat.Ob2Jws => CompactJws.SignToUtf8(
                WithCreator(PayloadOf(document), addresses.CryptographicKeyV2(key.Kid)),
                key.Key,
                key.Algorithm,
                addresses.CryptographicKeyV2(key.Kid),
                "JWT"),
            _ => throw new ArgumentException("Nothing signs this form.", nameof(document)),
        });

    private static byte[] WithoutProof(ReadOnlyMemory<byte> document)
    {
        var credential = Parse(document);
        credential.Remove("proof");
        return Write(credential);
    }

    private static byte[] WithCreator(ReadOnlyMemory<byte> payload, string creator)
    {
        var assertion = Parse(payload);
        assertion["verification"]!["creator"] = creator;
        return Write(assertion);
    }

    private static ReadOnlyMemory<byte> PayloadOf(SecuredDocument document) =>
        CompactJws.TryParse(document.Content.Span, out var jws, out _)
            ? jws.Payload
            : throw new ArgumentException("Not a compact JWS.", nameof(document));

    private static JsonArray Proofs(JsonObject document) => document["proof"] switch
    {
        JsonArray array => array,
        { } one => [one.DeepClone()],
        null => [],
    };

    private static JsonObject Parse(ReadOnlyMemory<byte> json) => JsonNode.Parse(json.Span)!.AsObject();

    private static byte[] Write(JsonObject json) => Encoding.UTF8.GetBytes(json.ToJsonString(AsWritten));
}
