using BadgeIssuer.IO.Http;
using Microsoft.AspNetCore.Http.Features;

namespace BadgeIssuer.Web.Layout;

/// <summary>Reads forms that are bounded and held in memory: nothing that is handed in touches a disk.</summary>
internal static class BoundedForm
{
    /// <summary>Reads the form that a request carries.</summary>
    /// <param name="request">The request, with a form's content type.</param>
    /// <param name="limit">The most bytes of its body.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <exception cref="BadHttpRequestException">The form is too large (413) or malformed (400).</exception>
    public static async ValueTask<IFormCollection> ReadAsync(
        HttpRequest request, int limit, CancellationToken cancellationToken)
    {
        if (request.ContentLength > limit
            || await BoundedReader.ReadAsync(request.Body, limit, cancellationToken) is not { } body)
        {
            throw new BadHttpRequestException("The form is too large.", StatusCodes.Status413PayloadTooLarge);
        }

        request.Body = new MemoryStream(body.ToArray(), writable: false);
        try
        {
            return await request.ReadFormAsync(
                new FormOptions
                {
                    MemoryBufferThreshold = limit + 1,
                    MultipartBodyLengthLimit = limit,
                    ValueLengthLimit = limit,
                    ValueCountLimit = 16,
                    KeyLengthLimit = 256,
                },
                cancellationToken);
        }
        catch (Exception malformed) when (malformed is InvalidDataException or IOException or InvalidOperationException)
        {
            throw new BadHttpRequestException(
                "The form cannot be read.", StatusCodes.Status400BadRequest, malformed);
        }
    }
}
