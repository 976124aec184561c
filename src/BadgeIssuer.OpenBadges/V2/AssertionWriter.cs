using System.Text.Json;

namespace BadgeIssuer.OpenBadges.V2;

/// <summary>Writes an <see cref="Assertion"/> as UTF-8 JSON: the hosted document, or the payload of a JWS.</summary>
public static class AssertionWriter
{
    /// <summary>Writes the assertion.</summary>
    /// <exception cref="ArgumentException">A text has half of a surrogate pair, or U+FFFD.</exception>
    public static byte[] Write(Assertion assertion)
    {
        ArgumentNullException.ThrowIfNull(assertion);
        return JsonDocuments.WriteObject(assertion, static (writer, value) =>
        {
            V2Properties.WriteHead(writer, value.Id, "Assertion");
            writer.WriteObject("recipient"u8, value.Recipient, WriteRecipient);
            writer.WriteString("badge"u8, value.Badge);
            writer.WriteObject("verification"u8, value.Verification, V2Properties.Write);
            writer.WriteOptional("issuedOn"u8, value.IssuedOn);
            writer.WriteOptional("expires"u8, value.Expires);
            writer.WriteOptional("image"u8, value.Image);
            writer.WriteStrings("evidence"u8, value.Evidence);
            writer.WriteOptional("narrative"u8, value.Narrative);
        });
    }

    /// <summary>Writes what the URL of a revoked hosted assertion answers, with status 410.</summary>
    /// <exception cref="ArgumentException">A text has half of a surrogate pair, or U+FFFD.</exception>
    public static byte[] WriteRevoked(RevokedAssertion assertion)
    {
        ArgumentNullException.ThrowIfNull(assertion);
        return JsonDocuments.WriteObject(assertion, static (writer, value) =>
        {
            V2Properties.WriteHead(writer, value.Id, "Assertion");
            writer.WriteBoolean("revoked"u8, true);
            writer.WriteOptional("revocationReason"u8, value.RevocationReason);
        });
    }

    private static void WriteRecipient(Utf8JsonWriter writer, IdentityObject recipient)
    {
        writer.WriteString("type"u8, recipient.Type);
        writer.WriteBoolean("hashed"u8, recipient.Hashed);
        writer.WriteOptional("salt"u8, recipient.Salt);
        writer.WriteString("identity"u8, recipient.Identity);
    }
}
