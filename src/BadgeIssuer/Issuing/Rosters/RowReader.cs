using System.Collections.Immutable;
using System.Globalization;
using BadgeIssuer.OpenBadges;

namespace BadgeIssuer.Issuing.Rosters;

/// <summary>Reads one learner's row: every cell by its rule, every problem of every column.</summary>
internal sealed class RowReader(RosterRules rules, RosterFacts facts)
{
    private readonly RowForm _form = new(facts);
    private readonly AchievementCells _achievements = new(rules);
    private readonly CompletionDateCells _dates = new(rules, facts);
    private readonly RosterColumns _columns = facts.Header.Columns;

    /// <summary>Whether a row is a total or a note rather than a learner.</summary>
    public bool IsTrailer(RosterRow row)
    {
        var cells = new RowCells(row, _columns);
        return !rules.LearnerNumbers.TryRead(cells[RosterField.LearnerNumber].Value, out _)
            && cells[RosterField.EmailAddress].Value.AsSpan().IndexOfAny("@＠") < 0
            && _dates.Read(cells).Date is null
            && TrailerLines.IsTrailer(row);
    }

    public RowReading Read(RosterRow row)
    {
        var cells = new RowCells(row, _columns);
        var reading = new RowReading(row.Line);
        foreach (var problem in row.Problems)
        {
            reading.Add(Disposition.Reject, problem);
        }

        // Where the row itself is broken its cells may stand in the wrong columns: nothing is said about them.
        if (_form.CheckWidth(cells, reading) && row.Problems.IsEmpty)
        {
            Read(cells, reading);
        }
        else if (rules.LearnerNumbers.TryRead(cells[RosterField.LearnerNumber].Value, out var learnerNumber))
        {
            reading.LearnerNumber = learnerNumber;
        }

        return reading;
    }

    private void Read(RowCells cells, RowReading reading)
    {
        _form.Question(cells, reading);
        reading.Purpose = ReadPurpose(cells, reading);

        // Who did not complete needs no date, and a cancellation no result: what is not used is not judged.
        var identity = new RowReading(reading.Line);
        var details = new RowReading(reading.Line);
        ReadLearnerNumber(cells, identity);
        reading.LearnerNumber = identity.LearnerNumber;
        reading.Achievement = _achievements.Read(cells, identity);
        var mark = ResultCells.Read(cells, rules.Marks, details);
        var name = NameCells.Read(cells, details);
        ReadEmailAddress(cells, details);
        var date = _dates.Read(cells, reading.Achievement, details);

        reading.EmailAddress = details.EmailAddress;
        reading.Values = string.Join(
            '\u0001',
            mark,
            name,
            details.EmailAddress ?? cells[RosterField.EmailAddress].Value,
            date?.ToString("O", CultureInfo.InvariantCulture) ?? _dates.Text(cells));

        if (reading.Purpose is RowPurpose.New && mark is ResultMark.NotEligible)
        {
            reading.Add(Disposition.NotEligible, cells.At(RosterProblemCodes.ResultNotEligible, RosterField.Result));
            return;
        }

        AddAll(identity.Problems, reading);
        if (reading.Purpose is RowPurpose.Cancellation)
        {
            reading.Add(Disposition.Hold, cells.Of(RosterProblemCodes.Cancellation));
            return;
        }

        if (mark is ResultMark.NotEligible)
        {
            reading.Add(Disposition.Hold, cells.Of(RosterProblemCodes.CorrectionWithdraws));
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

    private static RowPurpose ReadPurpose(RowCells cells, RowReading reading)
    {
        switch (TextFolding.Key(cells[RosterField.Purpose].Value))
        {
            case "" or "新規" or "new":
                return RowPurpose.New;
            case "訂正" or "correction" or "correct":
                return RowPurpose.Correction;
            case "取消" or "取消し" or "取り消し" or "cancellation" or "cancel":
                return RowPurpose.Cancellation;
            default:
                reading.Add(Disposition.Reject, cells.At(RosterProblemCodes.PurposeUnknown, RosterField.Purpose));
                return RowPurpose.New;
        }
    }

    private void ReadLearnerNumber(RowCells cells, RowReading reading)
    {
        if (cells.IsError(RosterField.LearnerNumber, reading))
        {
            return;
        }

        var cell = cells[RosterField.LearnerNumber];
        if (rules.LearnerNumbers.TryRead(cell.Value, out var learnerNumber))
        {
            reading.LearnerNumber = learnerNumber;
            return;
        }

        var code = cell.IsBlank ? RosterProblemCodes.LearnerNumberMissing : RosterProblemCodes.LearnerNumberMalformed;
        reading.Add(Disposition.Reject, cells.At(code, RosterField.LearnerNumber));
    }

    private static void ReadEmailAddress(RowCells cells, RowReading reading)
    {
        if (cells.IsError(RosterField.EmailAddress, reading))
        {
            return;
        }

        var code = EmailAddressRules.Read(cells[RosterField.EmailAddress].Value, out var address);
        reading.EmailAddress = address;
        if (code is not null)
        {
            reading.Add(Disposition.AcceptWarn, cells.At(code, RosterField.EmailAddress));
        }
    }
}
