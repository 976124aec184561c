using Microsoft.Net.Http.Headers;

namespace BadgeIssuer.Web.Published;

/// <summary>One published file as the answer, with its validators.</summary>
/// <param name="file">The file.</param>
/// <param name="mediaType">Its media type.</param>
/// <param name="download">The name under which a browser keeps it, or <see langword="null"/> to show it.</param>
internal sealed class PublishedDocument(FileInfo file, string mediaType, string? download = null) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        // Asked for anew each time, and answered with 304 as long as nothing changed: a revocation counts at once.
        httpContext.Response.Headers.CacheControl = "no-cache";

        var modified = new DateTimeOffset(file.LastWriteTimeUtc, TimeSpan.Zero);
        var tag = new EntityTagHeaderValue($"\"{modified.Ticks:x}-{file.Length:x}\"");
        return TypedResults.PhysicalFile(file.FullName, mediaType, download, modified, tag).ExecuteAsync(httpContext);
    }
}
