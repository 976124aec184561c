using System.Security.Cryptography;
using BadgeIssuer.IO.Publishing;
using BadgeIssuer.Verification;
using BadgeIssuer.Web.Confirming;
using BadgeIssuer.Web.Layout;
using Microsoft.Extensions.Options;

namespace BadgeIssuer.Web.Verification;

/// <summary>The first page and the routes under <c>/verify</c>.</summary>
internal static class VerificationEndpoints
{
    public static void MapVerification(this IEndpointRouteBuilder routes)
    {
        routes.MapReading("/", (IOptions<VerificationSiteOptions> options) =>
            new RenderedPage<StartPage>(new()
            {
                [nameof(StartPage.MaximumBytes)] = options.Value.MaximumUploadBytes,
            })).WithName("Start");
        routes.MapReading("/verify", (IOptions<VerificationSiteOptions> options) => Form(options)).WithName("Verify");
        routes.MapPost("/verify", Verify).RequireRateLimiting(RateLimits.Verification);
    }

    private static RenderedPage<VerifyPage> Form(
        IOptions<VerificationSiteOptions> options, LocalizedText? error = null, int status = StatusCodes.Status200OK) =>
        new(
            new()
            {
                [nameof(VerifyPage.MaximumBytes)] = options.Value.MaximumUploadBytes,
                [nameof(VerifyPage.Error)] = error,
            },
            status);

    private static async Task<IResult> Verify(
        HttpContext http,
        IBadgeExaminer examiner,
        QrPhotoReader photos,
        PublishedSite site,
        ConfirmationKey key,
        IOptions<VerificationSiteOptions> options,
        CancellationToken cancellationToken)
    {
        if (!http.Request.HasFormContentType)
        {
            return TypedResults.StatusCode(StatusCodes.Status415UnsupportedMediaType);
        }

        var form = await SubmittedForm.ReadAsync(
            http.Request, options.Value.MaximumUploadBytes, withPhoto: true, cancellationToken);
        if (!form.Photo.IsEmpty)
        {
            var (text, problem) = await photos.ReadAsync(form.Photo, cancellationToken);
            if (problem is not null)
            {
                return Form(options, VerificationWords.Of(problem), StatusCodes.Status400BadRequest);
            }

            form = form with { Badge = text };
        }

        if (form.Badge.IsEmpty)
        {
            return Form(options, VerificationWords.Nothing, StatusCodes.Status400BadRequest);
        }

        var unnamed = form.Photo.IsEmpty ? VerificationWords.Pasted : VerificationWords.FromQr;
        var input = form.FileName ?? (form.IsLink
            ? System.Text.Encoding.UTF8.GetString(form.Badge.Span)
            : unnamed.In(PageLanguage.Of(http.Request)));
        var report = await examiner.ExamineAsync(
            form.Badge, new VerificationRequest(input, form.Recipient), cancellationToken);

        var confirmation = Confirmation.Of(report, site);
        return new RenderedPage<ResultPage>(new()
        {
            [nameof(ResultPage.Code)] = confirmation?.Code(key),
            [nameof(ResultPage.IsOwn)] = confirmation?.IsOwn ?? false,
            [nameof(ResultPage.Report)] = report,
            [nameof(ResultPage.Input)] = input,
            [nameof(ResultPage.Digest)] =
                form.IsLink ? null : Convert.ToHexStringLower(SHA256.HashData(form.Badge.Span)),
        });
    }
}
