using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using System.Text.Unicode;
using BadgeIssuer.LinkedData.JsonLd;

namespace BadgeIssuer.LinkedData.Rdf;

/// <summary>Reads N-Quads.</summary>
/// <remarks>Source: RDF 1.1 N-Quads §6 (grammar).</remarks>
public static class NQuadsReader
{
    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdefABCDEF");

    /// <summary>Reads a document.</summary>
    /// <param name="utf8">The text, in UTF-8.</param>
    /// <param name="dataset">The quads, if this returns true.</param>
    /// <param name="errorLine">The number of the line (from 1) that cannot be read, if this returns false.</param>
    public static bool TryRead(
        ReadOnlySpan<byte> utf8, [NotNullWhen(true)] out RdfDataset? dataset, out int errorLine)
    {
        dataset = null;
        errorLine = 1;
        if (!Utf8.IsValid(utf8))
        {
            return false;
        }

        var result = new RdfDataset();
        var text = Encoding.UTF8.GetString(utf8).AsSpan();
        foreach (var range in text.SplitAny('\n', '\r'))
        {
            if (!TryReadLine(text[range], result))
            {
                result.Dispose();
                return false;
            }

            errorLine++;
        }

        errorLine = 0;
        dataset = result;
        return true;
    }

    private static bool TryReadLine(ReadOnlySpan<char> line, RdfDataset dataset)
    {
        var rest = SkipSpace(line);
        if (rest.IsEmpty || rest[0] == '#')
        {
            return true;
        }

        dataset.Begin();
        if (!TryReadNode(ref rest, dataset) || !TryReadIri(ref rest, dataset) || !TryReadObject(ref rest, dataset))
        {
            return false;
        }

        if (!rest.IsEmpty && rest[0] != '.' && !TryReadNode(ref rest, dataset))
        {
            return false;
        }

        if (rest.IsEmpty || rest[0] != '.')
        {
            return false;
        }

        dataset.Commit();
        rest = SkipSpace(rest[1..]);
        return rest.IsEmpty || rest[0] == '#';
    }

    private static bool TryReadObject(ref ReadOnlySpan<char> rest, RdfDataset dataset) =>
        rest is ['"', ..] ? TryReadLiteral(ref rest, dataset) : TryReadNode(ref rest, dataset);

    private static bool TryReadNode(ref ReadOnlySpan<char> rest, RdfDataset dataset)
    {
        if (rest is not ['_', ':', .. var label])
        {
            return TryReadIri(ref rest, dataset);
        }

        var length = 0;
        while (length < label.Length && IsLabelCharacter(label[length], length == 0))
        {
            length++;
        }

        // A dot may stand within a label, but not at its end.
        while (length > 0 && label[length - 1] == '.')
        {
            length--;
        }

        if (length == 0)
        {
            return false;
        }

        dataset.AddBlank(dataset.BlankNode(label[..length].ToString()));
        rest = SkipSpace(label[length..]);
        return true;
    }

    private static bool TryReadIri(ref ReadOnlySpan<char> rest, RdfDataset dataset)
    {
        if (!TryTakeIri(ref rest, out var iri))
        {
            return false;
        }

        dataset.AddIri(iri);
        rest = SkipSpace(rest);
        return true;
    }

    private static bool TryTakeIri(ref ReadOnlySpan<char> rest, [NotNullWhen(true)] out string? iri)
    {
        iri = null;
        if (rest is not ['<', .. var body] || body.IndexOf('>') is not (>= 0 and var end))
        {
            return false;
        }

        rest = body[(end + 1)..];
        return TryUnescape(body[..end], isIri: true, out iri) && IriReference.IsAbsolute(iri);
    }

    private static bool TryReadLiteral(ref ReadOnlySpan<char> rest, RdfDataset dataset)
    {
        var end = 1;
        while (end < rest.Length && rest[end] != '"')
        {
            end += rest[end] == '\\' ? 2 : 1;
        }

        if (end >= rest.Length || !TryUnescape(rest[1..end], isIri: false, out var value))
        {
            return false;
        }

        rest = rest[(end + 1)..];
        if (rest is ['@', .. var tail])
        {
            var length = 0;
            while (length < tail.Length && (char.IsAsciiLetterOrDigit(tail[length]) || tail[length] == '-'))
            {
                length++;
            }

            if (!LanguageTag.IsWellFormed(tail[..length]))
            {
                return false;
            }

            dataset.AddLiteral(value, null, tail[..length].ToString());
            rest = SkipSpace(tail[length..]);
            return true;
        }

        string? datatype = null;
        if (rest is ['^', '^', .. var typed])
        {
            rest = typed;
            if (!TryTakeIri(ref rest, out datatype))
            {
                return false;
            }
        }

        dataset.AddLiteral(value, datatype, null);
        rest = SkipSpace(rest);
        return true;
    }

    private static bool TryUnescape(ReadOnlySpan<char> text, bool isIri, [NotNullWhen(true)] out string? result)
    {
        result = null;
        if (!text.Contains('\\'))
        {
            result = text.ToString();
            return true;
        }

        var builder = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '\\')
            {
                builder.Append(text[i]);
                continue;
            }

            if (++i >= text.Length)
            {
                return false;
            }

            if (text[i] is 'u' or 'U')
            {
                var digits = text[i] == 'u' ? 4 : 8;
                if (i + digits >= text.Length
                    || text.Slice(i + 1, digits).ContainsAnyExcept(HexDigits)
                    || !Rune.TryCreate(
                        uint.Parse(text.Slice(i + 1, digits), NumberStyles.HexNumber, CultureInfo.InvariantCulture),
                        out var rune))
                {
                    return false;
                }

                builder.Append(rune);
                i += digits;
                continue;
            }

            var plain = text[i] switch
            {
                't' => '\t', 'b' => '\b', 'n' => '\n', 'r' => '\r', 'f' => '\f',
                '"' => '"', '\'' => '\'', '\\' => '\\',
                _ => '\0',
            };
            if (isIri || plain == '\0')
            {
                return false;
            }

            builder.Append(plain);
        }

        result = builder.ToString();
        return true;
    }

    // PN_CHARS and its like, without telling the planes beyond the first apart.
    private static bool IsLabelCharacter(char character, bool isFirst) =>
        char.IsAsciiLetterOrDigit(character)
        || character is '_' or ':'
        || (!isFirst && character is '-' or '.' or '\u00B7')
        || (character >= '\u00C0' && character is not ('\u00D7' or '\u00F7' or '\u037E' or '\uFFFE' or '\uFFFF'));

    private static ReadOnlySpan<char> SkipSpace(ReadOnlySpan<char> text) => text.TrimStart(" \t");
}
