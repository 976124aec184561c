using System.Globalization;

namespace BadgeIssuer.Issuing.Rosters;

/// <summary>Reads the day of completion, which stands in one cell or in three.</summary>
internal sealed class CompletionDateCells(RosterRules rules, RosterFacts facts)
{
    private static readonly RosterField[] Fields =
        [RosterField.CompletedOn, RosterField.CompletedYear, RosterField.CompletedMonth, RosterField.CompletedDay];

    private readonly bool _isWhole = !facts.Header.Columns[RosterField.CompletedOn].IsEmpty;

    /// <summary>Reads the day, and holds it against today and the achievement's term.</summary>
    /// <returns>The day if there is one, even where it will not do; the reading says so.</returns>
    public DateOnly? Read(RowCells cells, AchievementDefinition? achievement, RowReading reading)
    {
        var hasError = false;
        foreach (var field in Fields)
        {
            hasError |= cells.IsError(field, reading);
        }

        if (hasError)
        {
            return null;
        }

        var (date, code) = Read(cells);
        if (code is not null)
        {
            reading.Add(date is null ? Disposition.Reject : Disposition.AcceptWarn, cells.At(code, Fields));
        }

        if (date is { } day && achievement is not null && (day < achievement.TermStart || day > achievement.TermEnd))
        {
            reading.Add(Disposition.Reject, cells.AtHeading(
                RosterProblemCodes.DateOutsideTerm,
                cells.Columns.HeadingOf(Fields),
                achievement.TermStart.ToString("O", CultureInfo.InvariantCulture),
                achievement.TermEnd.ToString("O", CultureInfo.InvariantCulture)));
        }

        if (date > rules.Today)
        {
            reading.Add(Disposition.Reject, cells.At(RosterProblemCodes.DateInFuture, Fields));
        }

        return date;
    }

    /// <summary>Reads the day alone.</summary>
    public DateReading Read(RowCells cells)
    {
        if (!_isWhole)
        {
            return DateReader.Read(Text(cells));
        }

        var cell = cells[RosterField.CompletedOn];
        return cell.Kind switch
        {
            RosterCellKind.Date => DateReader.FromSerial(cell.Number, facts.DateSystem),
            RosterCellKind.Number => DateReader.FromPlainNumber(cell.Number, facts.DateSystem),
            _ => DateReader.Read(cell.Value),
        };
    }

    /// <summary>What stands there, as text.</summary>
    /// <remarks>Year, month and day are put together, so that an era or a missing century is judged by one rule.</remarks>
    public string Text(RowCells cells)
    {
        if (_isWhole)
        {
            return cells[RosterField.CompletedOn].Value;
        }

        var year = Part(RosterField.CompletedYear, '年');
        var month = Part(RosterField.CompletedMonth, '月');
        var day = Part(RosterField.CompletedDay, '日');
        return year.Length + month.Length + day.Length == 0 ? "" : $"{year}年{month}月{day}日";

        string Part(RosterField field, char unit) => cells[field].Value.Trim().TrimEnd(unit);
    }
}
