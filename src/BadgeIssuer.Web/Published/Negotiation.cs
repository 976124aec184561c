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
        var chosen = Choose(http.Request, [.. forms.Select(form => form.MediaType)]);

        return chosen is null
            ? TypedResults.StatusCode(StatusCodes.Status406NotAcceptable)
            : forms.First(form => form.MediaType == chosen).Answer();
    }

    /// <summary>Chooses what to answer with.</summary>
    /// <param name="request">The request; without a usable <c>Accept</c>, anything is acceptable.</param>
    /// <param name="offers">The media types at hand; among equals, the first is chosen.</param>
    /// <returns>One of <paramref name="offers"/>, or <see langword="null"/> where none is acceptable.</returns>
    public static string? Choose(HttpRequest request, params ReadOnlySpan<string> offers)
    {
        if (!MediaTypeHeaderValue.TryParseList(request.Headers.Accept, out var accepted) || accepted.Count == 0)
        {
            return offers.IsEmpty ? null : offers[0];
        }

        string? best = null;
        var bestQuality = 0.0;
        foreach (var offer in offers)
        {
            var quality = QualityOf(offer, accepted);
            if (quality > bestQuality)
            {
                (best, bestQuality) = (offer, quality);
            }
        }

        return best;
    }

    // The most specific range that covers the offer decides, whatever its quality.
    private static double QualityOf(string offer, IList<MediaTypeHeaderValue> accepted)
    {
        var type = MediaTypeHeaderValue.Parse(offer);
        var quality = 0.0;
        var specificity = 0;

        foreach (var range in accepted)
        {
            var specific = range.MatchesAllTypes ? 1 : range.MatchesAllSubTypes ? 2 : 3;
            if (specific > specificity && Covers(range, type))
            {
                (quality, specificity) = (range.Quality ?? 1, specific);
            }
        }

        return quality;
    }

    // Not IsSubsetOf: it lets application/json cover application/ld+json by its suffix, which is another format.
    private static bool Covers(MediaTypeHeaderValue range, MediaTypeHeaderValue type) =>
        range.MatchesAllTypes
        || (range.Type.Equals(type.Type, StringComparison.OrdinalIgnoreCase)
            && (range.MatchesAllSubTypes || range.SubType.Equals(type.SubType, StringComparison.OrdinalIgnoreCase)));
}
