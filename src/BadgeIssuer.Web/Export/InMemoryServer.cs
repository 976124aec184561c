using BadgeIssuer.Web.Layout;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Http.Features;

namespace BadgeIssuer.Web.Export;

/// <summary>The site's own pipeline without a socket, for whoever writes its answers into files.</summary>
internal sealed class InMemoryServer : IServer
{
    private Func<IFeatureCollection, Task>? _process;

    /// <inheritdoc/>
    public IFeatureCollection Features { get; } = new FeatureCollection();

    /// <inheritdoc/>
    public Task StartAsync<TContext>(IHttpApplication<TContext> application, CancellationToken cancellationToken)
        where TContext : notnull
    {
        _process = async features =>
        {
            var context = application.CreateContext(features);
            await application.ProcessRequestAsync(context);
            application.DisposeContext(context, null);
        };
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public void Dispose()
    {
    }

    /// <summary>What the site answers to a GET.</summary>
    /// <param name="path">The whole path, the base URL's included, unescaped.</param>
    /// <param name="accept">The media types to ask for.</param>
    /// <param name="language">The language to choose, as a visitor chooses it: by the link.</param>
    public async Task<WrittenAnswer> GetAsync(string path, string accept, Language language)
    {
        var request = new HttpRequestFeature
        {
            Method = HttpMethods.Get,
            Scheme = "https",
            Path = path,
            QueryString = $"?{PageLanguage.Parameter}={PageLanguage.Tag(language)}",
        };
        request.Headers.Accept = accept;

        using var body = new MemoryStream();
        var response = new HttpResponseFeature();
        var features = new FeatureCollection();
        features.Set<IHttpRequestFeature>(request);
        features.Set<IHttpResponseFeature>(response);
        features.Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(body));

        await _process!(features);
        return new WrittenAnswer(response.StatusCode, body.ToArray());
    }
}

/// <summary>One answer of the site, held in memory; its headers are the web server's to send.</summary>
/// <param name="Status">Its HTTP status.</param>
/// <param name="Body">Its body.</param>
internal sealed record WrittenAnswer(int Status, byte[] Body);
