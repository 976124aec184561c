using System.Diagnostics.CodeAnalysis;

namespace BadgeIssuer.Web.Layout;

/// <summary>Routes for what is only read.</summary>
internal static class ReadingRoutes
{
    private static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>Maps GET and HEAD (RFC 9110 §9.1: a server must support both).</summary>
    public static RouteHandlerBuilder MapReading(
        this IEndpointRouteBuilder routes, [StringSyntax("Route")] string pattern, Delegate handler) =>
        routes.MapMethods(pattern, Methods, handler).RequireRateLimiting(RateLimits.Reading);
}
