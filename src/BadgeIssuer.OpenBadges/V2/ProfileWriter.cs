namespace BadgeIssuer.OpenBadges.V2;

/// <summary>Writes an issuer's <see cref="Profile"/> as UTF-8 JSON.</summary>
public static class ProfileWriter
{
    /// <summary>Writes the profile.</summary>
    /// <exception cref="ArgumentException">A text has half of a surrogate pair, or U+FFFD.</exception>
    public static byte[] Write(Profile profile)
    {
        ArgumentNullException.ThrowIfNull(profile);
        return JsonDocuments.WriteObject(profile, static (writer, value) =>
        {
            V2Properties.WriteHead(writer, value.Id, "Issuer");
            writer.WriteOptional("@language"u8, value.Language);
            writer.WriteString("name"u8, value.Name);
            writer.WriteString("url"u8, value.Url);
            writer.WriteString("email"u8, value.Email);
            writer.WriteOptional("telephone"u8, value.Telephone);
            writer.WriteOptional("description"u8, value.Description);
            writer.WriteOptional("image"u8, value.Image);
            writer.WriteStrings("publicKey"u8, value.PublicKey);
            writer.WriteObject("verification"u8, value.Verification, V2Properties.Write);
            writer.WriteOptional("revocationList"u8, value.RevocationList);
        });
    }
}
