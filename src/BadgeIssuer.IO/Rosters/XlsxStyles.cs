using System.Globalization;
using System.Text;

namespace BadgeIssuer.IO.Rosters;

/// <summary>What a workbook's styles say that a roster's reader must know: which numbers are dates, what is struck through.</summary>
internal sealed class XlsxStyles
{
    private const int MaximumStyles = 65_536;

    // What a new cell format refers to.
    private static readonly string[] Needed = ["fonts", "fills", "borders", "cellStyleXfs", "cellXfs"];

    private readonly List<(bool IsDate, bool IsStruckThrough)> _cellFormats = [];
    private readonly HashSet<string> _lists = new(StringComparer.Ordinal);

    /// <summary>Reads the styles of a workbook.</summary>
    public static XlsxStyles Read(XlsxPackage package)
    {
        var styles = new XlsxStyles();
        if (package.StylesPart.Length > 0)
        {
            using var xml = package.OpenPart(package.StylesPart);
            styles.Read(xml);
        }

        return styles;
    }

    /// <summary>How many cell formats there are.</summary>
    public int Count => _cellFormats.Count;

    /// <summary>Whether the part has all the lists that a cell format refers to, so that formats can be added.</summary>
    public bool CanBeAddedTo => Array.TrueForAll(Needed, _lists.Contains);

    /// <summary>A style by the number in a cell's <c>s</c> attribute.</summary>
    public (bool IsDate, bool IsStruckThrough) this[int style] =>
        style >= 0 && style < _cellFormats.Count ? _cellFormats[style] : default;

    /// <summary>Whether numbers in this format are shown as dates.</summary>
    /// <remarks>
    /// Source: ECMA-376 part 1 §18.8.30; 27–36 and 50–58 are dates in East Asian editions. Times alone (45–47) count
    /// too: a cell in a date column that shows only the time still holds a day.
    /// </remarks>
    public static bool IsDate(int formatId, string? code) => code is null
        ? formatId is (>= 14 and <= 22) or (>= 27 and <= 36) or (>= 45 and <= 47) or (>= 50 and <= 58)
        : IsDateCode(code);

    private void Read(XlsxXml xml)
    {
        var codes = new Dictionary<int, string>();
        var fonts = new List<bool>();
        foreach (var element in xml.Elements())
        {
            _lists.Add(element);
            switch (element)
            {
                case "numFmts":
                    foreach (var child in xml.Descendants().Where(child => child is "numFmt"))
                    {
                        codes[Number(xml.Attribute("numFmtId"))] = xml.Attribute("formatCode") ?? "";
                        Bound(codes.Count, xml);
                    }

                    break;
                case "fonts":
                    foreach (var child in xml.Descendants())
                    {
                        if (child is "font")
                        {
                            fonts.Add(false);
                            Bound(fonts.Count, xml);
                        }
                        else if (child is "strike" && fonts.Count > 0)
                        {
                            fonts[^1] = xml.IsOn();
                        }
                    }

                    break;
                case "cellXfs":
                    foreach (var child in xml.Descendants().Where(child => child is "xf"))
                    {
                        var formatId = Number(xml.Attribute("numFmtId"));
                        var font = Number(xml.Attribute("fontId"));
                        _cellFormats.Add((
                            IsDate(formatId, codes.GetValueOrDefault(formatId)), font < fonts.Count && fonts[font]));
                        Bound(_cellFormats.Count, xml);
                    }

                    break;
            }
        }
    }

    // Quoted text, escapes, colours and locales say nothing; [h] and [mm] are elapsed time; E+ is an exponent.
    private static bool IsDateCode(string code)
    {
        var plain = new StringBuilder(code.Length);
        for (var i = 0; i < code.Length; i++)
        {
            switch (code[i])
            {
                case '"':
                    i = Closing(code, '"', i);
                    break;
                case '[':
                    i = Closing(code, ']', i);
                    break;
                case '\\' or '_' or '*':
                    i++;
                    break;
                case 'E' or 'e' when i + 1 < code.Length && code[i + 1] is '+' or '-':
                    i++;
                    break;
                default:
                    plain.Append(char.ToLowerInvariant(code[i]));
                    break;
            }
        }

        return plain.Replace("general", "").Replace("g/標準", "").ToString().AsSpan().IndexOfAny("ymdge") >= 0;
    }

    private static int Closing(string code, char mark, int from)
    {
        var at = code.IndexOf(mark, from + 1);
        return at < 0 ? code.Length : at;
    }

    private static int Number(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    private static void Bound(int count, XlsxXml xml)
    {
        if (count > MaximumStyles)
        {
            throw xml.Damaged();
        }
    }
}
