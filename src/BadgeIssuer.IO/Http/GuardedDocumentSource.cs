using System.Globalization;
using System.Net;
using BadgeIssuer.OpenBadges;
using BadgeIssuer.Verification;

namespace BadgeIssuer.IO.Http;

/// <summary>Fetches what a stranger's badge refers to from the public internet, and from nowhere else.</summary>
/// <remarks>
/// <para>https on port 443 only; no proxy, cookie or credential is used; redirects are followed by hand, each judged like
/// the first address; size and time are bounded. See <see cref="FetchRules"/>.</para>
/// <para>Safe to share between threads; one for the life of the process.</para>
/// </remarks>
public sealed class GuardedDocumentSource : IDocumentSource, IHttpSource, IDisposable
{
    private readonly FetchRules _rules;
    private readonly TimeProvider _time;
    
    // Made when the first document is asked for: most verifications need none from the network.
    private readonly Lazy<HttpMessageInvoker> _http;

    /// <summary>A fetcher within the given bounds.</summary>
    /// <param name="rules">The bounds.</param>
    /// <param name="time">Measures the time that a document may take.</param>
    public GuardedDocumentSource(FetchRules rules, TimeProvider time)
        : this(rules, time, Dns.GetHostAddressesAsync)
    {
    }

    internal GuardedDocumentSource(
        FetchRules rules, TimeProvider time, Func<string, CancellationToken, Task<IPAddress[]>> resolve)
    {
        ArgumentNullException.ThrowIfNull(rules);
        ArgumentNullException.ThrowIfNull(time);

        _rules = rules;
        _time = time;
        _http = new(() => new HttpMessageInvoker(new SocketsHttpHandler
        {
            ConnectCallback = new GuardedConnector(rules, resolve).ConnectAsync,
            AllowAutoRedirect = false,
            UseProxy = false,
            UseCookies = false,
            Credentials = null,
            ActivityHeadersPropagator = null,
            AutomaticDecompression = DecompressionMethods.All, // read through a bound, so a bomb bursts nothing
            MaxResponseHeadersLength = 32, // KiB
            MaxResponseDrainSize = 0,
            MaxConnectionsPerServer = 8,
            PooledConnectionLifetime = TimeSpan.FromMinutes(1),
        }));
    }

    /// <inheritdoc/>
    public async ValueTask<DocumentLookup> GetAsync(string url, string accept, CancellationToken cancellationToken) =>
        (await FetchAsync(url, accept, known: null, cancellationToken)).Lookup!;

    /// <inheritdoc/>
    async ValueTask<HttpAnswer> IHttpSource.FetchAsync(
        string url, string accept, HttpFreshness? known, CancellationToken cancellationToken) =>
        await FetchAsync(url, accept, known, cancellationToken);

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_http.IsValueCreated)
        {
            _http.Value.Dispose();
        }
    }

    private async Task<HttpAnswer> FetchAsync(
        string url, string accept, HttpFreshness? known, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(url);
        ArgumentNullException.ThrowIfNull(accept);

        using var timeout = new CancellationTokenSource(_rules.Timeout, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout.Token);

        try
        {
            return await FollowAsync(url, accept, known, either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return Unavailable(FetchProblemCodes.TimedOut, url);
        }
        catch (FetchRefusedException refused)
        {
            return Unavailable(refused.Problem);
        }
        catch (HttpRequestException failed) when (failed.InnerException is FetchRefusedException refused)
        {
            return Unavailable(refused.Problem);
        }
        catch (Exception failed) when (failed is HttpRequestException or IOException or InvalidDataException)
        {
            return Unavailable(FetchProblemCodes.ConnectionFailed, url);
        }
    }

    private async Task<HttpAnswer> FollowAsync(
        string url, string accept, HttpFreshness? known, CancellationToken cancellationToken)
    {
        var next = url;
        var onTheWay = new Stack<(HttpFreshness Freshness, HttpStatusCode Status)>();

        for (var redirects = 0; redirects <= _rules.MaximumRedirects; redirects++)
        {
            if (!GuardedUrl.TryAccept(next, _rules, out var address, out var problem))
            {
                return Unavailable(problem);
            }

            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            request.Headers.TryAddWithoutValidation("Accept", accept);
            request.Headers.TryAddWithoutValidation("User-Agent", "BadgeIssuer");
            if (known is not null && redirects == 0)
            {
                Ask(request, known);
            }

            using var response = await _http.Value.SendAsync(request, cancellationToken);
            var freshness = HttpFreshness.Of(response, _time.GetUtcNow());

            if (known is not null && redirects == 0 && response.StatusCode is HttpStatusCode.NotModified)
            {
                return new HttpAnswer(null, freshness);
            }

            if (!IsRedirect(response.StatusCode))
            {
                var lookup = await ReadAsync(response, next, cancellationToken);
                return new HttpAnswer(lookup, onTheWay.Aggregate(
                    freshness, static (later, redirect) => redirect.Freshness.Before(later, redirect.Status)));
            }

            onTheWay.Push((freshness, response.StatusCode));

            // The header as text: what Uri makes of it on the way could hide a form that is refused.
            if (!response.Headers.NonValidated.TryGetValues("Location", out var locations)
                || locations.Count != 1
                || !Uri.TryCreate(address, locations.ToString(), out var location))
            {
                break;
            }

            next = location.IsAbsoluteUri && locations.ToString().Contains("://", StringComparison.Ordinal)
                ? locations.ToString()
                : location.AbsoluteUri;
        }

        return Unavailable(FetchProblemCodes.TooManyRedirects, url);
    }

    private async Task<DocumentLookup> ReadAsync(
        HttpResponseMessage response, string url, CancellationToken cancellationToken)
    {
        var limit = _rules.MaximumBytes;

        if (response.Content.Headers.ContentLength <= limit || response.Content.Headers.ContentLength is null)
        {
            await using var body = await response.Content.ReadAsStreamAsync(cancellationToken);

            if (await BoundedReader.ReadAsync(body, limit, cancellationToken) is { } bytes)
            {
                var mediaType = response.Content.Headers.ContentType?.MediaType ?? string.Empty;
                return new DocumentLookup.Answered(
                    (int)response.StatusCode, mediaType.ToLowerInvariant(), url, bytes);
            }
        }

        return new DocumentLookup.Unavailable(Problem.Of(
            FetchProblemCodes.TooLarge, url, limit.ToString(CultureInfo.InvariantCulture)));
    }

    private static bool IsRedirect(HttpStatusCode status) => status is HttpStatusCode.MovedPermanently
        or HttpStatusCode.Found or HttpStatusCode.SeeOther
        or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect;

    private static void Ask(HttpRequestMessage request, HttpFreshness known)
    {
        if (known.EntityTag is { } tag)
        {
            request.Headers.IfNoneMatch.Add(tag);
        }
        else
        {
            request.Headers.IfModifiedSince = known.LastModified;
        }
    }

    private static HttpAnswer Unavailable(string code, string url) => Unavailable(Problem.Of(code, url));

    private static HttpAnswer Unavailable(Problem problem) =>
        new(new DocumentLookup.Unavailable(problem), HttpFreshness.None);
}
