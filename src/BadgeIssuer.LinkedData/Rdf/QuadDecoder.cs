using System.Globalization;
using System.Text;

namespace BadgeIssuer.LinkedData.Rdf;

/// <summary>Reads a quad back out of its dataset's text.</summary>
internal static class QuadDecoder
{
    public static Quad Decode(RdfDataset dataset, int index)
    {
        var row = dataset.Rows[index];
        return new Quad(
            Decode(dataset, row.SubjectBlank, row.Start, row.Predicate)!,
            Decode(dataset, row.PredicateBlank, row.Predicate, row.Object)!,
            Decode(dataset, row.ObjectBlank, row.Object, row.Graph)!,
            Decode(dataset, row.GraphBlank, row.Graph, row.End - 2));
    }

    private static RdfTerm? Decode(RdfDataset dataset, int blank, int start, int end)
    {
        if (blank != QuadRow.NotBlank)
        {
            return RdfTerm.BlankNode(dataset.Label(blank));
        }

        if (start == end)
        {
            return null;
        }

        // Without the space behind it.
        var text = Encoding.UTF8.GetString(dataset.Text[start..(end - 1)]);
        if (text[0] == '<')
        {
            return RdfTerm.Iri(text[1..^1]);
        }

        var quote = text.LastIndexOf('"');
        var value = Unescape(text[1..quote]);
        return text.AsSpan(quote + 1) switch
        {
            ['@', .. var language] => RdfTerm.LanguageLiteral(value, language.ToString()),
            ['^', '^', '<', .. var datatype, '>'] => RdfTerm.Literal(value, datatype.ToString()),
            _ => RdfTerm.Literal(value),
        };
    }

    private static string Unescape(string text)
    {
        if (!text.Contains('\\', StringComparison.Ordinal))
        {
            return text;
        }

        var result = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '\\')
            {
                result.Append(text[i]);
                continue;
            }

            var escape = text[++i];
            if (escape == 'u')
            {
                result.Append((char)int.Parse(text.AsSpan(i + 1, 4), NumberStyles.HexNumber, CultureInfo.InvariantCulture));
                i += 4;
                continue;
            }

            result.Append(escape switch { 't' => '\t', 'b' => '\b', 'n' => '\n', 'r' => '\r', 'f' => '\f', _ => escape });
        }

        return result.ToString();
    }
}
