namespace BadgeIssuer.OpenBadges.V2;

/// <summary>Writes a <see cref="RevocationList"/> as UTF-8 JSON.</summary>
public static class RevocationListWriter
{
    /// <summary>Writes the list. <c>revokedAssertions</c> is required, and so is written even when it is empty.</summary>
    /// <exception cref="ArgumentException">A text has half of a surrogate pair, or U+FFFD.</exception>
    public static byte[] Write(RevocationList list)
    {
        ArgumentNullException.ThrowIfNull(list);
        return JsonDocuments.WriteObject(list, static (writer, value) =>
        {
            V2Properties.WriteHead(writer, value.Id, "RevocationList");
            writer.WriteString("issuer"u8, value.Issuer);
            writer.WriteStartArray("revokedAssertions"u8);
            foreach (var revoked in value.RevokedAssertions)
            {
                writer.WriteStartObject();
                writer.WriteString("id"u8, revoked.Id);
                writer.WriteBoolean("revoked"u8, true);
                writer.WriteOptional("revocationReason"u8, revoked.RevocationReason);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        });
    }
}
