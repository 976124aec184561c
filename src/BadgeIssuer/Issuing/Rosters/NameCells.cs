namespace BadgeIssuer.Issuing.Rosters;

/// <summary>Reads a learner's name, which stands in one cell or in two.</summary>
internal static class NameCells
{
    private static readonly RosterField[] Fields =
        [RosterField.Name, RosterField.FamilyName, RosterField.GivenName];

    /// <summary>Reads the name.</summary>
    /// <returns>The name as far as it could be read; whether it will do, the reading says.</returns>
    public static string Read(RowCells cells, RowReading reading)
    {
        if (cells.Columns[RosterField.Name].IsEmpty)
        {
            if (cells.IsError(RosterField.FamilyName, reading) | cells.IsError(RosterField.GivenName, reading))
            {
                return "";
            }
        }
        else
        {
            if (cells.IsError(RosterField.Name, reading))
            {
                return "";
            }

            CheckBeside(cells, reading);
        }

        var codes = NameRules.Check(Text(cells), out var name);
        foreach (var code in codes)
        {
            reading.Add(Disposition.Reject, cells.At(code, Fields));
        }

        return name;
    }

    private static string Text(RowCells cells)
    {
        if (!cells.Columns[RosterField.Name].IsEmpty)
        {
            return cells[RosterField.Name].Value;
        }

        var family = cells[RosterField.FamilyName];
        var given = cells[RosterField.GivenName];
        return family.IsBlank || given.IsBlank ? "" : family.Value.Trim() + NameRules.Separator + given.Value.Trim();
    }

    // A heading 氏名 that is merged over two columns without 姓 and 名 below it: taking the first would cut the name.
    private static void CheckBeside(RowCells cells, RowReading reading)
    {
        var columns = cells.Columns;
        var beside = columns[RosterField.Name][0] + 1;
        if (!columns.HasHeading(beside) && beside < columns.Count && !cells[beside].IsBlank)
        {
            reading.Add(Disposition.Hold, cells.At(RosterProblemCodes.NameContinues, RosterField.Name));
        }
    }
}
