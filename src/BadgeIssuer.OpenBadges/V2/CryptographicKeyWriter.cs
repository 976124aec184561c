namespace BadgeIssuer.OpenBadges.V2;

/// <summary>Writes a <see cref="CryptographicKey"/> as UTF-8 JSON.</summary>
public static class CryptographicKeyWriter
{
    /// <summary>Writes the key's document.</summary>
    /// <exception cref="ArgumentException">A text has half of a surrogate pair, or U+FFFD.</exception>
    public static byte[] Write(CryptographicKey key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return JsonDocuments.WriteObject(key, static (writer, value) =>
        {
            V2Properties.WriteHead(writer, value.Id, "CryptographicKey");
            writer.WriteString("owner"u8, value.Owner);
            writer.WriteString("publicKeyPem"u8, value.PublicKeyPem);
        });
    }
}
