using System.Text.Json;
using BadgeIssuer.IO.Publishing;
using BadgeIssuer.Web.Layout;

namespace BadgeIssuer.Web.Badges;

/// <summary>What other sites are told that want to show a badge in a frame (oEmbed 1.0).</summary>
internal static class OEmbed
{
    private const int Width = 480;
    private const int Height = 200;

    /// <summary>The address at which a page's oEmbed document is found.</summary>
    public static string Discovery(string address, PageContext page) =>
        $"{page.Absolute("/oembed")}?url={Uri.EscapeDataString(address)}&format=json";

    /// <summary>The id that a share page's address names; <see langword="null"/> for any other address.</summary>
    public static string? IdOf(string? address, PublishedSite site)
    {
        var prefix = $"{site.BaseUrl}/b/";
        return address is not null && address.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)
            ? address[prefix.Length..].Split('?', '#')[0]
            : null;
    }

    /// <summary>Writes the document.</summary>
    /// <param name="badge">The badge.</param>
    /// <param name="page">The site and the language.</param>
    /// <param name="maxWidth">The widest frame that the other site has room for, or <see langword="null"/>.</param>
    /// <param name="maxHeight">The highest.</param>
    public static byte[] Write(SharedBadge badge, PageContext page, int? maxWidth, int? maxHeight)
    {
        var width = Math.Min(Width, maxWidth ?? Width);
        var height = Math.Min(Height, maxHeight ?? Height);
        var title = page.In(badge.Achievement.Name);
        var frame = $"{page.Absolute($"/embed/{badge.Id}")}?{PageLanguage.Parameter}={page.LanguageTag}";

        using var json = new MemoryStream();
        using (var writer = new Utf8JsonWriter(json))
        {
            writer.WriteStartObject();
            writer.WriteString("type"u8, "rich");
            writer.WriteString("version"u8, "1.0");
            writer.WriteString("title"u8, title);
            writer.WriteString("author_name"u8, page.In(page.Site.IssuerName));
            writer.WriteString("provider_name"u8, $"{page.In(page.Site.IssuerName)} {page.In(FrameWords.SiteName)}");
            writer.WriteString("provider_url"u8, page.Site.BaseUrl);
            writer.WriteString("html"u8, $"""<iframe src="{Html(frame)}" width="{width}" height="{height}" title="{Html(title)}" loading="lazy"></iframe>""");
            writer.WriteNumber("width"u8, width);
            writer.WriteNumber("height"u8, height);
            writer.WriteString("thumbnail_url"u8, page.Absolute($"/achievements/{badge.Achievement.Id}.png"));
            writer.WriteNumber("thumbnail_width"u8, 600);
            writer.WriteNumber("thumbnail_height"u8, 600);
            writer.WriteEndObject();
        }

        return json.ToArray();
    }

    private static string Html(string text) => System.Net.WebUtility.HtmlEncode(text);
}
