using System.Globalization;

namespace BadgeIssuer.LinkedData.Canonicalization;

/// <summary>Numbers as JSON-LD writes them into RDF.</summary>
/// <remarks>Source: JSON-LD 1.1 API §8.2.2 steps 9 to 11, §8.6 Data Round Tripping.</remarks>
internal static class XsdNumber
{
    /// <summary>Whether the number is written as an <c>xsd:integer</c>.</summary>
    public static bool IsInteger(double value) => value == Math.Floor(value) && Math.Abs(value) < 1e21;

    /// <summary>The canonical lexical form of <c>xsd:integer</c>.</summary>
    public static string FormatInteger(double value) =>
        value == 0 ? "0" : value.ToString("F0", CultureInfo.InvariantCulture);

    /// <summary>The canonical lexical form of <c>xsd:double</c>, with at most 15 digits behind the point.</summary>
    public static string FormatDouble(double value)
    {
        var text = value.ToString("E15", CultureInfo.InvariantCulture);
        var mark = text.IndexOf('E', StringComparison.Ordinal);
        var mantissa = text[..mark].TrimEnd('0');
        var exponent = int.Parse(text.AsSpan(mark + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        return string.Create(CultureInfo.InvariantCulture, $"{mantissa}{(mantissa[^1] == '.' ? "0" : "")}E{exponent}");
    }
}
