using System.Collections.Frozen;
using System.Text;
using System.Text.Json;
using BadgeIssuer.IO.Http;
using BadgeIssuer.OpenBadges;
using BadgeIssuer.Web.Published;
using BadgeIssuer.Web.Verification;
using Microsoft.Net.Http.Headers;

namespace BadgeIssuer.Web.Api;

/// <summary>The body of <c>POST /api/verify</c>, whichever kind it is.</summary>
/// <param name="Badge">The badge's bytes, or those of a link; empty where nothing was handed in.</param>
/// <param name="Input">How the report names it.</param>
/// <param name="Recipient">Whom the badge should be about, or <see langword="null"/>.</param>
internal sealed record VerificationBody(ReadOnlyMemory<byte> Badge, string Input, string? Recipient)
{
    private const string Unnamed = "-";
    private const string Multipart = "multipart/form-data";

    private static readonly FrozenSet<string> Accepted = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        Multipart,
        MediaTypes.Json,
        MediaTypes.JsonLd,
        MediaTypes.Vc,
        MediaTypes.VcLdJson,
        MediaTypes.VcJwt,
        MediaTypes.Jwt,
        MediaTypes.Jose,
        MediaTypes.Png,
        MediaTypes.Svg,
        "text/plain",
        "application/octet-stream");

    /// <summary>Whether a body of this media type is read. Its bytes, not its type, then tell what it is.</summary>
    public static bool IsAccepted(string? contentType) =>
        MediaTypeHeaderValue.TryParse(contentType, out var type) && Accepted.Contains(type.MediaType.ToString());

    /// <summary>Reads the body.</summary>
    /// <exception cref="BadHttpRequestException">It is too large (413), or a malformed form (400).</exception>
    public static async ValueTask<VerificationBody> ReadAsync(
        HttpRequest request, int maximumBytes, CancellationToken cancellationToken)
    {
        var type = MediaTypeHeaderValue.Parse(request.ContentType).MediaType;

        if (type.Equals(Multipart, StringComparison.OrdinalIgnoreCase))
        {
            var form = await SubmittedForm.ReadAsync(request, maximumBytes, withPhoto: false, cancellationToken);
            return new VerificationBody(form.Badge, form.FileName ?? NameOf(form.Badge, form.IsLink), form.Recipient);
        }

        if (request.ContentLength > maximumBytes
            || await BoundedReader.ReadAsync(request.Body, maximumBytes, cancellationToken) is not { } body)
        {
            throw new BadHttpRequestException("The badge is too large.", StatusCodes.Status413PayloadTooLarge);
        }

        return type.Equals(MediaTypes.Json, StringComparison.OrdinalIgnoreCase) && ReadLink(body) is { } link
            ? link
            : new VerificationBody(body, Unnamed, null);
    }

    private static string NameOf(ReadOnlyMemory<byte> badge, bool isLink) =>
        isLink ? Encoding.UTF8.GetString(badge.Span) : Unnamed;

    // {"url": …, "recipient": …}. A badge has neither member, and anything else is examined as a badge.
    private static VerificationBody? ReadLink(ReadOnlyMemory<byte> body)
    {
        if (!StrictJson.TryParse(body, out var document, out _))
        {
            return null;
        }

        using (document)
        {
            var root = document.RootElement;
            if (root.ValueKind is not JsonValueKind.Object
                || root.TryGetProperty("@context", out _)
                || !root.TryGetProperty("url", out var url)
                || url.ValueKind is not JsonValueKind.String
                || !WebAddress(url.GetString()!))
            {
                return null;
            }

            var recipient = root.TryGetProperty("recipient", out var named) && named.ValueKind is JsonValueKind.String
                ? named.GetString()
                : null;
            return new VerificationBody(Encoding.UTF8.GetBytes(url.GetString()!), url.GetString()!, recipient);
        }
    }

    private static bool WebAddress(string text) =>
        text.StartsWith("https://", StringComparison.Ordinal) || text.StartsWith("http://", StringComparison.Ordinal);
}
