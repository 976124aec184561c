using System.Buffers;
using System.Buffers.Text;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json;
using BadgeIssuer.OpenBadges;
using BadgeIssuer.OpenBadges.Baking;
using BadgeIssuer.Securing.Jose;
using BadgeIssuer.Verification.Endorsements;

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
            PresentedFormat.Json => [FromJson(bytes, BadgeOf)],
            PresentedFormat.CompactJws => [FromJws(bytes, BadgeOf)],
            _ => [FromLink(bytes.Span)],
        });
    }

    /// <summary>Reads an endorsement out of bytes: JSON or a compact JWS.</summary>
    public static DecodedBadge DecodeEndorsement(ReadOnlyMemory<byte> bytes) =>
        FormatRecogniser.Recognise(bytes.Span) is PresentedFormat.CompactJws
            ? FromJws(bytes, EndorsementOf)
            : FromJson(bytes, EndorsementOf);

    /// <summary>The endorsement that a JSON object is.</summary>
    public static DecodedBadge EndorsementOf(JsonElement root) => BadgeEditions.OfEndorsement(root) is { } edition
        ? new DecodedBadge.Read(new Presentation(edition, root, Envelope: null) { IsEndorsement = true })
        : new DecodedBadge.Unreadable(Problem.Of(EndorsementProblemCodes.Unreadable));

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
        PresentedFormat.Json => FromJson(text, BadgeOf),
        PresentedFormat.CompactJws => FromJws(text, BadgeOf),
        _ => FromLink(text),
    };

    private static DecodedBadge FromLink(ReadOnlySpan<byte> text) => TryReadLink(text, out var url)
        ? new DecodedBadge.Link(url)
        : new DecodedBadge.Unreadable(Problem.Of(PresentationProblemCodes.Unrecognised));

    // The JsonDocuments are left to the garbage collector: their elements live as long as the verification.
    private static DecodedBadge FromJson(ReadOnlyMemory<byte> bytes, Func<JsonElement, DecodedBadge> read) =>
        StrictJson.TryParse(bytes, MaximumJsonBytes, out var document, out var problem)
            ? read(document.RootElement)
            : new DecodedBadge.Unreadable(problem);

    private static DecodedBadge BadgeOf(JsonElement root) =>
        BadgeEditions.TryRecognise(root, out var edition, out var problem)
            ? new DecodedBadge.Read(new Presentation(edition, root, Envelope: null))
            : new DecodedBadge.Unreadable(problem);

    private static DecodedBadge FromJws(ReadOnlyMemory<byte> bytes, Func<JsonElement, DecodedBadge> read)
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
        var envelope = new JwsEnvelope(root, jws, refusal);
        var decoded = read(VcJwt.Credential(root));
        return decoded is DecodedBadge.Read(var presentation)
            ? new DecodedBadge.Read(presentation with { Envelope = envelope })
            : decoded;
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
