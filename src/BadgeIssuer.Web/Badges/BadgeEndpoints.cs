using System.Text;
using BadgeIssuer.Artwork;
using BadgeIssuer.Issuing;
using BadgeIssuer.IO.Publishing;
using BadgeIssuer.Web.Layout;
using BadgeIssuer.Web.Published;

namespace BadgeIssuer.Web.Badges;

/// <summary>The routes under <c>/b</c>: share pages and what belongs to them.</summary>
internal static class BadgeEndpoints
{
    public static void MapBadges(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/b/{id}");

        group.MapReading("", GetPage).WithName("SharePage");
        group.MapReading("/qr.svg", GetQr);
        group.MapReading("/preview.png", GetPreview);
    }

    private static async Task<IResult> GetPage(
        string id, PublicationFolder publication, OwnBadge own, CancellationToken cancellationToken)
    {
        if (await SharedBadge.FindAsync(publication, id, cancellationToken) is not { } badge)
        {
            return TypedResults.NotFound();
        }

        var report = await own.ExamineAsync(badge, cancellationToken);
        return new RenderedPage<SharePage>(new()
        {
            [nameof(SharePage.Badge)] = badge,
            [nameof(SharePage.Report)] = report,
            [nameof(SharePage.Preview)] = PreviewPicture.Of(badge, publication),
        });
    }

    private static IResult GetQr(string id, PublicationFolder publication, PublishedSite site) =>
        CredentialId.TryParse(id, out var award) && publication.Find(PublishedPaths.PageFacts(award)) is not null
            ? TypedResults.Text(QrImage.Svg($"{site.BaseUrl}/b/{id}", BadgeWords.Qr.Japanese), MediaTypes.Svg, Encoding.UTF8)
            : TypedResults.NotFound();

    private static async Task<IResult> GetPreview(
        string id, HttpContext http, PublicationFolder publication, CancellationToken cancellationToken)
    {
        if (await SharedBadge.FindAsync(publication, id, cancellationToken) is not { } badge
            || publication.Find(PreviewPicture.Of(badge, publication).File) is not { } file)
        {
            return TypedResults.NotFound();
        }

        http.Response.Headers["Cross-Origin-Resource-Policy"] = "cross-origin";
        return new PublishedDocument(file, MediaTypes.Png);
    }
}
