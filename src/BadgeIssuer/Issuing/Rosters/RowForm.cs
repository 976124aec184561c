namespace BadgeIssuer.Issuing.Rosters;

/// <summary>Judges a row by its form alone: how many cells it has, what is hidden, struck through or merged.</summary>
internal sealed class RowForm(RosterFacts facts)
{
    private readonly RosterColumns _columns = facts.Header.Columns;

    /// <summary>Whether the cells stand in their columns, so that they can be read.</summary>
    public bool CheckWidth(RowCells cells, RowReading reading)
    {
        // Spreadsheets leave trailing empty cells out, so a short row is broken only if a column that is needed is gone.
        if (facts.Format is RosterFormat.Xlsx)
        {
            return true;
        }

        var width = cells.Row.Cells.Length;
        while (width > _columns.Count && cells[width - 1].IsBlank)
        {
            width--;
        }

        if (width == _columns.Count)
        {
            return true;
        }

        var isBroken = width > _columns.Count || LastNeededColumn() >= width;
        reading.Add(
            isBroken ? Disposition.Reject : Disposition.AcceptWarn,
            cells.Of(RosterProblemCodes.RaggedRow, RowCells.Number(width), RowCells.Number(_columns.Count)));
        return !isBroken;
    }

    /// <summary>Makes a question of meaning that form alone carries.</summary>
    public void Question(RowCells cells, RowReading reading)
    {
        if (cells.Row.IsHidden)
        {
            reading.Question(cells.Of(RosterProblemCodes.HiddenRow));
        }

        for (var column = 0; column < cells.Row.Cells.Length; column++)
        {
            var cell = cells[column];
            if (cell.IsStruckThrough && !cell.IsBlank)
            {
                reading.Question(cells.AtHeading(RosterProblemCodes.StruckThrough, _columns.HeadingOf(column)));
            }

            if (cell.IsMerged)
            {
                JudgeMerged(column, cells, reading);
            }
        }
    }

    // One programme beside all its learners is how operators write it; one name or date beside two learners is not.
    private void JudgeMerged(int column, RowCells cells, RowReading reading)
    {
        if (_columns[RosterField.Achievement].Contains(column))
        {
            reading.Add(
                Disposition.AcceptWarn,
                cells.AtHeading(RosterProblemCodes.MergedFilled, _columns.HeadingOf(column)));
        }
        else if (_columns.IsUsed(column))
        {
            reading.Question(cells.AtHeading(RosterProblemCodes.MergedRows, _columns.HeadingOf(column)));
        }
    }

    private int LastNeededColumn() =>
        Enum.GetValues<RosterField>()
            .Where(field => field is not (RosterField.Reading or RosterField.Remarks or RosterField.Purpose))
            .SelectMany(field => _columns[field])
            .Max();
}
