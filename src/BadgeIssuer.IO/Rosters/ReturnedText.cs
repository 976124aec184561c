using System.Text;
using BadgeIssuer.Issuing.Rosters;

namespace BadgeIssuer.IO.Rosters;

/// <summary>Writes a text table once more with two columns at its end: its bytes as they are, cell by cell.</summary>
/// <remarks>
/// <para>Nothing that was read is encoded anew. So a returned CP932 file holds the operator's own bytes, second codes and
/// undefined ones too, and comes out the same when it is read again.</para>
/// <para>Two lines are not copied as they are: one with a quotation that nothing closes becomes a single quoted cell,
/// since it would swallow its answer and the lines below; one that is longer than any record may be ends there.</para>
/// </remarks>
internal sealed class ReturnedText(
    Func<DelimitedReader> read, Stream source, FoundEncoding encoding, char separator, RosterFacts facts)
{
    private readonly Encoding _encoding = encoding.TextEncoding;
    private readonly int _unit = encoding.UnitLength;
    private byte[] _record = new byte[4096];

    public void Write(Stream target, AnswerReader answers, Language language)
    {
        var (width, lineEnd) = Survey();
        CopyMark(target);
        foreach (var record in read().ReadRecords())
        {
            var answer = answers.Take(record.Row.Line);
            var isHeading = record.Row.Line == facts.Header.FirstLine;
            var count = CopyCells(record, target);
            for (; count < width; count++)
            {
                Put(isHeading ? separator + Quoted(ReturnedColumns.SurplusHeading.In(language)) : $"{separator}", target);
            }

            var (judgement, reason) = isHeading
                ? (ReturnedColumns.JudgementHeading.In(language), ReturnedColumns.ReasonHeading.In(language))
                : (answer.Judgement, answer.Reason);
            Put($"{separator}{Quoted(judgement)}{separator}{Quoted(reason)}{lineEnd}", target);
        }
    }

    // How many cells the widest record has, so that the answers stand below each other; and how lines end.
    private (int Width, string LineEnd) Survey()
    {
        var width = facts.Returned?.Judgement ?? 0;
        var firstEnd = -1L;
        foreach (var record in read().ReadRecords())
        {
            firstEnd = firstEnd < 0 ? record.End : firstEnd;
            var count = Count(record);
            if (count <= DelimitedReader.MaximumColumns)
            {
                width = Math.Max(width, count);
            }
        }

        return (width, LineEndAt(firstEnd));
    }

    private string LineEndAt(long position)
    {
        var bytes = new byte[2 * _unit];
        source.Position = Math.Max(0, position);
        var read = source.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        return _encoding.GetString(bytes, 0, read) switch
        {
            ['\n', ..] => "\n",
            ['\r', not '\n', ..] => "\r",
            _ => "\r\n",
        };
    }

    private int Count(DelimitedRecord record) =>
        record.IsTorn ? 1
        : facts.Returned is { } before ? before.Strip(record.Row).Cells.Length
        : record.CellStarts.Length;

    private int CopyCells(DelimitedRecord record, Stream output)
    {
        var bytes = Load(record);
        if (record.IsTorn)
        {
            CopyTorn(bytes, output);
            return 1;
        }

        var count = Count(record);
        for (var cell = 0; cell < count; cell++)
        {
            if (cell > 0)
            {
                Put(separator, output);
            }

            if (facts.Returned?.IsAdded(cell, record.Row.Line) is not true)
            {
                var start = (int)(record.CellStarts[cell] - record.Start);
                var end = cell + 1 < record.CellStarts.Length
                    ? (int)(record.CellStarts[cell + 1] - record.Start) - _unit
                    : bytes.Length;
                CopyCell(bytes[start..end], output);
            }
        }

        return count;
    }

    private ReadOnlySpan<byte> Load(DelimitedRecord record)
    {
        // A last byte that is half a UTF-16 unit would put all that follows out of step.
        var length = (int)(record.End - record.Start) / _unit * _unit;
        if (_record.Length < length)
        {
            _record = new byte[length * 2];
        }

        source.Position = record.Start;
        source.ReadExactly(_record, 0, length);
        return _record.AsSpan(0, length);
    }

    private void CopyCell(ReadOnlySpan<byte> cell, Stream output)
    {
        var quote = IsAt(cell, 0, '"') ? _unit : 0;
        output.Write(cell[..quote]);
        if (NeedsMark(cell[quote..]))
        {
            Put(FormulaGuard.Mark, output);
        }

        output.Write(cell[quote..]);
    }

    private void CopyTorn(ReadOnlySpan<byte> line, Stream output)
    {
        Put('"', output);
        if (NeedsMark(line))
        {
            Put(FormulaGuard.Mark, output);
        }

        for (var at = 0; at < line.Length; at += _unit)
        {
            output.Write(line.Slice(at, _unit));
            if (IsAt(line, at, '"'))
            {
                Put('"', output);
            }
        }

        Put('"', output);
    }

    // All that matters here is ASCII, which no encoding hides in the middle of another character at a cell's start.
    // A file that was returned before has its marks already.
    private bool NeedsMark(ReadOnlySpan<byte> text)
    {
        var at = 0;
        while (IsAt(text, at, FormulaGuard.Mark))
        {
            at += _unit;
        }

        return (at == 0 || facts.Returned is null)
            && (IsAt(text, at, '=') || IsAt(text, at, '+') || IsAt(text, at, '-') || IsAt(text, at, '@')
                || IsAt(text, at, '\t') || IsAt(text, at, '\r'));
    }

    private bool IsAt(ReadOnlySpan<byte> bytes, int at, char ascii) => at + _unit <= bytes.Length && encoding.Encoding switch
    {
        RosterEncoding.Utf16LittleEndian => bytes[at] == ascii && bytes[at + 1] == 0,
        RosterEncoding.Utf16BigEndian => bytes[at] == 0 && bytes[at + 1] == ascii,
        _ => bytes[at] == ascii,
    };

    private void CopyMark(Stream output)
    {
        source.Position = 0;
        source.ReadExactly(_record, 0, encoding.MarkLength);
        output.Write(_record, 0, encoding.MarkLength);
    }

    private void Put(char character, Stream output) => Put(character.ToString(), output);

    private void Put(string text, Stream output) => output.Write(_encoding.GetBytes(text));

    private string Quoted(string text)
    {
        text = FormulaGuard.Neutralise(text);
        return text.AsSpan().IndexOfAny(['"', '\r', '\n', separator]) < 0
            ? text
            : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
