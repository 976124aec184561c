using BadgeIssuer.IO.Publishing;
using BadgeIssuer.Web.Published;

namespace BadgeIssuer.Web.Api;

/// <summary>The routes under <c>/health</c>, for whoever watches the site.</summary>
internal static class HealthEndpoints
{
    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/health").WithMetadata(new AnswersPrograms());

        // The process answers.
        group.MapGet("/live", () => TypedResults.Text("live\n"));

        // The publication can be read, so that badges can be shown and verified.
        group.MapGet("/ready", IResult (PublicationFolder publication) => publication.Find(PublishedPaths.Site) is not null
            ? TypedResults.Text("ready\n")
            : TypedResults.StatusCode(StatusCodes.Status503ServiceUnavailable));
    }
}
