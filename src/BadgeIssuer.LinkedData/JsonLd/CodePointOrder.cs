namespace BadgeIssuer.LinkedData.JsonLd;

/// <summary>The order of strings by code point.</summary>
/// <remarks>
/// Ordinal order in .NET is that of UTF-16 units, in which a character above U+FFFF comes before U+E000 to U+FFFF.
/// </remarks>
internal static class CodePointOrder
{
    public static Comparer<string> Comparer { get; } = Comparer<string>.Create(Compare);

    public static int Compare(string left, string right)
    {
        var length = Math.Min(left.Length, right.Length);
        for (var i = 0; i < length; i++)
        {
            var (a, b) = (left[i], right[i]);
            if (a != b)
            {
                return char.IsSurrogate(a) == char.IsSurrogate(b) ? a - b : char.IsSurrogate(a) ? 1 : -1;
            }
        }

        return left.Length - right.Length;
    }
}
