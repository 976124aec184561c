using BadgeIssuer.IO.Publishing;
using BadgeIssuer.Web.Layout;

namespace BadgeIssuer.Web.Published;

/// <summary>What verifiers need of the issuer: profile, keys, DID document, status lists; and the achievements.</summary>
internal static class IssuerEndpoints
{
    public static void MapIssuer(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("").OpenToAll();

        group.MapReading("/issuer", (HttpContext http, PublicationFolder publication) =>
            Negotiation.Answer(
                http,
                [
                    .. JsonForms(publication.Find(PublishedPaths.Issuer)),
                    new(MediaTypes.Html, () => new RenderedPage<IssuerPage>()),
                ])).WithName("Issuer");
        group.MapReading("/achievements/{name}", GetAchievement).WithName("Achievement");

        group.MapReading("/status/{list}", GetStatusList);
        foreach (var pattern in (string[])["/keys/{kid}", "/.well-known/jwks.json", "/.well-known/did.json", "/did.json"])
        {
            group.MapReading(pattern, GetDocument);
        }
    }

    private static IResult GetDocument(HttpContext http, PublicationFolder publication) =>
        PublishedPaths.TryFind(http.Request.Path, out var file) && publication.Find(file) is { } found
            ? new PublishedDocument(found, file.MediaType)
            : TypedResults.NotFound();

    private static IResult GetStatusList(HttpContext http, PublicationFolder publication)
    {
        var forms =
            from file in PublishedPaths.StatusListForms(http.Request.Path)
            let found = publication.Find(file)
            where found is not null
            select new Form(file.MediaType, () => new PublishedDocument(found, file.MediaType));
        return forms.ToList() is { Count: > 0 } some ? Negotiation.Answer(http, some) : GetDocument(http, publication);
    }

    private static async Task<IResult> GetAchievement(
        string name, HttpContext http, PublicationFolder publication, CancellationToken cancellationToken)
    {
        if (!PublishedPaths.TryFind($"/achievements/{name}", out var file) || publication.Find(file) is not { } found)
        {
            return TypedResults.NotFound();
        }

        if (name.Contains('.', StringComparison.Ordinal))
        {
            return new PublishedDocument(found, file.MediaType);
        }

        var facts = await AchievementFacts.FindAsync(publication, name, cancellationToken);
        var forms = JsonForms(found).ToList();
        if (facts is not null)
        {
            forms.Add(new(MediaTypes.Html, () => new RenderedPage<AchievementPage>(new() { ["Facts"] = facts })));
        }

        return Negotiation.Answer(http, forms);
    }

    /// <summary>A JSON-LD document under both names by which clients ask for it.</summary>
    public static IEnumerable<Form> JsonForms(FileInfo? file) => file is null
        ? []
        : ((string[])[MediaTypes.JsonLd, MediaTypes.Json]).Select(type =>
            new Form(type, () => new PublishedDocument(file, type)));
}
