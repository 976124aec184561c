using System.Net;
using System.Net.Http.Headers;

namespace BadgeIssuer.IO.Http;

/// <summary>What an answer says of how long it may be used again.</summary>
/// <remarks>
/// Read as a cache that serves several people reads it: <c>s-maxage</c> counts, and <c>private</c> forbids. What cannot be
/// read is taken for stale. Source: RFC 9111 §3, §4.1, §4.2.
/// </remarks>
/// <param name="Remaining">
/// How much longer, as of now; zero or less: only after asking again; <see langword="null"/>: it says nothing.
/// </param>
/// <param name="MayBeStored">Whether it may be kept at all.</param>
/// <param name="EntityTag">Its <c>ETag</c>, to ask again with, or <see langword="null"/>.</param>
/// <param name="LastModified">Its <c>Last-Modified</c> for the same purpose, or <see langword="null"/>.</param>
internal sealed record HttpFreshness(
    TimeSpan? Remaining, bool MayBeStored, EntityTagHeaderValue? EntityTag, DateTimeOffset? LastModified)
{
    /// <summary>Of what never was an answer.</summary>
    public static HttpFreshness None { get; } = new(null, MayBeStored: false, null, null);

    /// <summary>Reads an answer's headers.</summary>
    /// <param name="response">The answer; its body is not looked at.</param>
    /// <param name="now">When it came.</param>
    public static HttpFreshness Of(HttpResponseMessage response, DateTimeOffset now)
    {
        var cacheControl = response.Headers.CacheControl;
        var isUnreadable = cacheControl is null && response.Headers.NonValidated.Contains("Cache-Control");
        var mayBeStored = cacheControl is not ({ NoStore: true } or { Private: true })
            && !response.Headers.Vary.Contains("*");

        return new HttpFreshness(
            isUnreadable || cacheControl is { NoCache: true } ? TimeSpan.Zero : Lifetime(response, cacheControl, now) - Age(response, now),
            mayBeStored,
            response.Headers.ETag,
            response.Content.Headers.LastModified);
    }

    /// <summary>Of an answer that was reached through this one, a redirect.</summary>
    /// <remarks>The shorter of the two; and a redirect for the time being is only for this time, unless it says more.</remarks>
    /// <param name="next">What the redirect led to.</param>
    /// <param name="status">The redirect's status.</param>
    public HttpFreshness Before(HttpFreshness next, HttpStatusCode status)
    {
        var own = Remaining
            ?? (status is HttpStatusCode.MovedPermanently or HttpStatusCode.PermanentRedirect ? null : TimeSpan.Zero);

        // The validators are those of another address: asking again begins at the redirect.
        return new HttpFreshness(
            own is null ? next.Remaining : next.Remaining is null || own < next.Remaining ? own : next.Remaining,
            MayBeStored && next.MayBeStored,
            null,
            null);
    }

    private static TimeSpan? Lifetime(HttpResponseMessage response, CacheControlHeaderValue? cacheControl, DateTimeOffset now)
    {
        if ((cacheControl?.SharedMaxAge ?? cacheControl?.MaxAge) is { } age)
        {
            return age;
        }

        if (response.Content.Headers.Expires is { } expires)
        {
            return expires - (response.Headers.Date ?? now);
        }

        return response.Content.Headers.NonValidated.Contains("Expires") ? TimeSpan.Zero : null; // "0", "-1", …
    }

    // How old it was when it came: what caches on the way say, or what its date says if that is more.
    private static TimeSpan Age(HttpResponseMessage response, DateTimeOffset now)
    {
        var stated = response.Headers.Age ?? TimeSpan.Zero;
        var apparent = now - (response.Headers.Date ?? now);
        return apparent > stated ? apparent : stated;
    }
}
