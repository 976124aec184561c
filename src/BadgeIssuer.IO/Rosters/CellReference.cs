using System.Globalization;

namespace BadgeIssuer.IO.Rosters;

/// <summary>Where a cell stands in a sheet: B3 is column 1 (from 0) of line 3 (from 1).</summary>
/// <remarks>Source: ECMA-376 part 1 §18.18.7 (ST_CellRef); the greatest sheet is Excel's.</remarks>
internal static class CellReference
{
    public const int MaximumColumns = 16_384;
    public const int MaximumLines = 1_048_576;

    public static string Of(int column, int line)
    {
        Span<char> letters = stackalloc char[3];
        var at = letters.Length;
        for (var rest = column + 1; rest > 0; rest = (rest - 1) / 26)
        {
            letters[--at] = (char)('A' + (rest - 1) % 26);
        }

        return string.Create(CultureInfo.InvariantCulture, $"{letters[at..]}{line}");
    }

    public static bool TryRead(string reference, out int column, out int line)
    {
        var text = reference.AsSpan();
        var letters = text.IndexOfAnyExceptInRange('A', 'Z');
        (column, line) = (0, 0);
        if (letters is < 1 or > 3)
        {
            return false;
        }

        foreach (var letter in text[..letters])
        {
            column = column * 26 + (letter - 'A' + 1);
        }

        column--;
        return column < MaximumColumns
            && int.TryParse(text[letters..], NumberStyles.None, CultureInfo.InvariantCulture, out line)
            && line is >= 1 and <= MaximumLines;
    }
}
