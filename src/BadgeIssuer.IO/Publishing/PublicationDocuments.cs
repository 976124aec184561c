using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using BadgeIssuer.Issuing;
using BadgeIssuer.Lifecycle;
using BadgeIssuer.OpenBadges;
using BadgeIssuer.Sharing;
using BadgeIssuer.Skills;

namespace BadgeIssuer.IO.Publishing;

/// <summary>The documents that the site draws its pages from. None of them names a learner in clear.</summary>
internal static class PublicationDocuments
{
    // Japanese stays readable; the files are served as JSON and never put into a page as they are.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary><c>site.json</c>.</summary>
    public static byte[] Site(IssuingPolicy policy, IEnumerable<CredentialFormat> formats) => Write(writer =>
    {
        writer.WriteString("baseUrl"u8, policy.Addresses.Base);
        writer.WriteStartObject("issuer"u8);
        WriteText(writer, "name", policy.Issuer.Name);
        writer.WriteString("url"u8, policy.Issuer.Url);
        writer.WriteString("email"u8, policy.Issuer.Email);
        if (policy.Issuer.Description is { } description)
        {
            WriteText(writer, "description", description);
        }

        writer.WriteEndObject();
        writer.WriteStartArray("issuerIds"u8);
        writer.WriteStringValue(policy.Addresses.IssuerDid);
        writer.WriteStringValue(policy.Addresses.Issuer);
        writer.WriteStringValue(policy.Addresses.IssuerV2);
        writer.WriteEndArray();
        WriteFormats(writer, formats);
    });

    /// <summary><c>b/{id}.json</c>.</summary>
    public static byte[] PageFacts(IssuingPolicy policy, IssuedBadge badge) => Write(writer =>
    {
        writer.WriteString("id"u8, badge.Id.ToString());
        writer.WriteString("credential"u8, policy.Addresses.Credential(badge.Id));
        writer.WriteString("achievement"u8, badge.Completion.AchievementId);
        writer.WriteString("awarded"u8, Day(badge.Completion.CompletedOn));
        writer.WriteString("issued"u8, DateTimeStamp.Format(badge.IssuedAt));
        writer.WriteString("validUntil"u8, badge.ValidThrough is { } day ? DateTimeStamp.Format(policy.EndOf(day)) : null);
        WriteFormats(writer, badge.Documents.Select(document => document.Format));
        writer.WriteNumber("statusIndex"u8, badge.Status.Index);
        writer.WriteNumber("statusList"u8, badge.Status.List);
        if (badge.Events is not [.., var last])
        {
            return;
        }

        writer.WriteString("standing"u8, StandingWords.Wire(badge.Standing));
        writer.WriteString("changed"u8, DateTimeStamp.Format(last.At));
        if (last.PublicReason is { } reason)
        {
            writer.WriteString("reason"u8, reason);
        }

        if (badge.SupersededBy is { } other)
        {
            writer.WriteString("supersededBy"u8, other.ToString());
        }
    });

    /// <summary><c>share/{handle}.json</c>.</summary>
    /// <remarks>A corrected badge's link goes on explaining, but the name on it was the wrong one.</remarks>
    public static byte[] HolderLink(IssuedBadge badge, HolderToken token) => Write(writer =>
    {
        writer.WriteString("badge"u8, badge.Id.ToString());
        if (badge.Standing is not BadgeStanding.Superseded)
        {
            writer.WriteString("sealedName"u8, SealedName.Seal(badge.Completion.Name, token, badge.Id));
        }
    });

    /// <summary><c>achievements/{id}.page.json</c>.</summary>
    public static byte[] AchievementFacts(AchievementDefinition achievement, Catalogue catalogue) => Write(writer =>
    {
        writer.WriteString("code"u8, achievement.Code);
        writer.WriteNumber("version"u8, achievement.Version);
        WriteText(writer, "name", achievement.Name);
        if (achievement.Programme is { } programme)
        {
            WriteText(writer, "programme", programme);
        }

        WriteText(writer, "description", achievement.Description);
        WriteText(writer, "criteria", achievement.Criteria);
        writer.WriteStartObject("term"u8);
        writer.WriteString("start"u8, Day(achievement.TermStart));
        writer.WriteString("end"u8, Day(achievement.TermEnd));
        writer.WriteEndObject();
        writer.WriteStartArray("skills"u8);
        foreach (var (framework, skill) in catalogue.SkillsOf(achievement))
        {
            writer.WriteStartObject();
            WriteSkill(writer, framework, skill);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    });

    /// <summary><c>skills/{name}.json</c>.</summary>
    /// <param name="framework">The framework that it stands in.</param>
    /// <param name="skill">The skill.</param>
    /// <param name="achievements">The published achievements that address it.</param>
    public static byte[] Skill(
        SkillFramework framework, Skill skill, IEnumerable<AchievementDefinition> achievements) => Write(writer =>
    {
        WriteSkill(writer, framework, skill);
        writer.WriteStartArray("achievements"u8);
        foreach (var achievement in achievements)
        {
            writer.WriteStartObject();
            writer.WriteString("id"u8, achievement.Id);
            WriteText(writer, "name", achievement.Name);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    });

    private static void WriteSkill(Utf8JsonWriter writer, SkillFramework framework, Skill skill)
    {
        if (PublishedPaths.SkillName(skill.Id) is { } name)
        {
            writer.WriteString("id"u8, name);
        }

        writer.WriteString("code"u8, skill.Code);
        WriteText(writer, "name", skill.Name);
        WriteText(writer, "category", skill.Category);
        if (skill.SubCategory is { } subCategory)
        {
            WriteText(writer, "subCategory", subCategory);
        }
        else
        {
            writer.WriteNull("subCategory"u8);
        }

        writer.WriteString("framework"u8, framework.Framework);
        writer.WriteString("frameworkVersion"u8, framework.Version);
        WriteText(writer, "frameworkName", framework.Name);
        writer.WriteString("targetUrl"u8, framework.TargetUrl);
    }

    private static void WriteFormats(Utf8JsonWriter writer, IEnumerable<CredentialFormat> formats)
    {
        writer.WriteStartArray("formats"u8);
        foreach (var format in formats)
        {
            writer.WriteStringValue(CredentialFormatNames.Of(format));
        }

        writer.WriteEndArray();
    }

    private static void WriteText(Utf8JsonWriter writer, string name, LocalizedText text)
    {
        writer.WriteStartObject(name);
        writer.WriteString("ja"u8, text.Japanese);
        writer.WriteString("en"u8, text.English);
        writer.WriteEndObject();
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static byte[] Write(Action<Utf8JsonWriter> write)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, Options))
        {
            writer.WriteStartObject();
            write(writer);
            writer.WriteEndObject();
        }

        return buffer.ToArray();
    }
}
