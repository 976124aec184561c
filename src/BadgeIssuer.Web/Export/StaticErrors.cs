using System.Globalization;
using BadgeIssuer.Web.Layout;

namespace BadgeIssuer.Web.Export;

/// <summary>The answers to requests that a web server refuses by itself: asked for by addresses of their own.</summary>
internal static class StaticErrors
{
    /// <summary>The statuses that a web server has words for.</summary>
    public static readonly int[] Statuses = [404, 405, 406, 410];

    /// <summary>Where the words for a status are asked for.</summary>
    public static string Path(int status) => string.Create(CultureInfo.InvariantCulture, $"/errors/{status}");

    public static void MapErrors(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/errors/{status:int}", (int status, HttpContext http) => ErrorAnswers.Answer(http, status));
}
