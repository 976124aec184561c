using BadgeIssuer.IO.Publishing;
using BadgeIssuer.Lifecycle;
using BadgeIssuer.Web.Layout;
using BadgeIssuer.Web.Published;

namespace BadgeIssuer.Web.Badges;

/// <summary><c>/oembed</c> and <c>/embed</c>: a badge in a frame of another site.</summary>
internal static class EmbedEndpoints
{
    public static void MapEmbedding(this IEndpointRouteBuilder routes)
    {
        routes.MapGroup("").OpenToAll().MapReading("/oembed", GetDocument);
        routes.MapReading("/embed/{id}", GetFrame).WithMetadata(new MayBeFramed());
    }

    private static async Task<IResult> GetDocument(
        string? url,
        string? format,
        string? maxwidth,
        string? maxheight,
        HttpContext http,
        PublicationFolder publication,
        PublishedSite site,
        CancellationToken cancellationToken)
    {
        // oEmbed 1.0 §2.3.4: 501 for a format that is not offered, 404 where there is nothing to show.
        if (format is not (null or "" or "json"))
        {
            return TypedResults.StatusCode(StatusCodes.Status501NotImplemented);
        }

        if (OEmbed.IdOf(url, site) is not { } id
            || await SharedBadge.FindAsync(publication, id, cancellationToken) is not
                { Standing: BadgeStanding.Active } badge)
        {
            return TypedResults.NotFound();
        }

        http.Response.Headers.CacheControl = "no-cache";
        http.Response.Headers.Append("Vary", "Accept-Language");
        return TypedResults.Bytes(
            OEmbed.Write(badge, PageContext.Of(http), Pixels(maxwidth), Pixels(maxheight)), MediaTypes.Json);
    }

    private static async Task<IResult> GetFrame(
        string id, PublicationFolder publication, OwnBadge own, CancellationToken cancellationToken) =>
        await SharedBadge.FindAsync(publication, id, cancellationToken) switch
        {
            null => TypedResults.NotFound(),
            { Standing: BadgeStanding.Erased } => TypedResults.StatusCode(StatusCodes.Status410Gone),
            var badge => new RenderedPage<EmbedPage>(new()
            {
                [nameof(EmbedPage.Badge)] = badge,
                [nameof(EmbedPage.Statement)] =
                    BadgeStatement.Of(badge, await own.ExamineAsync(badge, cancellationToken)),
            }),
        };

    private static int? Pixels(string? text) =>
        int.TryParse(text, System.Globalization.NumberStyles.None, null, out var pixels) && pixels > 0 ? pixels : null;
}
