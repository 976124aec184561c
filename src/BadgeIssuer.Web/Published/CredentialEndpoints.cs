using BadgeIssuer.Issuing;
using BadgeIssuer.IO.Publishing;
using BadgeIssuer.Lifecycle;
using BadgeIssuer.Web.Badges;
using BadgeIssuer.Web.Layout;

namespace BadgeIssuer.Web.Published;

/// <summary>The routes under <c>/credentials</c>: an award's OB 3.0 credential in its several forms.</summary>
internal static class CredentialEndpoints
{
    public static void MapCredentials(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/credentials").OpenToAll();
        group.MapReading("/{name}", Get).WithName("Credential");
        group.MapReading("/{id}.pdf", GetCertificate);
        group.MapReading("/{id}.svg", GetSvg);
    }

    private static async Task<IResult> Get(
        string name,
        HttpContext http,
        PublicationFolder publication,
        PublishedSite site,
        CancellationToken cancellationToken)
    {
        if (CredentialId.TryParse(name, out var id) && Forms(id, publication, site) is { Count: > 0 } forms)
        {
            return Negotiation.Answer(http, forms);
        }

        if (PublishedPaths.TryFind($"/credentials/{name}", out var file) && publication.Find(file) is { } found)
        {
            return new PublishedDocument(found, file.MediaType, found.Name);
        }

        return await SharedBadge.IsErasedAsync(publication, name.Split('.')[0], cancellationToken)
            ? TypedResults.StatusCode(StatusCodes.Status410Gone)
            : TypedResults.NotFound();
    }

    // Without a name: that one is under the holder's links.
    private static Task<IResult> GetCertificate(
        string id,
        HttpContext http,
        PublicationFolder publication,
        PublishedSite site,
        Certificates certificates,
        TimeProvider time,
        CancellationToken cancellationToken) =>
        MakeAsync(
            id,
            http,
            publication,
            badge => CertificateAnswer.Of(
                certificates, badge, holderName: null, $"{site.BasePath}/b/{badge.Id}", time.GetUtcNow(), cancellationToken),
            cancellationToken);

    private static Task<IResult> GetSvg(
        string id, HttpContext http, PublicationFolder publication, CancellationToken cancellationToken) =>
        MakeAsync(
            id,
            http,
            publication,
            async ValueTask<IResult> (badge) =>
                await publication.ReadAsync(PublishedPaths.Award(badge.Id, CredentialFormat.Png), cancellationToken) is { } baked
                && await publication.ReadAsync(
                    PublishedPaths.AchievementImage(badge.Achievement.Id), cancellationToken) is { } picture
                    ? TypedResults.Bytes(
                        SvgBadge.Of(baked, picture, badge.Achievement.Name.Japanese), MediaTypes.Svg, $"{badge.Id}.svg")
                    : TypedResults.NotFound(),
            cancellationToken);

    // What is not published as a file, but made of what is.
    private static async Task<IResult> MakeAsync(
        string id,
        HttpContext http,
        PublicationFolder publication,
        Func<SharedBadge, ValueTask<IResult>> make,
        CancellationToken cancellationToken)
    {
        if (await SharedBadge.FindAsync(publication, id, cancellationToken) is not { } badge)
        {
            return TypedResults.NotFound();
        }

        if (badge.Standing is BadgeStanding.Erased)
        {
            return TypedResults.StatusCode(StatusCodes.Status410Gone);
        }

        http.Response.Headers.CacheControl = "no-cache";
        return await make(badge);
    }

    // A client without a wish gets the secured credential, since that is what the address identifies; a browser is
    // led to the page.
    private static List<Form> Forms(CredentialId id, PublicationFolder publication, PublishedSite site)
    {
        var forms = new List<Form>();

        if (publication.Find(PublishedPaths.Award(id, CredentialFormat.DataIntegrity)) is { } record)
        {
            foreach (var mediaType in new[] { MediaTypes.VcLdJson, MediaTypes.Vc, MediaTypes.JsonLd, MediaTypes.Json })
            {
                forms.Add(new(mediaType, () => new PublishedDocument(record, mediaType)));
            }
        }

        if (publication.Find(PublishedPaths.Award(id, CredentialFormat.VcJwt)) is { } jwt)
        {
            forms.Add(new(MediaTypes.VcJwt, () => new PublishedDocument(jwt, MediaTypes.VcJwt)));
            forms.Add(new(MediaTypes.Jwt, () => new PublishedDocument(jwt, MediaTypes.Jwt)));
        }

        if (publication.Find(PublishedPaths.Award(id, CredentialFormat.Png)) is { } png)
        {
            forms.Add(new(MediaTypes.Png, () => new PublishedDocument(png, MediaTypes.Png)));
        }

        if (forms.Count > 0)
        {
            forms.Add(new(MediaTypes.Html, () => new SeeOther($"{site.BasePath}/b/{id}")));
        }

        return forms;
    }
}
