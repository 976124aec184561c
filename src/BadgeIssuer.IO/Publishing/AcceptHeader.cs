using System.Net.Http.Headers;

namespace BadgeIssuer.IO.Publishing;

/// <summary>Content negotiation (RFC 9110 §12.5.1).</summary>
public static class AcceptHeader
{
    /// <summary>Chooses what to answer with.</summary>
    /// <param name="accept">The header's value; without a usable one, anything is acceptable.</param>
    /// <param name="offers">The media types at hand; among equals, the first is chosen.</param>
    /// <returns>One of <paramref name="offers"/>, or <see langword="null"/> where none is acceptable.</returns>
    public static string? Choose(string? accept, params ReadOnlySpan<string> offers)
    {
        var ranges = Read(accept);
        if (ranges.Count == 0)
        {
            return offers.IsEmpty ? null : offers[0];
        }

        string? best = null;
        var bestQuality = 0.0;
        foreach (var offer in offers)
        {
            var quality = QualityOf(offer, ranges);
            if (quality > bestQuality)
            {
                (best, bestQuality) = (offer, quality);
            }
        }

        return best;
    }

    // What is no media range is passed over; the others still count.
    private static List<MediaTypeWithQualityHeaderValue> Read(string? accept)
    {
        var ranges = new List<MediaTypeWithQualityHeaderValue>();
        foreach (var part in (accept ?? "").Split(','))
        {
            if (MediaTypeWithQualityHeaderValue.TryParse(part, out var range))
            {
                ranges.Add(range);
            }
        }

        return ranges;
    }

    // The most specific range that covers the offer decides, whatever its quality.
    private static double QualityOf(string offer, List<MediaTypeWithQualityHeaderValue> ranges)
    {
        var quality = 0.0;
        var specificity = 0;

        foreach (var range in ranges)
        {
            var specific = SpecificityOf(range.MediaType!, offer);
            if (specific > specificity)
            {
                (quality, specificity) = (range.Quality ?? 1, specific);
            }
        }

        return quality;
    }

    // 0 where the range does not cover the offer. A suffix covers nothing: application/json is not application/ld+json.
    private static int SpecificityOf(string range, string offer)
    {
        if (range.Equals(offer, StringComparison.OrdinalIgnoreCase))
        {
            return 3;
        }

        if (range == "*/*")
        {
            return 1;
        }

        return range.EndsWith("/*", StringComparison.Ordinal)
            && offer.StartsWith(range[..^1], StringComparison.OrdinalIgnoreCase) ? 2 : 0;
    }
}
