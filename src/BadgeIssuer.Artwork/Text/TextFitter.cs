using System.Collections.Immutable;

namespace BadgeIssuer.Artwork.Text;

/// <summary>Chooses size and line breaks for a text together.</summary>
/// <remarks>
/// A slightly smaller size with good breaks reads better than the greatest size with a word torn apart, so both have
/// a price and the lowest sum wins. Titles are short: every size and every number of lines is tried.
/// </remarks>
internal static class TextFitter
{
    // Half the size costs a little more than one break between kanji (see LineBreaks); a line of half the mean width
    // costs as much as a good break.
    private const float PriceOfSize = 160;
    private const float PriceOfUnevenness = 40;
    private const float SizeStep = 1;

    /// <summary>Fits a text into its place.</summary>
    /// <exception cref="MissingGlyphException">No font has a glyph for part of it.</exception>
    /// <exception cref="TextDoesNotFitException">It is too long even at the smallest size.</exception>
    public static FittedText Fit(FontSet fonts, string text, FontWeight weight, TextPlace place)
    {
        if (fonts.FindMissing(text) is { IsEmpty: false } missing)
        {
            throw new MissingGlyphException(missing);
        }

        var clusters = Measure(fonts, text, weight);
        if (clusters.IsEmpty)
        {
            return new FittedText([], place.Largest, place.Largest * place.LineHeight);
        }

        FittedText? best = null;
        var lowest = float.PositiveInfinity;

        for (var count = 1; count <= place.Lines; count++)
        {
            if (Break(clusters, count) is not var (lines, price) || float.IsInfinity(price))
            {
                continue;
            }

            var shaped = lines.Select(line => fonts.Shape(line, weight)).ToImmutableArray();
            var widest = shaped.Max(line => line.Width);
            var size = Math.Min(place.Largest, place.Width / widest);
            size = Math.Min(size, place.Height / ((count - 1) * place.LineHeight + 1));
            size = MathF.Floor(size / SizeStep) * SizeStep;

            price += (1 - size / place.Largest) * PriceOfSize;
            if (size >= place.Smallest && price < lowest)
            {
                lowest = price;
                best = new FittedText(shaped, size, size * place.LineHeight) { Whole = text.Trim() };
            }
        }

        return best ?? throw new TextDoesNotFitException(place.Name);
    }

    private static ImmutableArray<MeasuredCluster> Measure(FontSet fonts, string text, FontWeight weight)
    {
        var clusters = ImmutableArray.CreateBuilder<MeasuredCluster>();
        foreach (var cluster in FontSet.Clusters(text.Trim()))
        {
            var width = cluster is "\n" or "\r\n" ? 0 : fonts.Shape(cluster, weight).Width;
            clusters.Add(new MeasuredCluster(cluster, width));
        }

        return clusters.ToImmutable();
    }

    // The cheapest way to make exactly `count` lines: the shortest path over (end of line, number of lines).
    private static (IReadOnlyList<string> Lines, float Price)? Break(ImmutableArray<MeasuredCluster> clusters, int count)
    {
        var length = clusters.Length;
        var mean = clusters.Sum(cluster => cluster.Width) / count;
        var price = new float[count + 1, length + 1];
        var from = new int[count + 1, length + 1];

        for (var line = 0; line <= count; line++)
        {
            for (var end = 0; end <= length; end++)
            {
                price[line, end] = float.PositiveInfinity;
            }
        }

        price[0, 0] = 0;

        for (var line = 1; line <= count; line++)
        {
            for (var end = 1; end <= length; end++)
            {
                for (var start = 0; start < end; start++)
                {
                    var total = price[line - 1, start] + PriceOfBreak(clusters, end) + PriceOfLine(clusters, start, end, mean);
                    if (total < price[line, end])
                    {
                        price[line, end] = total;
                        from[line, end] = start;
                    }
                }
            }
        }

        if (float.IsInfinity(price[count, length]))
        {
            return null;
        }

        var lines = new string[count];
        for (int line = count, end = length; line > 0; line--)
        {
            var start = from[line, end];
            lines[line - 1] = string.Concat(clusters[start..end].Select(cluster => cluster.Text)).Trim();
            end = start;
        }

        return (lines, price[count, length]);
    }

    // The price of ending a line before cluster `end`. Spaces end the line that they follow.
    private static float PriceOfBreak(ImmutableArray<MeasuredCluster> clusters, int end)
    {
        if (end == clusters.Length || clusters[end - 1].IsLineFeed)
        {
            return 0;
        }

        var (left, right) = (clusters[end - 1], clusters[end]);
        if (right.IsLineFeed || LineBreaks.IsSpace(right.Text))
        {
            return LineBreaks.Never; // the break belongs after it
        }

        return LineBreaks.IsSpace(left.Text) ? 0 : LineBreaks.PriceBetween(left.Text, right.Text);
    }

    private static float PriceOfLine(ImmutableArray<MeasuredCluster> clusters, int start, int end, float mean)
    {
        var width = 0f;
        for (var i = start; i < end; i++)
        {
            if (clusters[i].IsLineFeed && i < end - 1)
            {
                return LineBreaks.Never;
            }

            width += clusters[i].Width;
        }

        var unevenness = (width - mean) / mean;
        return unevenness * unevenness * PriceOfUnevenness;
    }

    private readonly record struct MeasuredCluster(string Text, float Width)
    {
        public bool IsLineFeed => Text is "\n" or "\r\n";
    }
}
