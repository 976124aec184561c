using BadgeIssuer.Issuing;
using BadgeIssuer.Issuing.Rosters;
using BadgeIssuer.OpenBadges;

namespace BadgeIssuer.IO.Rosters;

/// <summary>Reads <c>resultMarks</c>, which stands in the settings and in mappings alike.</summary>
internal static class ResultMarksReader
{
    private const int LongestMark = 40;

    /// <summary>Reads <c>{"pass": […], "notEligible": […]}</c>.</summary>
    /// <returns>The marks; the usual ones where both lists are empty, or where a problem was noted.</returns>
    public static ResultMarks Read(JsonMembers members, string pointer, ICollection<Problem> problems)
    {
        var pass = members.Texts("pass", LongestMark);
        var notEligible = members.Texts("notEligible", LongestMark);
        members.Finish();
        if (pass.IsEmpty && notEligible.IsEmpty)
        {
            return ResultMarks.Default;
        }

        if (ResultMarks.TryCreate(pass, notEligible, out var marks, out var ambiguous))
        {
            return marks;
        }

        // A mark of zero-width characters alone is not blank to JSON, and is to whoever looks at it.
        problems.Add(Problem.At(
            pointer, RosterProblemCodes.MarkAmbiguous, string.Join(", ", ambiguous.DefaultIfEmpty("\"\""))));
        return ResultMarks.Default;
    }
}
