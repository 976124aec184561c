using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using BadgeIssuer.Web.Layout;
using Microsoft.AspNetCore.Components;

namespace BadgeIssuer.Web.Badges;

/// <summary>A badge as schema.org's <c>EducationalOccupationalCredential</c>, for search engines.</summary>
/// <remarks>
/// A data block: browsers do not run it, so that the Content-Security-Policy has nothing to say about it (HTML,
/// "prepare the script element": the type is looked at before the policy). The encoder writes <c>&lt;</c>, <c>&gt;</c>
/// and <c>&amp;</c> as escapes, so that no text can end the element.
/// </remarks>
internal static class StructuredData
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public static MarkupString Of(SharedBadge badge, PageContext page)
    {
        using var json = new MemoryStream();
        using (var writer = new Utf8JsonWriter(json, Options))
        {
            Write(writer, badge, page);
        }

        return new($"""<script type="application/ld+json">{Encoding.UTF8.GetString(json.ToArray())}</script>""");
    }

    private static void Write(Utf8JsonWriter writer, SharedBadge badge, PageContext page)
    {
        writer.WriteStartObject();
        writer.WriteString("@context"u8, "https://schema.org");
        writer.WriteString("@type"u8, "EducationalOccupationalCredential");
        writer.WriteString("@id"u8, page.Absolute($"/b/{badge.Id}"));
        writer.WriteString("url"u8, page.Absolute($"/b/{badge.Id}"));
        writer.WriteString("name"u8, page.In(badge.Achievement.Name));
        writer.WriteString("description"u8, page.In(badge.Achievement.Description));
        writer.WriteString("image"u8, page.Absolute($"/achievements/{badge.Achievement.Id}.png"));
        writer.WriteString("inLanguage"u8, page.LanguageTag);
        writer.WriteString("credentialCategory"u8, "badge");
        writer.WriteString(
            "dateCreated"u8, Dates.DayInJapan(badge.Issued).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        if (badge.ValidUntil is { } end)
        {
            writer.WriteString("expires"u8, Dates.Machine(end));
        }

        writer.WriteStartObject("recognizedBy"u8);
        writer.WriteString("@type"u8, "Organization");
        writer.WriteString("name"u8, page.In(page.Site.IssuerName));
        writer.WriteString("url"u8, page.Site.IssuerUrl ?? page.Absolute("/issuer"));
        writer.WriteEndObject();

        writer.WriteStartArray("competencyRequired"u8);
        foreach (var skill in badge.Achievement.Skills)
        {
            writer.WriteStartObject();
            writer.WriteString("@type"u8, "DefinedTerm");
            writer.WriteString("name"u8, page.In(skill.Name));
            writer.WriteString("termCode"u8, skill.Code);
            writer.WriteString("inDefinedTermSet"u8, skill.Framework);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }
}
