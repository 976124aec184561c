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
public sealed class GuardedDocumentSource : IDocumentSource, IDisposable
{
    private readonly FetchRules _rules;
    private readonly TimeProvider _time;
    private readonly HttpMessageInvoker _http;

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
        _http = new HttpMessageInvoker(new SocketsHttpHandler
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
        });
    }

    /// <inheritdoc/>
    public async ValueTask<DocumentLookup> GetAsync(string url, string accept, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(url);
        ArgumentNullException.ThrowIfNull(accept);

        using var timeout = new CancellationTokenSource(_rules.Timeout, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout.Token);

        try
        {
            return await FollowAsync(url, accept, either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return Unavailable(FetchProblemCodes.TimedOut, url);
        }
        catch (FetchRefusedException refused)
        {
            return new DocumentLookup.Unavailable(refused.Problem);
        }
        catch (HttpRequestException failed) when (failed.InnerException is FetchRefusedException refused)
        {
            return new DocumentLookup.Unavailable(refused.Problem);
        }
        catch (Exception failed) when (failed is HttpRequestException or IOException or InvalidDataException)
        {
            return Unavailable(FetchProblemCodes.ConnectionFailed, url);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    private async Task<DocumentLookup> FollowAsync(string url, string accept, CancellationToken cancellationToken)
    {
        var next = url;

        for (var redirects = 0; redirects <= _rules.MaximumRedirects; redirects++)
        {
            if (!GuardedUrl.TryAccept(next, _rules, out var address, out var problem))
            {
                return new DocumentLookup.Unavailable(problem);
            }

            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            request.Headers.TryAddWithoutValidation("Accept", accept);
            request.Headers.TryAddWithoutValidation("User-Agent", "BadgeIssuer");
            using var response = await _http.SendAsync(request, cancellationToken);

            if (!IsRedirect(response.StatusCode))
            {
                return await ReadAsync(response, next, cancellationToken);
            }

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

    private static DocumentLookup.Unavailable Unavailable(string code, string url) => new(Problem.Of(code, url));
}
