namespace BadgeIssuer.OpenBadges.V3;

/// <summary>Writes a <see cref="Profile"/> as a document of its own.</summary>
public static class ProfileWriter
{
    /// <summary>Writes UTF-8 JSON with the contexts of a credential.</summary>
    /// <exception cref="ArgumentException">A text has half of a surrogate pair, or U+FFFD.</exception>
    public static byte[] Write(Profile profile)
    {
        ArgumentNullException.ThrowIfNull(profile);
        return JsonDocuments.WriteObject(profile, static (writer, value) =>
        {
            writer.WriteStrings("@context"u8, [ContextIris.CredentialsV2, ContextIris.OpenBadgesV3]);
            V3Properties.Write(writer, value);
        });
    }
}
