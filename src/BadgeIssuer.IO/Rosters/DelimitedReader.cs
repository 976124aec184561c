using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using BadgeIssuer.Issuing.Rosters;
using BadgeIssuer.OpenBadges;

namespace BadgeIssuer.IO.Rosters;

/// <summary>Reads records of comma- or tab-separated text one after the other, in memory that the longest record bounds.</summary>
/// <remarks>
/// <para>RFC 4180, with any of the three line ends. A quotation mark inside an unquoted cell is a character like any
/// other.</para>
/// <para>A quotation that nothing closes would make the rest of the file one cell. Instead only the line that opens it
/// is broken: what follows is read again from the next line, so that one slip of an operator costs one learner. What
/// was read once in such a quotation is under suspicion the second time and may hold only short ones, which keeps the
/// work linear in the file.</para>
/// </remarks>
internal sealed class DelimitedReader(DecodedText text, char separator, string encodingName)
{
    /// <summary>The most characters of one cell; as many as Excel allows.</summary>
    public const int MaximumCell = 32_767;

    /// <summary>The most cells of one record.</summary>
    public const int MaximumColumns = 1_024;

    // The most characters of one record. A quotation that runs on for longer was never meant.
    private const int MaximumRecord = 128 * 1024;

    // The most lines of one record in text that is under suspicion.
    private const int MaximumSuspectLines = 10;

    private readonly List<TextUnit> _record = [];
    private readonly StringBuilder _cell = new();
    private readonly ImmutableArray<RosterCell>.Builder _cells = ImmutableArray.CreateBuilder<RosterCell>();
    private readonly ImmutableArray<Problem>.Builder _problems = ImmutableArray.CreateBuilder<Problem>();
    private readonly ImmutableArray<long>.Builder _cellStarts = ImmutableArray.CreateBuilder<long>();
    private readonly Stack<TextUnit> _pending = new();
    private long _taken;
    private long _suspectUntil;
    private int _line = 1;
    private int _recordLine;

    private enum State
    {
        CellStart,
        Plain,
        Quoted,
        AfterQuote,
    }

    /// <summary>The records, with where they stand in the file.</summary>
    public IEnumerable<DelimitedRecord> ReadRecords()
    {
        while (ReadRecord() is { } record)
        {
            yield return record;
        }
    }

    private DelimitedRecord? ReadRecord()
    {
        _record.Clear();
        _cell.Clear();
        _cells.Clear();
        _problems.Clear();
        _cellStarts.Clear();
        _cellStarts.Add(Position);
        _recordLine = _line;

        var state = State.CellStart;
        while (TryNext(out var unit))
        {
            var character = unit.Character;
            Examine(unit);

            if (state is State.Quoted)
            {
                if (character is '"')
                {
                    state = State.AfterQuote;
                }
                else
                {
                    Append(character);
                    CountLine(character);
                }
            }
            else if (state is State.AfterQuote && character is '"')
            {
                Append('"');
                state = State.Quoted;
            }
            else if (character == separator)
            {
                EndCell();
                _cellStarts.Add(Position);
                state = State.CellStart;
            }
            else if (character is '\r' or '\n')
            {
                SkipLineFeedAfter(character);
                _line++;
                EndCell();
                return Record(unit.At);
            }
            else if (state is State.CellStart && character is '"')
            {
                state = State.Quoted;
            }
            else
            {
                if (state is State.AfterQuote)
                {
                    if (_line > _recordLine)
                    {
                        return BreakAfterFirstLine();
                    }

                    Report(RosterProblemCodes.QuoteStray);
                }

                Append(character);
                state = State.Plain;
            }

            if (_line - _recordLine >= MaximumSuspectLines && _taken <= _suspectUntil)
            {
                return BreakAfterFirstLine();
            }

            if (_record.Count >= MaximumRecord)
            {
                return state is State.Quoted || _line > _recordLine ? BreakAfterFirstLine() : SkipLine();
            }
        }

        if (_record.Count == 0)
        {
            return null;
        }

        if (state is State.Quoted)
        {
            return BreakAfterFirstLine();
        }

        _line++;
        EndCell();
        return Record(Position);
    }

    // Where what was not taken yet begins.
    private long Position => _pending.TryPeek(out var next) ? next.At : text.Position;

    private bool TryNext(out TextUnit unit)
    {
        if (!_pending.TryPop(out unit) && !text.TryRead(out unit))
        {
            return false;
        }

        _taken++;
        _record.Add(unit);
        return true;
    }

    private void Examine(TextUnit unit)
    {
        if (unit.FaultAt > 0)
        {
            Report(RosterProblemCodes.UndecodableBytes, unit.FaultAt.ToString(CultureInfo.InvariantCulture), encodingName);
        }

        if (unit.Character is '\0')
        {
            Report(RosterProblemCodes.NulCharacter);
        }
    }

    private void Append(char character)
    {
        if (_cell.Length < MaximumCell)
        {
            _cell.Append(character);
        }
        else
        {
            Report(RosterProblemCodes.CellTooLong, Number(MaximumCell));
        }
    }

    private void EndCell()
    {
        if (_cells.Count < MaximumColumns)
        {
            _cells.Add(RosterCell.OfText(_cell.ToString()));
        }
        else if (_cell.Length > 0)
        {
            Report(RosterProblemCodes.TooManyColumns, Number(MaximumColumns));
        }

        _cell.Clear();
    }

    // Inside a quotation CR LF is one line end, as it is outside.
    private void CountLine(char character)
    {
        if (character is '\r' || (character is '\n' && !(_record.Count > 1 && _record[^2].Character is '\r')))
        {
            _line++;
        }
    }

    private void SkipLineFeedAfter(char character)
    {
        if (character is not '\r' || !TryNext(out var next) || next.Character is '\n')
        {
            return;
        }

        // It belongs to the next record.
        _record.RemoveAt(_record.Count - 1);
        PushBack(next);
    }

    private void PushBack(TextUnit unit)
    {
        _pending.Push(unit);
        _taken--;
    }

    // The first line becomes a broken row of its own, the rest is read again.
    private DelimitedRecord BreakAfterFirstLine()
    {
        var end = _record.FindIndex(unit => unit.Character is '\r' or '\n');
        var rest = end < 0 ? _record.Count : end + 1;
        if (end >= 0 && _record[end].Character is '\r' && rest < _record.Count && _record[rest].Character is '\n')
        {
            rest++;
        }

        var line = _record.GetRange(0, end < 0 ? _record.Count : end);
        var lineEnd = end < 0 ? Position : _record[end].At;
        _suspectUntil = Math.Max(_suspectUntil, _taken);
        for (var i = _record.Count - 1; i >= rest; i--)
        {
            PushBack(_record[i]);
        }

        _line = _recordLine + 1;

        _cells.Clear();
        _problems.Clear();
        Report(RosterProblemCodes.QuoteUnterminated);
        foreach (var unit in line)
        {
            Examine(unit);
        }

        // The cells before the quotation are good enough to say whose row it is.
        var cells = string.Concat(line.Select(unit => unit.Character)).Split(separator, MaximumColumns);
        _cells.AddRange(cells.Select(RosterCell.OfText));
        return Record(lineEnd, isTorn: true);
    }

    // A line without end: what was read of it says whose row it is, the rest is passed over.
    private DelimitedRecord SkipLine()
    {
        Report(RosterProblemCodes.CellTooLong, Number(MaximumCell));
        var cut = Position;
        while (TryNext(out var unit))
        {
            _record.Clear();
            if (unit.Character is '\r' or '\n')
            {
                SkipLineFeedAfter(unit.Character);
                break;
            }
        }

        _line++;
        EndCell();
        return Record(cut);
    }

    private DelimitedRecord Record(long end, bool isTorn = false) => new(
        new RosterRow(_recordLine, _cells.ToImmutable(), IsHidden: false, _problems.ToImmutable()),
        isTorn ? [_cellStarts[0]] : _cellStarts.ToImmutable(),
        end,
        isTorn);

    // One problem of a kind is enough for a row.
    private void Report(string code, params ReadOnlySpan<string> arguments)
    {
        if (_problems.All(problem => problem.Code != code))
        {
            var line = Number(_recordLine);
            _problems.Add(Problem.At("/" + line, code, [line, .. arguments]));
        }
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
