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

    private static async Task<IResult> GetShared([AsParameters] HolderVisit visit)
    {
        if (await visit.FindFurtherAsync() is not { } link)
        {
            return TypedResults.NotFound();
        }

        PageLanguage.Suggest(visit.Http, link.Choices.Language);
        return await BadgeEndpoints.PageAsync(
            link.Badge,
            visit.Publication,
            visit.Own,
            link.Choices with { Listed = false },
            link.Name,
            visit.Certificates.Offers(link.Badge, visit.Now) ? link.Path + CertificateSuffix : null,
            visit.CancellationToken);
    }

    private static async Task<IResult> GetSharedCertificate([AsParameters] HolderVisit visit) =>
        await visit.FindFurtherAsync() is { } link
            ? await CertificateAnswer.Of(
                visit.Certificates, link.Badge, link.Name, PageContext.Of(visit.Http).Link(link.Path), visit.Now, visit.CancellationToken)
            : TypedResults.NotFound();

    private static async Task<IResult> GetOwnCertificate([AsParameters] HolderVisit visit) =>
        await visit.FindAsync() is { } link
            ? await CertificateAnswer.Of(
                visit.Certificates,
                link.Badge,
                visit.Store.FindChoices(link.Badge.Id).NameShown ? link.Name : null,
                PageContext.Of(visit.Http).Link(link.Path),
                visit.Now,
                visit.CancellationToken)
            : TypedResults.NotFound();

    private static async Task<IResult> GetOwn([AsParameters] HolderVisit visit) =>
        await visit.FindAsync() is { } link
            ? await PageAsync(visit, link, error: null)
            : TypedResults.NotFound();

    private static async Task<IResult> KeepChoices([AsParameters] HolderVisit visit, IOutputCacheStore pages)
    {
        if (await visit.FindAsync() is not { } link)
        {
            return TypedResults.NotFound();
        }

        if (await ReadAsync(visit, link) is not { } form)
        {
            return TypedResults.BadRequest();
        }

        visit.Store.KeepChoices(link.Badge.Id, new HolderChoices
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
        await pages.EvictByTagAsync(SharePageCache.TagOf(link.Badge.Id), visit.CancellationToken);
        return Back(visit.Http, link, HolderNotice.Saved);
    }

    private static async Task<IResult> MakeLink([AsParameters] HolderVisit visit)
    {
        if (await visit.FindAsync() is not { } link)
        {
            return TypedResults.NotFound();
        }

        if (await ReadAsync(visit, link) is not { } form || link.Name is not { } name)
        {
            return TypedResults.BadRequest();
        }

        var (request, error) = LinkRequest.Read(form, visit.Now);
        if (request is not null)
        {
            var made = ShareLink.Make(
                link.Token,
                HolderToken.FromBytes(RandomNumberGenerator.GetBytes(16)),
                link.Badge.Id,
                name,
                request.Label,
                visit.Now,
                request.EndsAt);
            if (visit.Store.AddLink(made, MostLinks))
            {
                return Back(visit.Http, link, HolderNotice.Made);
            }

            error = HolderWords.TooMany;
        }

        return await PageAsync(visit, link, error);
    }

    private static async Task<IResult> WithdrawLink([AsParameters] HolderVisit visit, string handle)
    {
        if (await visit.FindAsync() is not { } link)
        {
            return TypedResults.NotFound();
        }

        if (await ReadAsync(visit, link) is null)
        {
            return TypedResults.BadRequest();
        }

        // Done twice, it is done: the link does not answer either way.
        visit.Store.WithdrawLink(link.Badge.Id, handle);
        return Back(visit.Http, link, HolderNotice.Withdrawn);
    }

    private static async ValueTask<IFormCollection?> ReadAsync(HolderVisit visit, HolderLink link)
    {
        var request = visit.Http.Request;
        if (!request.HasFormContentType)
        {
            return null;
        }

        var form = await BoundedForm.ReadAsync(request, MaximumFormBytes, visit.CancellationToken);
        return FormToken.IsGenuine(request, form, link.Token) ? form : null;
    }

    private static async ValueTask<IResult> PageAsync(HolderVisit visit, HolderLink link, LocalizedText? error)
    {
        var choices = visit.Store.FindChoices(link.Badge.Id);
        PageLanguage.Suggest(visit.Http, choices.Language);
        return new RenderedPage<HolderPage>(
            new()
            {
                [nameof(HolderPage.Link)] = link,
                [nameof(HolderPage.Statement)] =
                    BadgeStatement.Of(link.Badge, await visit.Own.ExamineAsync(link.Badge, visit.CancellationToken)),
                [nameof(HolderPage.Choices)] = choices,
                [nameof(HolderPage.Certificate)] =
                    visit.Certificates.Offers(link.Badge, visit.Now) ? link.Path + CertificateSuffix : null,
                [nameof(HolderPage.Links)] = visit.Store.ListLinks(link.Badge.Id),
                [nameof(HolderPage.Now)] = visit.Now,
                [nameof(HolderPage.Notice)] = error is null ? HolderWords.NoticeOf(visit.Http.Request.Query["done"]) : null,
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
