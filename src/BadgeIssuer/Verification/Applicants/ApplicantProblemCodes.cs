namespace BadgeIssuer.Verification.Applicants;

/// <summary>What can be wrong with a list of applicants' badges, or with a row of it.</summary>
public static class ApplicantProblemCodes
{
    /// <summary>No column holds links or files. {0}: the headings that were found.</summary>
    public const string NoBadgeColumn = "applicants.no-badge-column";

    /// <summary>A row names neither a link nor a file.</summary>
    public const string NoBadge = "applicants.no-badge";
}
