namespace BadgeIssuer.Web.Published;

/// <summary>Marks endpoints that answer programs, so that what goes wrong is told as problem details too.</summary>
internal sealed record AnswersPrograms;

/// <summary>Opens public documents to scripts and pages of other sites: they are there for every verifier.</summary>
internal static class PublicDocuments
{
    /// <summary>Marks a group's answers, those that say "not found" too.</summary>
    public static TBuilder OpenToAll<TBuilder>(this TBuilder group)
        where TBuilder : IEndpointConventionBuilder
    {
        group.WithMetadata(new AnswersPrograms());
        return group.AddEndpointFilter(async (context, next) =>
        {
            var headers = context.HttpContext.Response.Headers;
            headers.AccessControlAllowOrigin = "*";
            headers["Cross-Origin-Resource-Policy"] = "cross-origin";
            return await next(context);
        });
    }
}
