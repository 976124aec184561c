using System.Collections.Immutable;
using System.Globalization;
using BadgeIssuer.Issuing;
using BadgeIssuer.OpenBadges;
using BadgeIssuer.Skills;

namespace BadgeIssuer.IO.Workspaces;

/// <summary>What somebody should know of an achievement's version that can be read and yet has something to be done about.</summary>
public static class CatalogueCheck
{
    /// <summary>Checks one version: its skills, its approval, its term and its picture.</summary>
    /// <param name="achievement">A version of the workspace's catalogue.</param>
    /// <param name="workspace">The workspace.</param>
    public static IEnumerable<Problem> Of(AchievementDefinition achievement, Workspace workspace)
    {
        ArgumentNullException.ThrowIfNull(achievement);
        ArgumentNullException.ThrowIfNull(workspace);
        foreach (var obstacle in workspace.Catalogue.ObstaclesToApproval(achievement))
        {
            yield return obstacle;
        }

        if (achievement is { State: AchievementState.Approved, Approval.Sha256: null })
        {
            yield return Problem.At("#/approval", CatalogueProblemCodes.ApprovalUnsealed, achievement.Id);
        }

        if (achievement.TermEnd < workspace.Today)
        {
            yield return Problem.At(
                "#/term",
                CatalogueProblemCodes.TermPassed,
                achievement.Id,
                achievement.TermEnd.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        }

        foreach (var problem in PictureProblems(achievement, workspace))
        {
            yield return problem;
        }
    }

    private static ImmutableArray<Problem> PictureProblems(AchievementDefinition achievement, Workspace workspace)
    {
        try
        {
            _ = workspace.Pictures.Of(achievement);
            return [];
        }
        catch (WorkspaceException failure)
        {
            return failure.Problems;
        }
    }
}
