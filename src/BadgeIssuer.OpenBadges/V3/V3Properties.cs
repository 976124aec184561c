using System.Text.Json;

namespace BadgeIssuer.OpenBadges.V3;

/// <summary>The properties of classes that stand in more than one document.</summary>
internal static class V3Properties
{
    public static void Write(Utf8JsonWriter writer, Achievement achievement)
    {
        writer.WriteString("id"u8, achievement.Id);
        writer.WriteTypes("Achievement");
        writer.WriteOptional("achievementType"u8, achievement.AchievementType);
        writer.WriteString("name"u8, achievement.Name);
        writer.WriteString("description"u8, achievement.Description);
        writer.WriteObject("criteria"u8, achievement.Criteria, WriteCriteria);
        writer.WriteObjects("alignment"u8, achievement.Alignment, WriteAlignment);
        writer.WriteObject("creator"u8, achievement.Creator, Write);
        writer.WriteOptional("fieldOfStudy"u8, achievement.FieldOfStudy);
        writer.WriteOptional("humanCode"u8, achievement.HumanCode);
        writer.WriteObject("image"u8, achievement.Image, Write);
        writer.WriteOptional("inLanguage"u8, achievement.InLanguage);
        writer.WriteObjects("related"u8, achievement.Related, WriteRelated);
        writer.WriteOptional("specialization"u8, achievement.Specialization);
        writer.WriteStrings("tag"u8, achievement.Tag);
        writer.WriteOptional("version"u8, achievement.Version);
    }

    public static void Write(Utf8JsonWriter writer, Profile profile)
    {
        writer.WriteString("id"u8, profile.Id);
        writer.WriteTypes("Profile");
        writer.WriteOptional("name"u8, profile.Name);
        writer.WriteOptional("url"u8, profile.Url);
        writer.WriteOptional("phone"u8, profile.Phone);
        writer.WriteOptional("description"u8, profile.Description);
        writer.WriteObject("image"u8, profile.Image, Write);
        writer.WriteOptional("email"u8, profile.Email);
        writer.WriteObjects("otherIdentifier"u8, profile.OtherIdentifier, WriteIdentifierEntry);
        writer.WriteOptional("official"u8, profile.Official);
        writer.WriteObject("parentOrg"u8, profile.ParentOrg, Write);
    }

    public static void Write(Utf8JsonWriter writer, Image image)
    {
        writer.WriteString("id"u8, image.Id);
        writer.WriteString("type"u8, "Image"u8);
        writer.WriteOptional("caption"u8, image.Caption);
    }

    private static void WriteCriteria(Utf8JsonWriter writer, Criteria criteria)
    {
        writer.WriteOptional("id"u8, criteria.Id);
        writer.WriteOptional("narrative"u8, criteria.Narrative);
    }

    private static void WriteAlignment(Utf8JsonWriter writer, Alignment alignment)
    {
        writer.WriteTypes("Alignment");
        writer.WriteOptional("targetCode"u8, alignment.TargetCode);
        writer.WriteOptional("targetDescription"u8, alignment.TargetDescription);
        writer.WriteString("targetName"u8, alignment.TargetName);
        writer.WriteOptional("targetFramework"u8, alignment.TargetFramework);
        writer.WriteOptional("targetType"u8, alignment.TargetType);
        writer.WriteString("targetUrl"u8, alignment.TargetUrl);
    }

    private static void WriteRelated(Utf8JsonWriter writer, Related related)
    {
        writer.WriteString("id"u8, related.Id);
        writer.WriteTypes("Related");
        writer.WriteOptional("inLanguage"u8, related.InLanguage);
        writer.WriteOptional("version"u8, related.Version);
    }

    private static void WriteIdentifierEntry(Utf8JsonWriter writer, IdentifierEntry entry)
    {
        writer.WriteString("type"u8, "IdentifierEntry"u8);
        writer.WriteString("identifier"u8, entry.Identifier);
        writer.WriteString("identifierType"u8, entry.IdentifierType);
    }
}
