using System.Text.Json;

namespace BadgeIssuer.OpenBadges.Status;

/// <summary>Writes a <see cref="StatusListCredential"/> as UTF-8 JSON, not yet secured.</summary>
public static class StatusListCredentialWriter
{
    /// <summary>Writes the credential, in its VC Data Model 2.0 form.</summary>
    /// <exception cref="ArgumentException">It has no purpose, or a text has half of a surrogate pair or U+FFFD.</exception>
    public static byte[] Write(StatusListCredential list)
    {
        ArgumentNullException.ThrowIfNull(list);
        if (list.StatusPurpose.IsDefaultOrEmpty)
        {
            throw new ArgumentException("A status list has a purpose.", nameof(list));
        }

        return JsonDocuments.WriteObject(list, static (writer, value) =>
        {
            writer.WriteStrings("@context"u8, [ContextIris.CredentialsV2]);
            writer.WriteString("id"u8, value.Id);
            writer.WriteTypes("VerifiableCredential", StatusListCredential.Type);
            writer.WriteString("issuer"u8, value.Issuer);
            writer.WriteOptional("validFrom"u8, value.ValidFrom);
            writer.WriteOptional("validUntil"u8, value.ValidUntil);
            writer.WriteObject("credentialSubject"u8, value, WriteSubject);
        });
    }

    private static void WriteSubject(Utf8JsonWriter writer, StatusListCredential list)
    {
        writer.WriteString("id"u8, list.Id + "#list");
        writer.WriteString("type"u8, StatusListCredential.SubjectType);

        // One purpose is a text and not an array of one: other verifiers compare it as a text.
        if (list.StatusPurpose is [var only])
        {
            writer.WriteString("statusPurpose"u8, only);
        }
        else
        {
            writer.WriteStrings("statusPurpose"u8, list.StatusPurpose);
        }

        writer.WriteString("encodedList"u8, list.EncodedList);
        if (list.TimeToLive is { } timeToLive)
        {
            writer.WriteNumber("ttl"u8, (long)timeToLive.TotalMilliseconds);
        }
    }
}
