using System.Globalization;
using System.Text;

namespace BadgeIssuer.LinkedData.Canonicalization;

/// <summary>Numbers as ECMAScript prints them.</summary>
/// <remarks>Source: RFC 8785 §3.2.2.3, ECMA-262 Number::toString.</remarks>
internal static class EcmaScriptNumber
{
    /// <summary>The shortest text that reads back as the same number.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is not finite.</exception>
    public static string Format(double value)
    {
        if (!double.IsFinite(value))
        {
            throw new ArgumentOutOfRangeException(nameof(value));
        }

        if (value == 0)
        {
            return "0"; // and so is -0
        }

        // .NET finds the same shortest digits, but goes over to exponents at other places.
        var (digits, point) = Decompose(Math.Abs(value));
        var text = new StringBuilder(value < 0 ? "-" : "");
        if (digits.Length <= point && point <= 21)
        {
            text.Append(digits).Append('0', point - digits.Length);
        }
        else if (point is > 0 and <= 21)
        {
            text.Append(digits, 0, point).Append('.').Append(digits, point, digits.Length - point);
        }
        else if (point is > -6 and <= 0)
        {
            text.Append("0.").Append('0', -point).Append(digits);
        }
        else
        {
            text.Append(digits[0]);
            if (digits.Length > 1)
            {
                text.Append('.').Append(digits, 1, digits.Length - 1);
            }

            var exponent = point - 1;
            text.Append('e').Append(exponent < 0 ? '-' : '+').Append(Math.Abs(exponent));
        }

        return text.ToString();
    }

    // The digits without leading or trailing zeros, and where the point stands: value = 0.digits × 10^point.
    private static (string Digits, int Point) Decompose(double value)
    {
        var text = value.ToString("R", CultureInfo.InvariantCulture);
        var exponent = 0;
        if (text.IndexOf('E', StringComparison.Ordinal) is >= 0 and var mark)
        {
            exponent = int.Parse(text.AsSpan(mark + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
            text = text[..mark];
        }

        var point = text.IndexOf('.', StringComparison.Ordinal) is >= 0 and var dot ? dot : text.Length;
        var digits = text.Replace(".", "", StringComparison.Ordinal);
        var leading = digits.Length - digits.TrimStart('0').Length;
        return (digits.Trim('0'), point - leading + exponent);
    }
}
