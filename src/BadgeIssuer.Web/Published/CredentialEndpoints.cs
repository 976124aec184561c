using BadgeIssuer.Issuing;
using BadgeIssuer.IO.Publishing;
using BadgeIssuer.Web.Badges;
using BadgeIssuer.Web.Layout;

namespace BadgeIssuer.Web.Published;

/// <summary>The routes under <c>/credentials</c>: an award's OB 3.0 credential in its several forms.</summary>
internal static class CredentialEndpoints
{
    public static void MapCredentials(this IEndpointRouteBuilder routes) =>
        routes.MapGroup("/credentials").OpenToAll().MapReading("/{name}", Get).WithName("Credential");

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
