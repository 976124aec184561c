using System.Security.Cryptography;

namespace BadgeIssuer.Web.Layout;

/// <summary>The site's own style sheet, script and icon, embedded in the program.</summary>
internal static class SiteAssets
{
    public static readonly SiteAsset Style = SiteAsset.Load("site.css", "text/css; charset=utf-8");
    public static readonly SiteAsset Script = SiteAsset.Load("site.js", "text/javascript; charset=utf-8");
    public static readonly SiteAsset Icon = SiteAsset.Load("icon.svg", "image/svg+xml");

    public static void MapAssets(this IEndpointRouteBuilder routes)
    {
        foreach (var asset in (SiteAsset[])[Style, Script, Icon])
        {
            routes.MapReading(asset.Path, (HttpContext http) =>
            {
                // The path names the content, so that the content of a path never changes.
                http.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
                return TypedResults.Bytes(asset.Content, asset.MediaType);
            });
        }

        // Browsers ask for it by themselves where a document has no page that names an icon.
        routes.MapReading("/favicon.ico", () => TypedResults.Bytes(Icon.Content, Icon.MediaType));
        routes.MapReading("/robots.txt", () => TypedResults.Text("User-agent: *\nDisallow: /api/\n"));
    }
}

/// <summary>One embedded file.</summary>
/// <param name="Path">Its path on the site, with the beginning of its SHA-256 in it.</param>
/// <param name="MediaType">Its media type.</param>
/// <param name="Content">Its bytes.</param>
internal sealed record SiteAsset(string Path, string MediaType, byte[] Content)
{
    public static SiteAsset Load(string name, string mediaType)
    {
        using var stream = typeof(SiteAsset).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"{name} is not embedded.");
        var content = new byte[stream.Length];
        stream.ReadExactly(content);

        var version = Convert.ToHexStringLower(SHA256.HashData(content))[..12];
        var dot = name.LastIndexOf('.');
        return new SiteAsset($"/assets/{name[..dot]}.{version}{name[dot..]}", mediaType, content);
    }
}
