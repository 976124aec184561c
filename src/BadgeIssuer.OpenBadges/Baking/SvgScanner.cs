using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Xml;

namespace BadgeIssuer.OpenBadges.Baking;

/// <summary>Goes through an SVG once and gathers the badges in it.</summary>
internal static class SvgScanner
{
    /// <summary>The most bytes of a picture.</summary>
    public const int MaximumBytes = StrictJson.DefaultMaximumBytes;

    // Drawing programs nest groups in groups; a hundred levels is already more than they do.
    private const int MaximumDepth = 256;

    private const string SvgNamespace = "http://www.w3.org/2000/svg";

    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        CheckCharacters = true,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        MaxCharactersInDocument = MaximumBytes,
    };

    /// <summary>Reads the whole picture; <paramref name="texts"/> may be empty.</summary>
    public static bool TryFind(
        ReadOnlyMemory<byte> svg, out ImmutableArray<BakedText> texts, [NotNullWhen(false)] out Problem? problem)
    {
        texts = [];
        if (svg.Length > MaximumBytes)
        {
            problem = Problem.Of(SvgProblemCodes.TooLarge, Text(svg.Length), Text(MaximumBytes));
            return false;
        }

        using var stream = MemoryMarshal.TryGetArray(svg, out var segment)
            ? new MemoryStream(segment.Array!, segment.Offset, segment.Count, writable: false)
            : new MemoryStream(svg.ToArray(), writable: false);
        try
        {
            using var reader = XmlReader.Create(stream, Settings);
            return TryFind(reader, out texts, out problem);
        }
        catch (XmlException exception)
        {
            problem = Problem.Of(
                SvgProblemCodes.Malformed, Text(Math.Max(1, exception.LineNumber)), Text(Math.Max(1, exception.LinePosition)));
            return false;
        }
    }

    private static bool TryFind(
        XmlReader reader, out ImmutableArray<BakedText> texts, [NotNullWhen(false)] out Problem? problem)
    {
        texts = [];
        var found = new Dictionary<SvgStandard, string>();
        while (reader.Read())
        {
            if (reader.NodeType is not XmlNodeType.Element)
            {
                continue;
            }

            if (reader.Depth > MaximumDepth)
            {
                problem = Problem.Of(SvgProblemCodes.TooDeep, Text(MaximumDepth));
                return false;
            }

            if (reader.Depth == 0 && !IsSvg(reader))
            {
                problem = Problem.Of(SvgProblemCodes.NotSvg);
                return false;
            }

            if (SvgStandard.OfElement(reader.NamespaceURI, reader.LocalName) is not { } standard)
            {
                continue;
            }

            if (!TryReadElement(reader, standard, out var text))
            {
                problem = Problem.Of(SvgProblemCodes.Ambiguous, standard.Keyword);
                return false;
            }

            if (!found.TryAdd(standard, text))
            {
                problem = Problem.Of(SvgProblemCodes.DuplicateBadge, standard.Keyword);
                return false;
            }
        }

        problem = null;
        texts =
        [
            .. found
                .Select(pair => new BakedText(pair.Key.Keyword, pair.Value))
                .OrderBy(text => text.Keyword, StringComparer.Ordinal),
        ];
        return true;
    }

    // A badge's element holds text alone: an element in it could be a second badge that nobody sees.
    private static bool TryReadElement(XmlReader reader, SvgStandard standard, [NotNullWhen(true)] out string? text)
    {
        text = null;
        var verify = reader.GetAttribute("verify");
        var body = new StringBuilder();
        if (!reader.IsEmptyElement)
        {
            while (reader.Read() && reader.NodeType is not XmlNodeType.EndElement)
            {
                if (reader.NodeType is XmlNodeType.Element)
                {
                    return false;
                }

                body.Append(reader.Value);
            }
        }

        return standard.TryReadText(verify, body.ToString(), out text);
    }

    private static bool IsSvg(XmlReader reader) =>
        reader.LocalName == "svg" && reader.NamespaceURI == SvgNamespace;

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
