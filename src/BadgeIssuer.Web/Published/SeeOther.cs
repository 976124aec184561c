namespace BadgeIssuer.Web.Published;

/// <summary>303: what was asked for is described by a page at another address.</summary>
/// <param name="location">The page's path on this site. A path, since no redirect here may leave the site.</param>
internal sealed class SeeOther(string location) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
        httpContext.Response.Headers.Location = location;
        return Task.CompletedTask;
    }
}
