using System.Text;
using BadgeIssuer.Issuing.Rosters;

namespace BadgeIssuer.IO.Rosters;

/// <summary>The texts of a workbook, which cells refer to by number.</summary>
/// <remarks>Phonetic runs (furigana that Excel keeps with a name) are left out: they are not part of the name.</remarks>
internal sealed class XlsxSharedStrings
{
    // A workbook of a hundred thousand learners has about a million texts of ten characters.
    private const int MaximumCount = 8_000_000;
    private const long MaximumCharacters = 256_000_000;

    private readonly List<string> _texts = [];
    private readonly HashSet<int> _struckThrough = [];

    /// <summary>Reads the texts of a workbook.</summary>
    public static XlsxSharedStrings Read(XlsxPackage package)
    {
        var strings = new XlsxSharedStrings();
        if (package.SharedStringsPart.Length == 0)
        {
            return strings;
        }

        using var xml = package.OpenPart(package.SharedStringsPart);
        var characters = 0L;
        var text = new StringBuilder();
        foreach (var element in xml.Elements())
        {
            if (element is not "si")
            {
                continue;
            }

            text.Clear();
            if (XlsxText.Append(xml, text))
            {
                strings._struckThrough.Add(strings._texts.Count);
            }

            strings._texts.Add(XlsxText.Unescape(text.ToString()));
            characters += text.Length;
            if (strings._texts.Count > MaximumCount || characters > MaximumCharacters)
            {
                throw new XlsxException(RosterProblemCodes.XlsxTooLarge, package.SharedStringsPart);
            }
        }

        return strings;
    }

    /// <summary>A text by its number.</summary>
    /// <returns><see langword="false"/> if there is none with this number.</returns>
    public bool TryGet(int number, out string text, out bool isStruckThrough)
    {
        var isThere = number >= 0 && number < _texts.Count;
        text = isThere ? _texts[number] : "";
        isStruckThrough = isThere && _struckThrough.Contains(number);
        return isThere;
    }
}
