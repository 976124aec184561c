using System.Buffers;
using BadgeIssuer.Issuing.Rosters;

namespace BadgeIssuer.IO.Rosters;

/// <summary>Writes a new table as comma-separated text that Excel opens without a question.</summary>
/// <remarks>
/// UTF-8's byte order mark first, lines that end with CR LF, and quotation marks where a cell needs them; a text that
/// would be a formula is neutralised (<see cref="FormulaGuard"/>). Source: RFC 4180.
/// </remarks>
public sealed class CsvWriter
{
    private const char ByteOrderMark = '\uFEFF';

    private static readonly SearchValues<char> NeedsQuotes = SearchValues.Create(",\"\r\n");

    private readonly TextWriter _output;

    /// <summary>Begins a table with its headings.</summary>
    /// <param name="output">Where to, in UTF-8 without a mark of its own; it stays open.</param>
    /// <param name="headings">The headings.</param>
    public CsvWriter(TextWriter output, params ReadOnlySpan<string> headings)
    {
        ArgumentNullException.ThrowIfNull(output);

        _output = output;
        _output.Write(ByteOrderMark);
        WriteRow(headings);
    }

    /// <summary>Writes a row.</summary>
    /// <param name="cells">The texts.</param>
    public void WriteRow(params ReadOnlySpan<string> cells)
    {
        for (var i = 0; i < cells.Length; i++)
        {
            if (i > 0)
            {
                _output.Write(',');
            }

            var text = FormulaGuard.Neutralise(cells[i]);
            if (text.AsSpan().ContainsAny(NeedsQuotes))
            {
                _output.Write('"');
                _output.Write(text.Replace("\"", "\"\"", StringComparison.Ordinal));
                _output.Write('"');
            }
            else
            {
                _output.Write(text);
            }
        }

        _output.Write("\r\n");
    }
}
