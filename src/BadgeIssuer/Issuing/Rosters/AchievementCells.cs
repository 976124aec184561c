namespace BadgeIssuer.Issuing.Rosters;

/// <summary>Finds the achievement that a row names, in one column or in several that must agree.</summary>
internal sealed class AchievementCells(RosterRules rules)
{
    private readonly AchievementFinder _finder = new(rules.Achievements);

    /// <summary>Finds the achievement.</summary>
    /// <returns>The approved achievement, or <see langword="null"/>; the reading then says why.</returns>
    public AchievementDefinition? Read(RowCells cells, RowReading reading)
    {
        var named = new List<AchievementDefinition>();
        var failure = (string?)null;
        if (rules.ForcedAchievement is { } forced)
        {
            named.Add(forced);
        }

        foreach (var column in cells.Columns[RosterField.Achievement])
        {
            var code = _finder.Find(cells[column].Value, out var achievement);
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
                    cells.At(failure ?? RosterProblemCodes.AchievementMissing, RosterField.Achievement));
                return null;
            case [{ State: AchievementState.Approved } only]:
                return only;
            case [var other]:
                reading.Add(Disposition.Reject, cells.AtHeading(
                    RosterProblemCodes.AchievementNotApproved,
                    cells.Columns.HeadingOf(RosterField.Achievement),
                    other.Code));
                return null;
            default:
                reading.Add(
                    Disposition.Hold, cells.At(RosterProblemCodes.AchievementContradictory, RosterField.Achievement));
                return null;
        }
    }
}
