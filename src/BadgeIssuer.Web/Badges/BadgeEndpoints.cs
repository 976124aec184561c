using System.Text;
using BadgeIssuer.Artwork;
using BadgeIssuer.IO.Publishing;
using BadgeIssuer.Lifecycle;
using BadgeIssuer.Sharing;
using BadgeIssuer.Web.Layout;
using BadgeIssuer.Web.Published;

namespace BadgeIssuer.Web.Badges;

/// <summary>The routes under <c>/b</c>: share pages and what belongs to them.</summary>
internal static class BadgeEndpoints
{
    public static void MapBadges(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/b/{id}");

        group.MapReading("", GetPage).WithName("SharePage")
            .CacheOutput(policy => policy.AddPolicy<SharePageCache>(), excludeDefaultPolicy: true);
        group.MapReading("/qr.svg", GetQr);
        group.MapReading("/preview.png", GetPreview);
    }

    private static async Task<IResult> GetPage(
        string id,
        PublicationFolder publication,
        OwnBadge own,
        Certificates certificates,
        ISiteStore store,
        TimeProvider time,
        CancellationToken cancellationToken) =>
        await SharedBadge.FindAsync(publication, id, cancellationToken) is { } badge
            ? await PageAsync(
                badge,
                publication,
                own,
                store.FindChoices(badge.Id),
                holderName: null,
                certificates.Offers(badge, time.GetUtcNow()) ? $"/credentials/{badge.Id}.pdf" : null,
                cancellationToken)
            : TypedResults.NotFound();

    /// <summary>The page of a badge, or the one that says that its records were erased.</summary>
    public static async ValueTask<IResult> PageAsync(
        SharedBadge badge,
        PublicationFolder publication,
        OwnBadge own,
        HolderChoices choices,
        string? holderName,
        string? certificate,
        CancellationToken cancellationToken)
    {
        if (badge.Standing is BadgeStanding.Erased)
        {
            return new RenderedPage<ErasedPage>(
                new() { [nameof(ErasedPage.Badge)] = badge }, StatusCodes.Status410Gone);
        }

        var report = await own.ExamineAsync(badge, cancellationToken);
        return new RenderedPage<SharePage>(
            new()
            {
                [nameof(SharePage.Badge)] = badge,
                [nameof(SharePage.Report)] = report,
                [nameof(SharePage.Preview)] = PreviewPicture.Of(badge, publication),
                [nameof(SharePage.HolderName)] = holderName,
                [nameof(SharePage.Certificate)] = certificate,
                [nameof(SharePage.Listed)] = choices.Listed && holderName is null,
            },
            checkedAt: report.VerifiedAt);
    }

    private static async Task<IResult> GetQr(
        string id, PublicationFolder publication, PublishedSite site, CancellationToken cancellationToken) =>
        await SharedBadge.FindAsync(publication, id, cancellationToken) switch
        {
            null => TypedResults.NotFound(),
            { Standing: BadgeStanding.Erased } => TypedResults.StatusCode(StatusCodes.Status410Gone),
            var badge => TypedResults.Bytes(
                Encoding.UTF8.GetBytes(QrImage.Svg($"{site.BaseUrl}/b/{badge.Id}", BadgeWords.Qr.Japanese)), MediaTypes.Svg),
        };

    private static async Task<IResult> GetPreview(
        string id, HttpContext http, PublicationFolder publication, CancellationToken cancellationToken)
    {
        if (await SharedBadge.FindAsync(publication, id, cancellationToken) is not { } badge
            || publication.Find(PreviewPicture.Of(badge, publication).File) is not { } file)
        {
            return TypedResults.NotFound();
        }

        if (badge.Standing is BadgeStanding.Erased)
        {
            return TypedResults.StatusCode(StatusCodes.Status410Gone);
        }

        http.Response.Headers["Cross-Origin-Resource-Policy"] = "cross-origin";
        return new PublishedDocument(file, MediaTypes.Png);
    }
}
