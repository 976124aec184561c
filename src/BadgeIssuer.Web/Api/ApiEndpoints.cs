using BadgeIssuer.Verification;
using BadgeIssuer.Web.Layout;
using BadgeIssuer.Web.Published;
using BadgeIssuer.Web.Verification;
using Microsoft.Extensions.Options;

namespace BadgeIssuer.Web.Api;

/// <summary>The routes under <c>/api</c>.</summary>
internal static class ApiEndpoints
{
    public static void MapApi(this IEndpointRouteBuilder routes) =>
        routes.MapGroup("/api")
            .WithMetadata(new AnswersPrograms())
            .MapPost("/verify", Verify)
            .RequireRateLimiting(RateLimits.Verification)
            .WithName("ApiVerify");

    // 200 says that the badge was examined, not that it is valid: an invalid badge is a good answer to this question.
    private static async Task<IResult> Verify(
        HttpContext http,
        IBadgeExaminer examiner,
        IOptions<VerificationSiteOptions> options,
        CancellationToken cancellationToken)
    {
        var limit = options.Value.MaximumUploadBytes;
        if (!VerificationBody.IsAccepted(http.Request.ContentType))
        {
            return TypedResults.StatusCode(StatusCodes.Status415UnsupportedMediaType);
        }

        var body = await VerificationBody.ReadAsync(http.Request, limit, cancellationToken);
        if (body.Badge.IsEmpty)
        {
            return TypedResults.StatusCode(StatusCodes.Status400BadRequest);
        }

        var report = await examiner.ExamineAsync(
            body.Badge, new VerificationRequest(body.Input, body.Recipient), cancellationToken);
        return new ReportJson(report);
    }
}
