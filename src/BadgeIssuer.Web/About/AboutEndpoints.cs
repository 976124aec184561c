using BadgeIssuer.Web.Layout;

namespace BadgeIssuer.Web.About;

/// <summary>The routes under <c>/about</c>: how verification works, and privacy.</summary>
internal static class AboutEndpoints
{
    public static void MapAbout(this IEndpointRouteBuilder routes)
    {
        foreach (var name in SiteTexts.Names)
        {
            routes.MapReading($"/about/{name}", (HttpContext http, SiteTexts texts) => new RenderedPage<AboutPage>(new()
            {
                [nameof(AboutPage.Text)] = texts.Of(name, PageLanguage.Of(http.Request)),
            }));
        }
    }
}
