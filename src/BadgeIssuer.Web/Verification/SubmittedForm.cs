using System.Text;
using BadgeIssuer.IO.Http;
using BadgeIssuer.Web.Layout;

namespace BadgeIssuer.Web.Verification;

/// <summary>What a visitor handed in by a form.</summary>
/// <param name="Badge">The badge's bytes, or those of a link; empty where nothing was handed in.</param>
/// <param name="FileName">The name of the file, or <see langword="null"/> for text.</param>
/// <param name="Recipient">Whom the badge should be about, or <see langword="null"/>.</param>
/// <param name="Photo">A photograph of a QR code, where there is nothing else; otherwise empty.</param>
internal sealed record SubmittedForm(
    ReadOnlyMemory<byte> Badge, string? FileName, string? Recipient, ReadOnlyMemory<byte> Photo = default)
{
    /// <summary>The most bytes of a photograph.</summary>
    /// <value>8 MiB: one as telephones take them.</value>
    public const int MostPhotoBytes = 8 * 1024 * 1024;

    private const int MaximumRecipientLength = 320; // the longest mail address there can be (RFC 5321 §4.5.3.1)

    // Beside the badge, a form holds boundaries, headers and the recipient.
    private const int Overhead = 16 * 1024;

    // The page has one field for whatever can be pasted; programs may name what they send.
    private static readonly string[] TextFields = ["text", "url", "file"];

    /// <summary>Whether the badge is a link.</summary>
    public bool IsLink => FileName is null
        && (Badge.Span.StartsWith("https://"u8) || Badge.Span.StartsWith("http://"u8));

    /// <summary>Reads a form.</summary>
    /// <param name="request">The request.</param>
    /// <param name="maximumBytes">The most bytes of a badge.</param>
    /// <param name="withPhoto">Whether the form may hold a photograph.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    /// <remarks>The body is bounded and held in memory; nothing that is handed in touches a disk.</remarks>
    /// <exception cref="BadHttpRequestException">The form is too large (413) or malformed (400).</exception>
    public static async ValueTask<SubmittedForm> ReadAsync(
        HttpRequest request, int maximumBytes, bool withPhoto, CancellationToken cancellationToken)
    {
        var most = maximumBytes + Overhead + (withPhoto ? MostPhotoBytes : 0);
        var form = await BoundedForm.ReadAsync(request, most, cancellationToken);
        var recipient = form["recipient"].ToString().Trim();
        var read = await ReadBadgeAsync(form, maximumBytes, cancellationToken);

        return read with
        {
            Photo = withPhoto && read.Badge.IsEmpty && form.Files.GetFile("photo") is { Length: > 0 } photo
                ? await ReadFileAsync(photo, MostPhotoBytes, cancellationToken)
                : default,
            Recipient = recipient.Length is 0 or > MaximumRecipientLength ? null : recipient,
        };
    }

    private static async ValueTask<SubmittedForm> ReadBadgeAsync(
        IFormCollection form, int maximumBytes, CancellationToken cancellationToken)
    {
        // A browser sends an empty part where no file was chosen.
        if (form.Files.GetFile("file") is { Length: > 0 } file)
        {
            var bytes = await ReadFileAsync(file, maximumBytes, cancellationToken);
            return new SubmittedForm(bytes, file.FileName.Split('/', '\\')[^1], null);
        }

        var text = Encoding.UTF8.GetBytes(
            TextFields.Select(name => form[name].ToString().Trim()).FirstOrDefault(text => text.Length > 0) ?? "");
        return text.Length <= maximumBytes ? new SubmittedForm(text, null, null) : throw TooLarge();
    }

    private static async ValueTask<ReadOnlyMemory<byte>> ReadFileAsync(
        IFormFile file, int maximumBytes, CancellationToken cancellationToken)
    {
        await using var content = file.OpenReadStream();
        return await BoundedReader.ReadAsync(content, maximumBytes, cancellationToken) is { } bytes
            ? bytes
            : throw TooLarge();
    }

    private static BadHttpRequestException TooLarge() =>
        new("The form is too large.", StatusCodes.Status413PayloadTooLarge);
}
