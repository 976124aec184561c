using System.Security.Cryptography;
using BadgeIssuer.Sharing;
using BadgeIssuer.Web.Badges;
using BadgeIssuer.Web.Layout;
using BadgeIssuer.Web.Published;
using Microsoft.AspNetCore.OutputCaching;

namespace BadgeIssuer.Web.Sharing;

/// <summary>
/// The routes under <c>/share</c>, a holder's own page, and <c>/s</c>, the further links that it makes.
/// </summary>
/// <remarks>
/// What is unknown, withdrawn or over is answered alike: not found. All answers are private: kept by no cache, listed by no
/// search engine, and framed nowhere.
/// </remarks>
internal static class HolderEndpoints
{
    /// <summary>The most further links of a badge.</summary>
    public const int MostLinks = 20;

    private const string CertificateSuffix = "/certificate.pdf";

    private const int MaximumFormBytes = 16 * 1024;

    public static void MapHolders(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("").AddEndpointFilter(async (context, next) =>
        {
            var headers = context.HttpContext.Response.Headers;
            headers.CacheControl = "no-store";
            headers["X-Robots-Tag"] = "noindex, nofollow, noarchive";
            return await next(context);
        });

        group.MapReading("/s/{token}", GetShared).RequireRateLimiting(RateLimits.Holders);
        group.MapReading("/s/{token}" + CertificateSuffix, GetSharedCertificate).RequireRateLimiting(RateLimits.Holders);
        group.MapReading("/share/{token}", GetOwn).RequireRateLimiting(RateLimits.Holders);
        group.MapReading("/share/{token}" + CertificateSuffix, GetOwnCertificate).RequireRateLimiting(RateLimits.Holders);
        group.MapPost("/share/{token}/choices", KeepChoices).RequireRateLimiting(RateLimits.Holders);
        group.MapPost("/share/{token}/links", MakeLink).RequireRateLimiting(RateLimits.Holders);
        group.MapPost("/share/{token}/links/{handle}/withdraw", WithdrawLink).RequireRateLimiting(RateLimits.Holders);
    }

    private static async Task<IResult> GetShared(
        string token,
        HttpContext http,
        PublicationFolder publication,
        OwnBadge own,
        Certificates certificates,
        ISiteStore store,
        TimeProvider time,
        CancellationToken cancellationToken)
    {
        if (await FurtherLink.FindAsync(publication, store, token, time.GetUtcNow(), cancellationToken) is not { } link)
        {
            return TypedResults.NotFound();
        }

        PageLanguage.Suggest(http, link.Choices.Language);
        return await BadgeEndpoints.PageAsync(
            link.Badge,
            publication,
            own,
            link.Choices with { Listed = false },
            link.Name,
            certificates.Offers(link.Badge, time.GetUtcNow()) ? link.Path + CertificateSuffix : null,
            cancellationToken);
    }

    private static async Task<IResult> GetSharedCertificate(
        string token,
        HttpContext http,
        PublicationFolder publication,
        Certificates certificates,
        ISiteStore store,
        TimeProvider time,
        CancellationToken cancellationToken) =>
        await FurtherLink.FindAsync(publication, store, token, time.GetUtcNow(), cancellationToken) is { } link
            ? await CertificateAnswer.Of(
                certificates, link.Badge, link.Name, PageContext.Of(http).Link(link.Path), time.GetUtcNow(), cancellationToken)
            : TypedResults.NotFound();

    private static async Task<IResult> GetOwnCertificate(
        string token,
        HttpContext http,
        PublicationFolder publication,
        Certificates certificates,
        ISiteStore store,
        TimeProvider time,
        CancellationToken cancellationToken) =>
        await HolderLink.FindAsync(publication, token, cancellationToken) is { } link
            ? await CertificateAnswer.Of(
                certificates,
                link.Badge,
                store.FindChoices(link.Badge.Id).NameShown ? link.Name : null,
                PageContext.Of(http).Link(link.Path),
                time.GetUtcNow(),
                cancellationToken)
            : TypedResults.NotFound();

    private static async Task<IResult> GetOwn(
        string token,
        HttpContext http,
        PublicationFolder publication,
        OwnBadge own,
        Certificates certificates,
        ISiteStore store,
        TimeProvider time,
        CancellationToken cancellationToken) =>
        await HolderLink.FindAsync(publication, token, cancellationToken) is { } link
            ? await PageAsync(link, http, own, certificates, store, time, error: null, cancellationToken)
            : TypedResults.NotFound();

    private static async Task<IResult> KeepChoices(
        string token,
        HttpContext http,
        PublicationFolder publication,
        ISiteStore store,
        IOutputCacheStore pages,
        CancellationToken cancellationToken)
    {
        if (await HolderLink.FindAsync(publication, token, cancellationToken) is not { } link)
        {
            return TypedResults.NotFound();
        }

        if (await ReadAsync(http.Request, link, cancellationToken) is not { } form)
        {
            return TypedResults.BadRequest();
        }

        store.KeepChoices(link.Badge.Id, new HolderChoices
        {
            NameShown = form["name"] == "shown",
            Listed = form["listed"] == "yes",
            Language = form["language"].ToString() switch
            {
                "ja" => Language.Japanese,
                "en" => Language.English,
                _ => null,
            },
        });
        await pages.EvictByTagAsync(SharePageCache.TagOf(link.Badge.Id), cancellationToken);
        return Back(http, link, HolderNotice.Saved);
    }

    private static async Task<IResult> MakeLink(
        string token,
        HttpContext http,
        PublicationFolder publication,
        OwnBadge own,
        Certificates certificates,
        ISiteStore store,
        TimeProvider time,
        CancellationToken cancellationToken)
    {
        if (await HolderLink.FindAsync(publication, token, cancellationToken) is not { } link)
        {
            return TypedResults.NotFound();
        }

        if (await ReadAsync(http.Request, link, cancellationToken) is not { } form || link.Name is not { } name)
        {
            return TypedResults.BadRequest();
        }

        var (request, error) = LinkRequest.Read(form, time.GetUtcNow());
        if (request is not null)
        {
            var made = ShareLink.Make(
                link.Token,
                HolderToken.FromBytes(RandomNumberGenerator.GetBytes(16)),
                link.Badge.Id,
                name,
                request.Label,
                time.GetUtcNow(),
                request.EndsAt);
            if (store.AddLink(made, MostLinks))
            {
                return Back(http, link, HolderNotice.Made);
            }

            error = HolderWords.TooMany;
        }

        return await PageAsync(link, http, own, certificates, store, time, error, cancellationToken);
    }

    private static async Task<IResult> WithdrawLink(
        string token,
        string handle,
        HttpContext http,
        PublicationFolder publication,
        ISiteStore store,
        CancellationToken cancellationToken)
    {
        if (await HolderLink.FindAsync(publication, token, cancellationToken) is not { } link)
        {
            return TypedResults.NotFound();
        }

        if (await ReadAsync(http.Request, link, cancellationToken) is null)
        {
            return TypedResults.BadRequest();
        }

        // Done twice, it is done: the link does not answer either way.
        store.WithdrawLink(link.Badge.Id, handle);
        return Back(http, link, HolderNotice.Withdrawn);
    }

    private static async ValueTask<IFormCollection?> ReadAsync(
        HttpRequest request, HolderLink link, CancellationToken cancellationToken)
    {
        if (!request.HasFormContentType)
        {
            return null;
        }

        var form = await BoundedForm.ReadAsync(request, MaximumFormBytes, cancellationToken);
        return FormToken.IsGenuine(request, form, link.Token) ? form : null;
    }

    private static async ValueTask<IResult> PageAsync(
        HolderLink link,
        HttpContext http,
        OwnBadge own,
        Certificates certificates,
        ISiteStore store,
        TimeProvider time,
        LocalizedText? error,
        CancellationToken cancellationToken)
    {
        var choices = store.FindChoices(link.Badge.Id);
        PageLanguage.Suggest(http, choices.Language);
        return new RenderedPage<HolderPage>(
            new()
            {
                [nameof(HolderPage.Link)] = link,
                [nameof(HolderPage.Statement)] =
                    BadgeStatement.Of(link.Badge, await own.ExamineAsync(link.Badge, cancellationToken)),
                [nameof(HolderPage.Choices)] = choices,
                [nameof(HolderPage.Certificate)] =
                    certificates.Offers(link.Badge, time.GetUtcNow()) ? link.Path + CertificateSuffix : null,
                [nameof(HolderPage.Links)] = store.ListLinks(link.Badge.Id),
                [nameof(HolderPage.Now)] = time.GetUtcNow(),
                [nameof(HolderPage.Notice)] = error is null ? HolderWords.NoticeOf(http.Request.Query["done"]) : null,
                [nameof(HolderPage.Error)] = error,
            },
            error is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest);
    }

    // Reloading the page that follows changes nothing a second time.
    private static SeeOther Back(HttpContext http, HolderLink link, HolderNotice notice)
    {
        var page = PageContext.Of(http);
        var address = page.Link(link.Path);
        return new SeeOther(
            $"{address}{(address.Contains('?', StringComparison.Ordinal) ? '&' : '?')}done={HolderWords.Tag(notice)}");
    }
}
