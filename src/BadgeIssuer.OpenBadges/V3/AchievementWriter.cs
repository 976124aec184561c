namespace BadgeIssuer.OpenBadges.V3;

/// <summary>Writes an <see cref="Achievement"/> as a document of its own, as its id serves it.</summary>
public static class AchievementWriter
{
    /// <summary>Writes UTF-8 JSON with the contexts of a credential.</summary>
    /// <exception cref="ArgumentException">A text has half of a surrogate pair, or U+FFFD.</exception>
    public static byte[] Write(Achievement achievement)
    {
        ArgumentNullException.ThrowIfNull(achievement);
        return JsonDocuments.WriteObject(achievement, static (writer, value) =>
        {
            writer.WriteStrings("@context"u8, [ContextIris.CredentialsV2, ContextIris.OpenBadgesV3]);
            V3Properties.Write(writer, value);
        });
    }
}
