using System.Collections.Immutable;
using System.Globalization;
using BadgeIssuer.OpenBadges;

namespace BadgeIssuer.Issuing.Rosters;

/// <summary>Reads one learner's row: every cell by its rule, every problem of every column.</summary>
internal sealed class RowReader(RosterRules rules, RosterFacts facts)
{
    private readonly AchievementFinder _achievements = new(rules.Achievements);
    private readonly RosterColumns _columns = facts.Header.Columns;

    /// <summary>Whether a row is a total or a note rather than a learner.</summary>
    public bool IsTrailer(RosterRow row) =>
        !rules.LearnerNumbers.TryRead(Cell(row, RosterField.LearnerNumber).Value, out _)
        && Cell(row, RosterField.EmailAddress).Value.AsSpan().IndexOfAny("@＠") < 0
        && ReadDate(row).Date is null
        && TrailerLines.IsTrailer(row);

    public RowReading Read(RosterRow row)
    {
        var reading = new RowReading(row.Line);
        foreach (var problem in row.Problems)
        {
            reading.Add(Disposition.Reject, problem);
        }

        // Where the row itself is broken its cells may stand in the wrong columns: nothing is said about them.
        if (CheckWidth(row, reading) && row.Problems.IsEmpty)
        {
            ReadCells(row, reading);
        }
        else if (rules.LearnerNumbers.TryRead(Cell(row, RosterField.LearnerNumber).Value, out var learnerNumber))
        {
            reading.LearnerNumber = learnerNumber;
        }

        return reading;
    }

    private void ReadCells(RosterRow row, RowReading reading)
    {
        ReadForm(row, reading);
        reading.Purpose = ReadPurpose(row, reading);

        // Who did not complete needs no date, and a cancellation no result: what is not used is not judged.
        var identity = new RowReading(row.Line);
        var details = new RowReading(row.Line);
        ReadLearnerNumber(row, identity);
        reading.LearnerNumber = identity.LearnerNumber;
        reading.Achievement = ReadAchievement(row, identity);
        var mark = ReadResult(row, details);
        var name = ReadName(row, details);
        ReadEmailAddress(row, details);
        var date = ReadCompletedOn(row, reading.Achievement, details);

        reading.EmailAddress = details.EmailAddress;
        reading.Values = string.Join(
            '\u0001',
            mark,
            name,
            details.EmailAddress ?? Text(row, RosterField.EmailAddress),
            date?.ToString("O", CultureInfo.InvariantCulture) ?? DateText(row));

        if (reading.Purpose is RowPurpose.New && mark is ResultMark.NotEligible)
        {
            reading.Add(Disposition.NotEligible, At(RosterProblemCodes.ResultNotEligible, row, RosterField.Result));
            return;
        }

        AddAll(identity.Problems, reading);
        if (reading.Purpose is RowPurpose.Cancellation)
        {
            reading.Add(Disposition.Hold, Of(RosterProblemCodes.Cancellation, row));
            return;
        }

        if (mark is ResultMark.NotEligible)
        {
            reading.Add(Disposition.Hold, Of(RosterProblemCodes.CorrectionWithdraws, row));
            return;
        }

        AddAll(details.Problems, reading);

        if (reading is { LearnerNumber: { } learnerNumber, Achievement: { } achievement, EmailAddress: { } address }
            && date is { } completedOn)
        {
            reading.Completion = new Completion(learnerNumber, name, address, achievement.Id, completedOn);
        }
    }

    private static void AddAll(ImmutableArray<Problem> problems, RowReading reading)
    {
        foreach (var problem in problems)
        {
            reading.Add(ConsequenceOf(problem), problem);
        }
    }

    private static Disposition ConsequenceOf(Problem problem) => problem.Code switch
    {
        RosterProblemCodes.EmailZeroWidth or RosterProblemCodes.DateIsSerial => Disposition.AcceptWarn,
        RosterProblemCodes.ResultContradictory
            or RosterProblemCodes.AchievementContradictory
            or RosterProblemCodes.NameContinues => Disposition.Hold,
        _ => Disposition.Reject,
    };

    // Spreadsheets leave trailing empty cells out, so a short row is broken only if a column that is needed is gone.
    private bool CheckWidth(RosterRow row, RowReading reading)
    {
        if (facts.Format is RosterFormat.Xlsx)
        {
            return true;
        }

        var cells = row.Cells.Length;
        while (cells > _columns.Count && row[cells - 1].IsBlank)
        {
            cells--;
        }

        if (cells == _columns.Count)
        {
            return true;
        }

        var isBroken = cells > _columns.Count || LastNeededColumn() >= cells;
        reading.Add(
            isBroken ? Disposition.Reject : Disposition.AcceptWarn,
            Problem.At(
                Pointer(row), RosterProblemCodes.RaggedRow, Number(row.Line), Number(cells), Number(_columns.Count)));
        return !isBroken;
    }

    private int LastNeededColumn() =>
        Enum.GetValues<RosterField>()
            .Where(field => field is not (RosterField.Reading or RosterField.Remarks or RosterField.Purpose))
            .SelectMany(field => _columns[field])
            .Max();

    private void ReadForm(RosterRow row, RowReading reading)
    {
        if (row.IsHidden)
        {
            reading.Question(Of(RosterProblemCodes.HiddenRow, row));
        }

        for (var column = 0; column < row.Cells.Length; column++)
        {
            if (row[column] is { IsStruckThrough: true, IsBlank: false })
            {
                reading.Question(Problem.At(
                    Pointer(row, _columns.HeadingOf(column)),
                    RosterProblemCodes.StruckThrough,
                    Number(row.Line),
                    _columns.HeadingOf(column)));
            }
        }
    }

    private RowPurpose ReadPurpose(RosterRow row, RowReading reading)
    {
        switch (TextFolding.Key(Text(row, RosterField.Purpose)))
        {
            case "" or "新規" or "new":
                return RowPurpose.New;
            case "訂正" or "correction" or "correct":
                return RowPurpose.Correction;
            case "取消" or "取消し" or "取り消し" or "cancellation" or "cancel":
                return RowPurpose.Cancellation;
            default:
                reading.Add(Disposition.Reject, At(RosterProblemCodes.PurposeUnknown, row, RosterField.Purpose));
                return RowPurpose.New;
        }
    }

    private void ReadLearnerNumber(RosterRow row, RowReading reading)
    {
        var cell = Cell(row, RosterField.LearnerNumber);
        if (IsError(cell, row, reading, RosterField.LearnerNumber))
        {
            return;
        }

        if (cell.IsBlank)
        {
            reading.Add(
                Disposition.Reject, At(RosterProblemCodes.LearnerNumberMissing, row, RosterField.LearnerNumber));
        }
        else if (rules.LearnerNumbers.TryRead(cell.Value, out var learnerNumber))
        {
            reading.LearnerNumber = learnerNumber;
        }
        else
        {
            reading.Add(
                Disposition.Reject, At(RosterProblemCodes.LearnerNumberMalformed, row, RosterField.LearnerNumber));
        }
    }

    private string ReadName(RosterRow row, RowReading reading)
    {
        string text;
        if (!_columns[RosterField.Name].IsEmpty)
        {
            if (IsError(Cell(row, RosterField.Name), row, reading, RosterField.Name))
            {
                return "";
            }

            text = Text(row, RosterField.Name);
            CheckBesideName(row, reading);
        }
        else
        {
            var family = Cell(row, RosterField.FamilyName);
            var given = Cell(row, RosterField.GivenName);
            if (IsError(family, row, reading, RosterField.FamilyName)
                | IsError(given, row, reading, RosterField.GivenName))
            {
                return "";
            }

            text = family.IsBlank || given.IsBlank ? "" : family.Value.Trim() + NameRules.Separator + given.Value.Trim();
        }

        var codes = NameRules.Check(text, out var name);
        foreach (var code in codes)
        {
            reading.Add(
                Disposition.Reject,
                At(code, row, RosterField.Name, RosterField.FamilyName, RosterField.GivenName));
        }

        return name;
    }

    // A heading 氏名 that is merged over two columns without 姓 and 名 below it: taking the first would cut the name.
    private void CheckBesideName(RosterRow row, RowReading reading)
    {
        var beside = _columns[RosterField.Name][0] + 1;
        if (!_columns.HasHeading(beside) && beside < _columns.Count && !row[beside].IsBlank)
        {
            reading.Add(Disposition.Hold, At(RosterProblemCodes.NameContinues, row, RosterField.Name));
        }
    }

    private void ReadEmailAddress(RosterRow row, RowReading reading)
    {
        var cell = Cell(row, RosterField.EmailAddress);
        if (IsError(cell, row, reading, RosterField.EmailAddress))
        {
            return;
        }

        var code = EmailAddressRules.Read(cell.Value, out var address);
        reading.EmailAddress = address;
        if (code is not null)
        {
            reading.Add(Disposition.AcceptWarn, At(code, row, RosterField.EmailAddress));
        }
    }

    private AchievementDefinition? ReadAchievement(RosterRow row, RowReading reading)
    {
        var named = new List<AchievementDefinition>();
        var failure = (string?)null;
        if (rules.ForcedAchievement is { } forced)
        {
            named.Add(forced);
        }

        foreach (var column in _columns[RosterField.Achievement])
        {
            var code = _achievements.Find(row[column].Value, out var achievement);
            if (achievement is not null && !named.Exists(other => other.Code == achievement.Code))
            {
                named.Add(achievement);
            }

            // A cell with a wrong name says more than an empty one.
            failure = code is null or RosterProblemCodes.AchievementMissing ? failure ?? code : code;
        }

        switch (named)
        {
            case []:
                reading.Add(
                    Disposition.Reject,
                    At(failure ?? RosterProblemCodes.AchievementMissing, row, RosterField.Achievement));
                return null;
            case [{ State: AchievementState.Approved } only]:
                return only;
            case [var other]:
                reading.Add(Disposition.Reject, Problem.At(
                    Pointer(row, _columns.HeadingOf(RosterField.Achievement)),
                    RosterProblemCodes.AchievementNotApproved,
                    Number(row.Line),
                    _columns.HeadingOf(RosterField.Achievement),
                    other.Code));
                return null;
            default:
                reading.Add(
                    Disposition.Hold, At(RosterProblemCodes.AchievementContradictory, row, RosterField.Achievement));
                return null;
        }
    }

    private ResultMark ReadResult(RosterRow row, RowReading reading)
    {
        var columns = _columns[RosterField.Result];
        if (columns.IsEmpty)
        {
            return ResultMark.Pass; // the rules say so, or the header would not have been found
        }

        if (IsError(row[columns[0]], row, reading, RosterField.Result))
        {
            return ResultMark.Unknown;
        }

        var mark = rules.ResultMarks.Read(row[columns[0]].Value);
        foreach (var column in columns.Skip(1))
        {
            // A second column (判定 beside 修了) may hold something else altogether, and then says nothing.
            var other = rules.ResultMarks.Read(row[column].Value);
            if (other is ResultMark.Pass or ResultMark.NotEligible && other != mark
                && mark is ResultMark.Pass or ResultMark.NotEligible)
            {
                reading.Add(Disposition.Hold, At(RosterProblemCodes.ResultContradictory, row, RosterField.Result));
                return ResultMark.Unknown;
            }
        }

        switch (mark)
        {
            case ResultMark.Blank:
                reading.Add(Disposition.Reject, At(RosterProblemCodes.ResultMissing, row, RosterField.Result));
                break;
            case ResultMark.Unknown:
                reading.Add(Disposition.Reject, At(RosterProblemCodes.ResultUnknown, row, RosterField.Result));
                break;
        }

        return mark;
    }

    private DateOnly? ReadCompletedOn(RosterRow row, AchievementDefinition? achievement, RowReading reading)
    {
        RosterField[] fields =
            [RosterField.CompletedOn, RosterField.CompletedYear, RosterField.CompletedMonth, RosterField.CompletedDay];
        var hasError = false;
        foreach (var field in fields)
        {
            hasError |= IsError(Cell(row, field), row, reading, field);
        }

        if (hasError)
        {
            return null;
        }

        var (date, code) = ReadDate(row);
        if (code is not null)
        {
            reading.Add(date is null ? Disposition.Reject : Disposition.AcceptWarn, At(code, row, fields));
        }

        if (date is { } day)
        {
            if (achievement is not null && (day < achievement.TermStart || day > achievement.TermEnd))
            {
                var heading = _columns.HeadingOf(fields);
                reading.Add(Disposition.Reject, Problem.At(
                    Pointer(row, heading),
                    RosterProblemCodes.DateOutsideTerm,
                    Number(row.Line),
                    heading,
                    achievement.TermStart.ToString("O", CultureInfo.InvariantCulture),
                    achievement.TermEnd.ToString("O", CultureInfo.InvariantCulture)));
            }

            if (day > rules.Today)
            {
                reading.Add(Disposition.Reject, At(RosterProblemCodes.DateInFuture, row, fields));
            }
        }

        return date;
    }

    private DateReading ReadDate(RosterRow row)
    {
        if (_columns[RosterField.CompletedOn].IsEmpty)
        {
            return DateReader.Read(DateText(row));
        }

        var cell = Cell(row, RosterField.CompletedOn);
        return cell.Kind switch
        {
            RosterCellKind.Date => DateReader.FromSerial(cell.Number, facts.DateSystem),
            RosterCellKind.Number => DateReader.FromPlainNumber(cell.Number, facts.DateSystem),
            _ => DateReader.Read(cell.Value),
        };
    }

    // Year, month and day are put together as text, so that an era or a missing century is judged by one rule.
    private string DateText(RosterRow row)
    {
        if (!_columns[RosterField.CompletedOn].IsEmpty)
        {
            return Text(row, RosterField.CompletedOn);
        }

        var year = Part(RosterField.CompletedYear, '年');
        var month = Part(RosterField.CompletedMonth, '月');
        var day = Part(RosterField.CompletedDay, '日');
        return year.Length + month.Length + day.Length == 0 ? "" : $"{year}年{month}月{day}日";

        string Part(RosterField field, char unit) => Text(row, field).Trim().TrimEnd(unit);
    }

    private bool IsError(RosterCell cell, RosterRow row, RowReading reading, RosterField field)
    {
        if (cell.Kind is not RosterCellKind.Error)
        {
            return false;
        }

        reading.Add(Disposition.Reject, At(RosterProblemCodes.CellError, row, field));
        return true;
    }

    private RosterCell Cell(RosterRow row, RosterField field) =>
        _columns[field] is [var column, ..] ? row[column] : default;

    private string Text(RosterRow row, RosterField field) => Cell(row, field).Value;

    private Problem At(string code, RosterRow row, params ReadOnlySpan<RosterField> fields)
    {
        var heading = _columns.HeadingOf(fields);
        return Problem.At(Pointer(row, heading), code, Number(row.Line), heading);
    }

    private static Problem Of(string code, RosterRow row) => Problem.At(Pointer(row), code, Number(row.Line));

    private static string Pointer(RosterRow row) => "/" + Number(row.Line);

    // RFC 6901: ~ and / are escaped.
    private static string Pointer(RosterRow row, string heading) =>
        $"/{Number(row.Line)}/{heading.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)}";

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
