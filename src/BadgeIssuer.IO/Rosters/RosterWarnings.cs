using System.Collections.Immutable;
using BadgeIssuer.Issuing.Rosters;
using BadgeIssuer.OpenBadges;

namespace BadgeIssuer.IO.Rosters;

/// <summary>What should be known about a file's columns.</summary>
internal static class RosterWarnings
{
    public static ImmutableArray<Problem> Of(
        RosterHeader header, IReadOnlySet<int> hiddenColumns, ReturnedColumns? returned)
    {
        var warnings = ImmutableArray.CreateBuilder<Problem>();
        if (returned is not null)
        {
            warnings.Add(Problem.Of(RosterProblemCodes.ReturnedBefore));
        }

        var columns = header.Columns;
        if (columns.Dropped is [_, ..] dropped)
        {
            warnings.Add(Problem.Of(RosterProblemCodes.ColumnsDropped, string.Join(", ", dropped)));
        }

        foreach (var field in Enum.GetValues<RosterField>())
        {
            if (field is RosterField.Reading or RosterField.Remarks)
            {
                continue; // dropped, hidden or not
            }

            foreach (var column in columns[field].Where(hiddenColumns.Contains))
            {
                warnings.Add(Problem.Of(RosterProblemCodes.HiddenColumn, columns.HeadingOf(column)));
            }
        }

        return warnings.DrainToImmutable();
    }
}
