namespace BadgeIssuer.Issuing.Rosters;

/// <summary>Reads whether a learner completed, in one column or in several that must not contradict each other.</summary>
internal static class ResultCells
{
    /// <summary>Reads the mark.</summary>
    public static ResultMark Read(RowCells cells, ResultMarks marks, RowReading reading)
    {
        var columns = cells.Columns[RosterField.Result];
        if (columns.IsEmpty)
        {
            return ResultMark.Pass; // the rules say so, or the header would not have been found
        }

        if (cells.IsError(RosterField.Result, reading))
        {
            return ResultMark.Unknown;
        }

        var mark = marks.Read(cells[columns[0]].Value);
        foreach (var column in columns.Skip(1))
        {
            // A second column (判定 beside 修了) may hold something else altogether, and then says nothing.
            var other = marks.Read(cells[column].Value);
            if (SaysSomething(other) && SaysSomething(mark) && other != mark)
            {
                reading.Add(Disposition.Hold, cells.At(RosterProblemCodes.ResultContradictory, RosterField.Result));
                return ResultMark.Unknown;
            }
        }

        switch (mark)
        {
            case ResultMark.Blank:
                reading.Add(Disposition.Reject, cells.At(RosterProblemCodes.ResultMissing, RosterField.Result));
                break;
            case ResultMark.Unknown:
                reading.Add(Disposition.Reject, cells.At(RosterProblemCodes.ResultUnknown, RosterField.Result));
                break;
        }

        return mark;
    }

    private static bool SaysSomething(ResultMark mark) => mark is ResultMark.Pass or ResultMark.NotEligible;
}
