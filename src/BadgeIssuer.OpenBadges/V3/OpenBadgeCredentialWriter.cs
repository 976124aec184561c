using System.Globalization;
using System.Text.Json;

namespace BadgeIssuer.OpenBadges.V3;

/// <summary>Writes an <see cref="OpenBadgeCredential"/> as UTF-8 JSON, not yet secured.</summary>
/// <remarks>
/// The same credential gives the same bytes. What may have several values is an array even with one; what is absent
/// is not written. Source: Open Badges 3.0, “Serializing”.
/// </remarks>
public static class OpenBadgeCredentialWriter
{
    /// <summary>Writes the credential.</summary>
    /// <exception cref="ArgumentException">A text has half of a surrogate pair, or U+FFFD.</exception>
    public static byte[] Write(OpenBadgeCredential credential)
    {
        ArgumentNullException.ThrowIfNull(credential);
        return JsonDocuments.WriteObject(credential, WriteProperties);
    }

    private static void WriteProperties(Utf8JsonWriter writer, OpenBadgeCredential credential)
    {
        writer.WriteStrings(
            "@context"u8,
            [ContextIris.CredentialsV2, ContextIris.OpenBadgesV3, .. credential.AdditionalContexts]);
        writer.WriteString("id"u8, credential.Id);
        writer.WriteTypes("VerifiableCredential", "OpenBadgeCredential");
        writer.WriteOptional("name"u8, credential.Name);
        writer.WriteOptional("description"u8, credential.Description);
        writer.WriteObject("image"u8, credential.Image, V3Properties.Write);
        writer.WriteObject("issuer"u8, credential.Issuer, V3Properties.Write);
        writer.WriteOptional("validFrom"u8, credential.ValidFrom);
        writer.WriteOptional("validUntil"u8, credential.ValidUntil);
        writer.WriteOptional("awardedDate"u8, credential.AwardedDate);
        writer.WriteObject("credentialSubject"u8, credential.CredentialSubject, WriteSubject);
        writer.WriteObjects("evidence"u8, credential.Evidence, WriteEvidence);
        writer.WriteObjects("credentialSchema"u8, credential.CredentialSchema, WriteSchema);
        if (credential is { CredentialStatus: { } first, SecondCredentialStatus: { } second })
        {
            writer.WriteObjects("credentialStatus"u8, [first, second], WriteStatus);
        }
        else
        {
            writer.WriteObject("credentialStatus"u8, credential.CredentialStatus, WriteStatus);
        }

        writer.WriteObject("refreshService"u8, credential.RefreshService, WriteRefresh);
    }

    private static void WriteSubject(Utf8JsonWriter writer, AchievementSubject subject)
    {
        writer.WriteOptional("id"u8, subject.Id);
        writer.WriteTypes("AchievementSubject");
        writer.WriteOptional("activityStartDate"u8, subject.ActivityStartDate);
        writer.WriteOptional("activityEndDate"u8, subject.ActivityEndDate);
        writer.WriteObjects("identifier"u8, subject.Identifier, WriteIdentity);
        writer.WriteObject("achievement"u8, subject.Achievement, V3Properties.Write);
        writer.WriteObject("image"u8, subject.Image, V3Properties.Write);
        writer.WriteOptional("licenseNumber"u8, subject.LicenseNumber);
        writer.WriteOptional("narrative"u8, subject.Narrative);
        writer.WriteOptional("role"u8, subject.Role);
        writer.WriteObject("source"u8, subject.Source, V3Properties.Write);
        writer.WriteOptional("term"u8, subject.Term);
    }

    private static void WriteIdentity(Utf8JsonWriter writer, IdentityObject identity)
    {
        writer.WriteString("type"u8, "IdentityObject"u8);
        writer.WriteBoolean("hashed"u8, identity.Hashed);
        writer.WriteString("identityHash"u8, identity.IdentityHash);
        writer.WriteString("identityType"u8, identity.IdentityType);
        writer.WriteOptional("salt"u8, identity.Salt);
    }

    private static void WriteEvidence(Utf8JsonWriter writer, Evidence evidence)
    {
        writer.WriteOptional("id"u8, evidence.Id);
        writer.WriteTypes("Evidence");
        writer.WriteOptional("name"u8, evidence.Name);
        writer.WriteOptional("description"u8, evidence.Description);
        writer.WriteOptional("narrative"u8, evidence.Narrative);
        writer.WriteOptional("genre"u8, evidence.Genre);
        writer.WriteOptional("audience"u8, evidence.Audience);
    }

    private static void WriteSchema(Utf8JsonWriter writer, CredentialSchema schema)
    {
        writer.WriteString("id"u8, schema.Id);
        writer.WriteString("type"u8, schema.Type);
    }

    private static void WriteRefresh(Utf8JsonWriter writer, RefreshService service)
    {
        writer.WriteString("id"u8, service.Id);
        writer.WriteString("type"u8, "1EdTechCredentialRefresh"u8);
    }

    private static void WriteStatus(Utf8JsonWriter writer, BitstringStatusListEntry entry)
    {
        writer.WriteString("id"u8, entry.Id);
        writer.WriteString("type"u8, "BitstringStatusListEntry"u8);
        writer.WriteString("statusPurpose"u8, entry.StatusPurpose);
        writer.WriteString("statusListIndex"u8, entry.StatusListIndex.ToString(CultureInfo.InvariantCulture));
        writer.WriteString("statusListCredential"u8, entry.StatusListCredential);
    }
}
