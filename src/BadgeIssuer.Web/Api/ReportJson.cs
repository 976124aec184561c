using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using BadgeIssuer.Verification;
using BadgeIssuer.Web.Layout;
using BadgeIssuer.Web.Published;

namespace BadgeIssuer.Web.Api;

/// <summary>A report as JSON, in the same form as the command line prints it.</summary>
internal sealed class ReportJson(VerificationReport report) : IResult
{
    // Japanese stays readable. The answer is application/json with nosniff, and never part of a page.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var language = PageLanguage.Of(httpContext.Request);
        var json = new ArrayBufferWriter<byte>(4096);
        using (var writer = new Utf8JsonWriter(json, Options))
        {
            VerificationReportJson.Write(writer, report, language);
        }

        var response = httpContext.Response;
        response.ContentType = MediaTypes.Json;
        response.ContentLength = json.WrittenCount;
        response.Headers.ContentLanguage = PageLanguage.Tag(language);
        response.Headers.Append("Vary", "Accept-Language");
        await response.Body.WriteAsync(json.WrittenMemory, httpContext.RequestAborted);
    }
}
