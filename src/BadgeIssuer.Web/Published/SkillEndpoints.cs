using System.Text.Json;
using BadgeIssuer.IO.Publishing;
using BadgeIssuer.Web.Layout;

namespace BadgeIssuer.Web.Published;

/// <summary>The routes under <c>/skills</c>: the skills that published achievements address.</summary>
internal static class SkillEndpoints
{
    public static void MapSkills(this IEndpointRouteBuilder routes) =>
        routes.MapGroup("/skills").OpenToAll().MapReading("/{name}", Get).WithName("Skill");

    private static async Task<IResult> Get(
        string name, HttpContext http, PublicationFolder publication, CancellationToken cancellationToken)
    {
        if (!PublishedPaths.TryFind($"/skills/{name}", out var file) || publication.Find(file) is not { } found)
        {
            return TypedResults.NotFound();
        }

        var json = new Form(MediaTypes.Json, () => new PublishedDocument(found, MediaTypes.Json));
        if (name.EndsWith(".json", StringComparison.Ordinal)
            || await publication.ReadAsync(file, cancellationToken) is not { } bytes)
        {
            return json.Answer();
        }

        using var document = JsonDocument.Parse(bytes);
        var page = SkillPageFacts.Read(document.RootElement);
        return Negotiation.Answer(
            http, [json, new(MediaTypes.Html, () => new RenderedPage<SkillPage>(new() { ["Facts"] = page }))]);
    }
}
