using BadgeIssuer.IO.Publishing;
using Microsoft.Net.Http.Headers;

namespace BadgeIssuer.Web.Published;

/// <summary>Content negotiation (RFC 9110 §12.5.1).</summary>
internal static class Negotiation
{
    /// <summary>Answers with the form that the client likes best.</summary>
    /// <param name="http">The request.</param>
    /// <param name="forms">The forms at hand, best first. None at all is "not found"; none acceptable is 406.</param>
    public static IResult Answer(HttpContext http, IReadOnlyCollection<Form> forms)
    {
        if (forms.Count == 0)
        {
            return TypedResults.NotFound();
        }

        http.Response.Headers.Append(HeaderNames.Vary, HeaderNames.Accept);
        var chosen = AcceptHeader.Choose(http.Request.Headers.Accept, [.. forms.Select(form => form.MediaType)]);

        return chosen is null
            ? TypedResults.StatusCode(StatusCodes.Status406NotAcceptable)
            : forms.First(form => form.MediaType == chosen).Answer();
    }
}
