using BadgeIssuer.IO.Publishing;
using BadgeIssuer.Web.Published;
using Microsoft.AspNetCore.Diagnostics;

namespace BadgeIssuer.Web.Layout;

/// <summary>Gives every error without a body the site's own words: a page for people, problem details for programs.</summary>
internal static class ErrorAnswers
{
    public const string ProblemDetails = "application/problem+json";

    public static IApplicationBuilder UseErrorAnswers(this IApplicationBuilder app) =>
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            // The status alone; what went wrong stands in the log and not in the answer.
            ExceptionHandler = context => Answer(context, StatusOf(context)).ExecuteAsync(context),
            AllowStatusCode404Response = true,
        })
        .UseStatusCodePages(context =>
            Answer(context.HttpContext, context.HttpContext.Response.StatusCode).ExecuteAsync(context.HttpContext));

    /// <summary>The answer to a request that failed with <paramref name="status"/>.</summary>
    public static IResult Answer(HttpContext http, int status)
    {
        // Where a fault was caught, the endpoint stands in the feature and no longer in the request.
        var endpoint = http.GetEndpoint() ?? http.Features.Get<IExceptionHandlerFeature>()?.Endpoint;
        var forPrograms = endpoint?.Metadata.GetMetadata<AnswersPrograms>() is not null;
        var chosen = forPrograms
            ? AcceptHeader.Choose(http.Request.Headers.Accept, ProblemDetails, MediaTypes.Json, MediaTypes.Html)
            : AcceptHeader.Choose(http.Request.Headers.Accept, MediaTypes.Html, ProblemDetails, MediaTypes.Json);

        if (chosen is MediaTypes.Html || (chosen is null && !forPrograms))
        {
            return new RenderedPage<ErrorPage>(new() { [nameof(ErrorPage.Status)] = status }, status);
        }

        var page = PageContext.Of(http);
        var words = ErrorWords.For(status, page.IsFile);
        http.Response.Headers.ContentLanguage = page.LanguageTag;
        http.Response.Headers.Append("Vary", "Accept-Language");
        return TypedResults.Problem(page.In(words.Explanation), null, status, page.In(words.Title));
    }

    // What Kestrel refuses while a body is read arrives here as an exception that knows its status.
    private static int StatusOf(HttpContext context) =>
        context.Features.Get<IExceptionHandlerFeature>()?.Error is BadHttpRequestException refused
            ? refused.StatusCode
            : StatusCodes.Status500InternalServerError;
}
