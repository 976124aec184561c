using System.Text.Json;
using BadgeIssuer.Issuing;
using BadgeIssuer.IO.Publishing;
using BadgeIssuer.OpenBadges.V2;
using BadgeIssuer.Web.Badges;
using BadgeIssuer.Web.Layout;

namespace BadgeIssuer.Web.Published;

/// <summary>The routes under <c>/ob2</c>: the documents of Open Badges 2.0.</summary>
internal static class OpenBadges2Endpoints
{
    public static void MapOpenBadges2(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/ob2").OpenToAll();

        group.MapReading("/assertions/{name}", GetAssertion);
        foreach (var pattern in (string[])["/badges/{id}", "/keys/{kid}", "/issuer", "/revocations"])
        {
            group.MapReading(pattern, GetDocument);
        }
    }

    // These documents have no page of their own: a browser that is led here shows the JSON.
    private static IResult GetDocument(HttpContext http, PublicationFolder publication) =>
        PublishedPaths.TryFind(http.Request.Path, out var file) && publication.Find(file) is { } found
            ? Negotiation.Answer(
                http,
                [
                    .. IssuerEndpoints.JsonForms(found),
                    new(MediaTypes.Html, () => new PublishedDocument(found, MediaTypes.Json)),
                ])
            : TypedResults.NotFound();

    private static async Task<IResult> GetAssertion(
        string name,
        HttpContext http,
        PublicationFolder publication,
        PublishedSite site,
        CancellationToken cancellationToken)
    {
        if (!PublishedPaths.TryFind($"/ob2/assertions/{name}", out var file))
        {
            return TypedResults.NotFound();
        }

        if (publication.Find(file) is not { } found)
        {
            return await SharedBadge.IsErasedAsync(publication, name.Split('.')[0], cancellationToken)
                ? Erased(http, site, name.Split('.')[0], page: !name.Contains('.', StringComparison.Ordinal))
                : TypedResults.NotFound();
        }

        if (file.MediaType != MediaTypes.JsonLd)
        {
            return new PublishedDocument(found, file.MediaType, found.Name);
        }

        var forms = await RevokedAsync(publication, file, cancellationToken) is { } revoked
            ? [Gone(revoked, MediaTypes.JsonLd), Gone(revoked, MediaTypes.Json)]
            : IssuerEndpoints.JsonForms(found).ToList();

        // Only at the assertion's own address: who asks for .json means the document.
        if (CredentialId.TryParse(name, out var id) && publication.Find(PublishedPaths.PageFacts(id)) is not null)
        {
            forms.Add(new(MediaTypes.Html, () => new SeeOther($"{site.BasePath}/b/{id}")));
        }

        return Negotiation.Answer(http, forms);
    }

    // To whoever verifies the badge by this address, what was erased is revoked.
    private static IResult Erased(HttpContext http, PublishedSite site, string id, bool page)
    {
        var assertion = AssertionWriter.WriteRevoked(new RevokedAssertion { Id = $"{site.BaseUrl}/ob2/assertions/{id}" });
        Form[] document = [Gone(assertion, MediaTypes.JsonLd), Gone(assertion, MediaTypes.Json)];
        return Negotiation.Answer(
            http, page ? [.. document, new(MediaTypes.Html, () => new SeeOther($"{site.BasePath}/b/{id}"))] : document);
    }

    private static Form Gone(byte[] assertion, string mediaType) =>
        new(mediaType, () => TypedResults.Text(assertion, mediaType, StatusCodes.Status410Gone));

    // Open Badges 2.0, Hosted badges: a revoked assertion is answered with 410 and {"revoked": true, …}.
    private static async ValueTask<byte[]?> RevokedAsync(
        PublicationFolder publication, PublishedFile file, CancellationToken cancellationToken)
    {
        if (await publication.ReadAsync(file, cancellationToken) is not { } assertion)
        {
            return null;
        }

        using var document = JsonDocument.Parse(assertion);
        return document.RootElement.TryGetProperty("revoked", out var revoked) && revoked.ValueKind is JsonValueKind.True
            ? assertion
            : null;
    }
}
