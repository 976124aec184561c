using System.Buffers;
using System.Buffers.Text;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using BadgeIssuer.OpenBadges;
using BadgeIssuer.OpenBadges.Baking;
using BadgeIssuer.Securing.Jose;

namespace BadgeIssuer.Verification;

/// <summary>Reads badges out of bytes, whatever the bytes are. Fetches nothing and verifies nothing.</summary>
internal static class PresentationDecoder
{
    private const int MaximumLinkLength = 2048;

    // Several times a badge with a picture in it. Measured: the worst 2 MiB take about a second.
    private const int MaximumJsonBytes = 2 * 1024 * 1024;

    private static readonly SearchValues<byte> Base64UrlDigits =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"u8);

    /// <summary>Reads an input.</summary>
    public static DecodedInput Decode(ReadOnlyMemory<byte> bytes)
    {
        var format = FormatRecogniser.Recognise(bytes.Span);

        return new DecodedInput(format, format switch
        {
            PresentedFormat.Png => FromPicture(
                PngBadges.TryExtract(bytes.Span, out var texts, out var problem), texts, problem),
            PresentedFormat.Svg => FromPicture(
                SvgBadges.TryExtract(bytes, out var texts, out var problem), texts, problem),
            PresentedFormat.Json => [FromJson(bytes)],
            PresentedFormat.CompactJws => [FromJws(bytes)],
            _ => [FromLink(bytes.Span)],
        });
    }

    /// <summary>Reads the link that an input is, with white space round it allowed.</summary>
    public static bool TryReadLink(ReadOnlySpan<byte> bytes, [NotNullWhen(true)] out string? url)
    {
        url = null;

        var text = bytes.Trim(" \t\r\n"u8);
        if (text.Length > MaximumLinkLength || text.ContainsAnyExceptInRange((byte)'!', (byte)'~'))
        {
            return false;
        }

        var ascii = Encoding.ASCII.GetString(text);
        if (ascii.StartsWith("https://", StringComparison.OrdinalIgnoreCase)
            || ascii.StartsWith("http://", StringComparison.OrdinalIgnoreCase))
        {
            url = ascii;
        }

        return url is not null;
    }

    private static ImmutableArray<DecodedBadge> FromPicture(
        bool extracted, ImmutableArray<BakedText> texts, Problem? problem) =>
        extracted
            ? [.. texts.Select(baked => FromText(Encoding.UTF8.GetBytes(baked.Text)))]
            : [new DecodedBadge.Unreadable(problem!)];

    private static DecodedBadge FromText(byte[] text) => FormatRecogniser.Recognise(text) switch
    {
        PresentedFormat.Json => FromJson(text),
        PresentedFormat.CompactJws => FromJws(text),
        _ => FromLink(text),
    };

    private static DecodedBadge FromLink(ReadOnlySpan<byte> text) => TryReadLink(text, out var url)
        ? new DecodedBadge.Link(url)
        : new DecodedBadge.Unreadable(Problem.Of(PresentationProblemCodes.Unrecognised));

    // The JsonDocuments are left to the garbage collector: their elements live as long as the verification.
    private static DecodedBadge FromJson(ReadOnlyMemory<byte> bytes)
    {
        if (!StrictJson.TryParse(bytes, MaximumJsonBytes, out var document, out var problem)
            || !BadgeEditions.TryRecognise(document.RootElement, out var edition, out problem))
        {
            return new DecodedBadge.Unreadable(problem);
        }

        return new DecodedBadge.Read(new Presentation(edition, document.RootElement, Envelope: null));
    }

    private static DecodedBadge FromJws(ReadOnlyMemory<byte> bytes)
    {
        var text = bytes.Trim(" \t\r\n"u8);

        ReadOnlyMemory<byte> payload;
        if (CompactJws.TryParse(text.Span, out var jws, out var refusal))
        {
            payload = jws.Payload;
        }
        else if (!TryReadPayload(text.Span, out payload))
        {
            return new DecodedBadge.Unreadable(Problem.Of(PresentationProblemCodes.JwsUnreadable));
        }

        if (!StrictJson.TryParse(payload, MaximumJsonBytes, out var document, out var problem))
        {
            return new DecodedBadge.Unreadable(problem);
        }

        var root = document.RootElement;
        var badge = VcJwt.Credential(root);
        return BadgeEditions.TryRecognise(badge, out var edition, out problem)
            ? new DecodedBadge.Read(new Presentation(edition, badge, new JwsEnvelope(root, jws, refusal)))
            : new DecodedBadge.Unreadable(problem);
    }

    // A JWS whose header is refused ("alg": "none") is still a badge that says something, with a proof that fails.
    private static bool TryReadPayload(ReadOnlySpan<byte> text, out ReadOnlyMemory<byte> payload)
    {
        payload = default;

        if (text.Count((byte)'.') != 2)
        {
            return false;
        }

        var start = text.IndexOf((byte)'.') + 1;
        var part = text[start..(start + text[start..].IndexOf((byte)'.'))];
        if (part.ContainsAnyExcept(Base64UrlDigits))
        {
            return false;
        }

        var decoded = new byte[Base64Url.GetMaxDecodedLength(part.Length)];
        if (Base64Url.DecodeFromUtf8(part, decoded, out _, out var written) is not OperationStatus.Done)
        {
            return false;
        }

        payload = decoded.AsMemory(0, written);
        return true;
    }
}
