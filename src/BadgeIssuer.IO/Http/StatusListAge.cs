using BadgeIssuer.OpenBadges;
using BadgeIssuer.OpenBadges.Status;
using BadgeIssuer.Securing.Jose;
using BadgeIssuer.Verification;

namespace BadgeIssuer.IO.Http;

/// <summary>How long a status list says that it may be kept.</summary>
internal static class StatusListAge
{
    /// <summary>The shorter of its <c>ttl</c> and what is left of its validity.</summary>
    /// <param name="answered">Any document.</param>
    /// <param name="now">When it came.</param>
    /// <returns><see langword="null"/> if it is no status list, or one that does not say.</returns>
    public static TimeSpan? Of(DocumentLookup.Answered answered, DateTimeOffset now)
    {
        if (Read(answered.Body) is not { } list)
        {
            return null;
        }

        var left = list.ValidUntil - now;
        return left < list.TimeToLive ? left : list.TimeToLive ?? left;
    }

    private static StatusListCredential? Read(ReadOnlyMemory<byte> body)
    {
        var json = body;
        if (FormatRecogniser.Recognise(body.Span) is PresentedFormat.CompactJws)
        {
            if (!CompactJws.TryParse(body.Span.Trim(" \t\r\n"u8), out var jws, out _))
            {
                return null;
            }

            json = jws.Payload;
        }

        if (json.Span.IndexOf("StatusList"u8) < 0 || !StrictJson.TryParse(json, out var document, out _))
        {
            return null;
        }

        using (document)
        {
            return StatusListCredential.TryRead(VcJwt.Credential(document.RootElement), out var list, out _) ? list : null;
        }
    }
}
