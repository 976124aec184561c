using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;

namespace BadgeIssuer.Problems;

/// <summary>The places <c>{0}</c>, <c>{1}</c> … of a sentence.</summary>
/// <remarks>
/// Not composite formatting: a sentence with more places than a problem has arguments must still be printed, and an
/// argument with braces in it must not be read as a place.
/// </remarks>
internal static partial class Places
{
    public static string Fill(string sentence, ImmutableArray<string> arguments) =>
        Place().Replace(sentence, place =>
        {
            var index = int.Parse(place.ValueSpan[1..^1], NumberStyles.None, CultureInfo.InvariantCulture);
            return index < arguments.Length ? VisibleText.Of(arguments[index]) : "…";
        });

    /// <summary>Which places a sentence has, each once, ascending.</summary>
    public static ImmutableArray<string> In(string sentence) =>
        [.. Place().Matches(sentence).Select(place => place.Value).Distinct().Order(StringComparer.Ordinal)];

    [GeneratedRegex(@"\{[0-9]\}", RegexOptions.CultureInvariant)]
    private static partial Regex Place();
}
