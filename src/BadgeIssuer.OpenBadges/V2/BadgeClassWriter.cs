using System.Text.Json;

namespace BadgeIssuer.OpenBadges.V2;

/// <summary>Writes a <see cref="BadgeClass"/> as UTF-8 JSON.</summary>
public static class BadgeClassWriter
{
    /// <summary>Writes the badge class.</summary>
    /// <exception cref="ArgumentException">A text has half of a surrogate pair, or U+FFFD.</exception>
    public static byte[] Write(BadgeClass badgeClass)
    {
        ArgumentNullException.ThrowIfNull(badgeClass);
        return JsonDocuments.WriteObject(badgeClass, static (writer, value) =>
        {
            V2Properties.WriteHead(writer, value.Id, "BadgeClass");
            writer.WriteOptional("@language"u8, value.Language);
            writer.WriteOptional("version"u8, value.Version);
            writer.WriteString("name"u8, value.Name);
            writer.WriteString("description"u8, value.Description);
            writer.WriteString("image"u8, value.Image);
            writer.WriteObject("criteria"u8, value.Criteria, WriteCriteria);
            writer.WriteString("issuer"u8, value.Issuer);
            writer.WriteObjects("alignment"u8, value.Alignment, WriteAlignment);
            writer.WriteStrings("tags"u8, value.Tags);
        });
    }

    private static void WriteCriteria(Utf8JsonWriter writer, Criteria criteria)
    {
        writer.WriteString("type"u8, "Criteria"u8);
        writer.WriteOptional("id"u8, criteria.Id);
        writer.WriteOptional("narrative"u8, criteria.Narrative);
    }

    private static void WriteAlignment(Utf8JsonWriter writer, AlignmentObject alignment)
    {
        writer.WriteString("type"u8, "AlignmentObject"u8);
        writer.WriteString("targetName"u8, alignment.TargetName);
        writer.WriteString("targetUrl"u8, alignment.TargetUrl);
        writer.WriteOptional("targetDescription"u8, alignment.TargetDescription);
        writer.WriteOptional("targetFramework"u8, alignment.TargetFramework);
        writer.WriteOptional("targetCode"u8, alignment.TargetCode);
    }
}
