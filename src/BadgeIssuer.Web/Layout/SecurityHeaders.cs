using Microsoft.Net.Http.Headers;

namespace BadgeIssuer.Web.Layout;

/// <summary>The headers that every response carries, whatever became of the request.</summary>
internal static class SecurityHeaders
{
    // No exceptions: no inline script or style, no other host, no plug-in.
    private const string ContentSecurityPolicy =
        "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors ";

    private const string PermissionsPolicy = "camera=(), geolocation=(), microphone=(), payment=(), usb=()";

    private const string StrictTransportSecurity = "max-age=63072000"; // two years

    public static IApplicationBuilder UseSecurityHeaders(this IApplicationBuilder app, bool strictTransport) =>
        app.Use((context, next) =>
        {
            // Set as late as possible: the exception handler clears all headers that stand before.
            context.Response.OnStarting(() =>
            {
                Add(
                    context.Response.Headers,
                    strictTransport,
                    framed: context.GetEndpoint()?.Metadata.GetMetadata<MayBeFramed>() is not null);
                return Task.CompletedTask;
            });

            return next(context);
        });

    /// <summary>The headers, whoever sends them.</summary>
    /// <param name="strictTransport">Whether browsers are told to use https from now on.</param>
    /// <param name="framed">Whether other sites may show the page in a frame.</param>
    public static IEnumerable<(string Name, string Value)> Of(bool strictTransport, bool framed)
    {
        yield return (HeaderNames.ContentSecurityPolicy, ContentSecurityPolicy + (framed ? "*" : "'none'"));
        yield return (HeaderNames.XContentTypeOptions, "nosniff");
        if (!framed)
        {
            yield return (HeaderNames.XFrameOptions, "DENY");
        }

        yield return ("Referrer-Policy", "no-referrer");
        yield return ("Permissions-Policy", PermissionsPolicy);
        yield return ("Cross-Origin-Opener-Policy", "same-origin");
        if (strictTransport)
        {
            yield return (HeaderNames.StrictTransportSecurity, StrictTransportSecurity);
        }
    }

    private static void Add(IHeaderDictionary headers, bool strictTransport, bool framed)
    {
        foreach (var (name, value) in Of(strictTransport, framed))
        {
            headers[name] = value;
        }

        if (!headers.ContainsKey("Cross-Origin-Resource-Policy"))
        {
            headers["Cross-Origin-Resource-Policy"] = "same-origin";
        }

        if (!headers.ContainsKey(HeaderNames.CacheControl))
        {
            headers.CacheControl = "no-store";
        }
    }
}

/// <summary>Marks the pages that other sites may show in a frame: nothing can be done on them but to follow a link.</summary>
internal sealed record MayBeFramed;
