using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Net.Http.Headers;

namespace BadgeIssuer.Web.Layout;

/// <summary>A page, rendered on the server as static HTML.</summary>
/// <remarks>
/// The page is rendered as a whole before a byte of it is sent, so that whatever goes wrong in rendering becomes an
/// error page and never half of one. <c>HtmlRenderer</c> is used by itself and not through <c>AddRazorComponents</c>:
/// nothing here is interactive, and that would bring antiforgery cookies and data-protection keys on disk.
/// </remarks>
/// <typeparam name="TPage">The component.</typeparam>
/// <param name="parameters">The component's parameters.</param>
/// <param name="statusCode">The answer's status.</param>
/// <param name="checkedAt">
/// The time that the page states as that of a check. A later time of the same day says nothing new, and a page that differs by
/// it alone is not sent again; one that was checked on another day is.
/// </param>
internal sealed class RenderedPage<TPage>(
    Dictionary<string, object?>? parameters = null,
    int statusCode = StatusCodes.Status200OK,
    DateTimeOffset? checkedAt = null) : IResult
    where TPage : SitePage
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var page = PageContext.Of(httpContext);
        var html = await RenderAsync(httpContext.RequestServices, page);

        var response = httpContext.Response;
        response.StatusCode = statusCode;
        response.ContentType = "text/html; charset=utf-8";
        response.Headers.ContentLanguage = page.LanguageTag;
        response.Headers.Append("Vary", "Accept-Language");
        var bytes = Encoding.UTF8.GetBytes(html);
        if (statusCode == StatusCodes.Status200OK
            && !HttpMethods.IsPost(httpContext.Request.Method)
            && !response.Headers.ContainsKey(HeaderNames.CacheControl))
        {
            // Asked for anew each time, and not sent again as long as it says the same.
            response.Headers.CacheControl = "no-cache";
            var tag = TagOf(html, bytes, page.Language);
            response.GetTypedHeaders().ETag = tag;
            if (httpContext.Request.GetTypedHeaders().IfNoneMatch.Any(known => known.Compare(tag, useStrongComparison: false)))
            {
                response.StatusCode = StatusCodes.Status304NotModified;
                return;
            }
        }

        response.ContentLength = bytes.Length;
        await response.Body.WriteAsync(bytes, httpContext.RequestAborted);
    }

    // Weak where a minute is left out (RFC 9110 §8.8.1): the same in meaning, and not in every byte.
    private EntityTagHeaderValue TagOf(string html, byte[] bytes, Language language)
    {
        var said = checkedAt is { } time
            ? Encoding.UTF8.GetBytes(html.Replace(
                Dates.Minute(time, language), Dates.Day(Dates.DayInJapan(time), language), StringComparison.Ordinal))
            : bytes;
        return new EntityTagHeaderValue(
            $"\"{Convert.ToHexStringLower(SHA256.HashData(said).AsSpan(0, 16))}\"", isWeak: checkedAt is not null);
    }

    private async Task<string> RenderAsync(IServiceProvider services, PageContext page)
    {
        await using var renderer = new HtmlRenderer(services, services.GetRequiredService<ILoggerFactory>());
        return await renderer.Dispatcher.InvokeAsync(async () =>
        {
            var root = await renderer.RenderComponentAsync<CascadingValue<PageContext>>(
                ParameterView.FromDictionary(new Dictionary<string, object?>
                {
                    [nameof(CascadingValue<PageContext>.Value)] = page,
                    [nameof(CascadingValue<PageContext>.IsFixed)] = true,
                    [nameof(CascadingValue<PageContext>.ChildContent)] = (RenderFragment)(builder =>
                    {
                        builder.OpenComponent<TPage>(0);
                        builder.AddMultipleAttributes(1, parameters!);
                        builder.CloseComponent();
                    }),
                }));
            return root.ToHtmlString();
        });
    }
}
