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
internal sealed class RenderedPage<TPage>(
    Dictionary<string, object?>? parameters = null, int statusCode = StatusCodes.Status200OK) : IResult
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
            var tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 16))}\"");
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
