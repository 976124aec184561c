using System.Text.RegularExpressions;

namespace BadgeIssuer.Web.Export;

/// <summary>Content negotiation as a list of patterns, for web servers that can compare a header with no more than that.</summary>
/// <remarks>
/// The same choice as <see cref="BadgeIssuer.IO.Publishing.AcceptHeader"/> for what clients send: without weights, the best
/// offer; with weights, what is named first, since everybody names what they like best first. Weights that contradict the
/// order are not compared.
/// </remarks>
internal static class AcceptPatterns
{
    // A range that has no weight, or one that is not zero. Parameters other than the weight are passed over.
    private const string Unweighted = @"\s*(?:$|,|;(?![^,]*q=))";
    private const string Weighted = @"\s*;(?!\s*q=0(?:\.0*)?\s*(?:,|$))";

    /// <summary>Patterns and what to choose where one of them is found; the first that is found counts.</summary>
    /// <param name="any">What to choose where anything is acceptable; without the header, too, which no pattern says.</param>
    /// <param name="offers">The media types at hand and what to choose for them, best first.</param>
    /// <param name="range">The text by which a server refers to the group of that name.</param>
    public static IEnumerable<(string Pattern, string Chosen)> Of(
        string any, IReadOnlyList<(string MediaType, string Chosen)> offers, string range)
    {
        yield return (Range(@"\*/\*") + Unweighted, any);
        foreach (var (mediaType, chosen) in offers)
        {
            yield return (Range(Regex.Escape(mediaType)) + Unweighted, chosen);
        }

        var kinds = offers.DistinctBy(offer => offer.MediaType.Split('/')[0])
            .Select(offer => (Range: offer.MediaType.Split('/')[0] + @"/\*", offer.Chosen)).ToArray();
        foreach (var kind in kinds)
        {
            yield return (Range(kind.Range) + Unweighted, kind.Chosen);
        }

        var same = offers.Where(offer => offer.MediaType == offer.Chosen).Select(offer => Regex.Escape(offer.MediaType));
        yield return ($"(?:^|,)\\s*(?<{range}>{string.Join('|', same)}){Weighted}", $"${range}");
        foreach (var offer in offers.Where(offer => offer.MediaType != offer.Chosen))
        {
            yield return (Range(Regex.Escape(offer.MediaType)) + Weighted, offer.Chosen);
        }

        foreach (var kind in kinds)
        {
            yield return (Range(kind.Range) + Weighted, kind.Chosen);
        }

        yield return (Range(@"\*/\*") + Weighted, any);
    }

    private static string Range(string range) => @"(?:^|,)\s*" + range;
}
