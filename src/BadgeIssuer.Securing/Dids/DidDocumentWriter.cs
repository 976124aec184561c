using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using BadgeIssuer.Securing.Keys;

namespace BadgeIssuer.Securing.Dids;

/// <summary>Writes the DID document of an issuer.</summary>
/// <remarks>
/// Every key ever used for badges stays listed, or old badges stop verifying. Source: W3C DID Core 1.0 §5; the type
/// JsonWebKey: W3C Controlled Identifiers 1.0.
/// </remarks>
public static class DidDocumentWriter
{
    /// <summary>The context of DID documents; readers ask that it comes first.</summary>
    public const string DidContext = "https://www.w3.org/ns/did/v1";

    /// <summary>The context of the type JsonWebKey.</summary>
    public const string JwkContext = "https://w3id.org/security/jwk/v1";

    /// <summary>The context of the type Multikey.</summary>
    public const string MultikeyContext = "https://w3id.org/security/multikey/v1";

    /// <summary>Writes a document in which every key is for assertions, but those that were withdrawn.</summary>
    /// <remarks>
    /// A key that has a multibase form stands in it twice: as JsonWebKey for verifiers of JWS, and as Multikey for those of
    /// embedded proofs, since few of either read both.
    /// </remarks>
    /// <param name="did">Whose document: the controller of all its keys.</param>
    /// <param name="keys">The keys with the names that follow the number sign of their ids; each name once.</param>
    /// <param name="withdrawn">
    /// Keys that nothing is to be verified with any more, and since when. They stand in the document with <c>revoked</c>,
    /// so that a reader is told why, and are for no purpose, so that a reader who passes over that is not misled.
    /// </param>
    /// <returns>JSON in UTF-8.</returns>
    /// <exception cref="ArgumentException"><paramref name="did"/> is no DID.</exception>
    public static byte[] Write(
        string did,
        IEnumerable<(string Kid, PublicKey Key)> keys,
        IEnumerable<(string Kid, PublicKey Key, DateTimeOffset Revoked)>? withdrawn = null)
    {
        ArgumentNullException.ThrowIfNull(keys);
        if (!Did.TryParse(did, out _))
        {
            throw new ArgumentException("Not a DID.", nameof(did));
        }

        (string Kid, PublicKey Key)[] all = [.. keys];
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(
            buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            writer.WriteStartObject();
            writer.WriteStartArray("@context"u8);
            writer.WriteStringValue(DidContext);
            writer.WriteStringValue(JwkContext);
            writer.WriteStringValue(MultikeyContext);
            writer.WriteEndArray();
            writer.WriteString("id"u8, did);

            writer.WriteStartArray("verificationMethod"u8);
            foreach (var (kid, key) in all)
            {
                WriteMethods(writer, did, kid, key, revoked: null);
            }

            foreach (var (kid, key, revoked) in withdrawn ?? [])
            {
                WriteMethods(writer, did, kid, key, revoked);
            }

            writer.WriteEndArray();

            writer.WriteStartArray("assertionMethod"u8);
            foreach (var (kid, key) in all)
            {
                writer.WriteStringValue(MethodId(did, kid));
                if (IsMultikey(key))
                {
                    writer.WriteStringValue(MultikeyId(did, kid));
                }
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    private static void WriteMethods(Utf8JsonWriter writer, string did, string kid, PublicKey key, DateTimeOffset? revoked)
    {
        writer.WriteStartObject();
        writer.WriteString("id"u8, MethodId(did, kid));
        writer.WriteString("type"u8, "JsonWebKey"u8);
        writer.WriteString("controller"u8, did);
        writer.WritePropertyName("publicKeyJwk"u8);
        key.WriteJwk(writer, kid, algorithm: null);
        WriteRevoked(writer, revoked);
        writer.WriteEndObject();

        if (IsMultikey(key))
        {
            writer.WriteStartObject();
            writer.WriteString("id"u8, MultikeyId(did, kid));
            writer.WriteString("type"u8, "Multikey"u8);
            writer.WriteString("controller"u8, did);
            writer.WriteString("publicKeyMultibase"u8, key.ToMultibase());
            WriteRevoked(writer, revoked);
            writer.WriteEndObject();
        }
    }

    private static void WriteRevoked(Utf8JsonWriter writer, DateTimeOffset? revoked)
    {
        if (revoked is { } since)
        {
            writer.WriteString("revoked"u8, since.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
        }
    }

    /// <summary>The id of a key in a DID document: the DID, a number sign, the key's name.</summary>
    public static string MethodId(string did, string kid) => $"{did}#{kid}";

    /// <summary>The id of the same key as Multikey, which embedded proofs name.</summary>
    public static string MultikeyId(string did, string kid) => $"{did}#{kid}-multikey";

    private static bool IsMultikey(PublicKey key) => key.Kind is not KeyKind.Rsa;
}
