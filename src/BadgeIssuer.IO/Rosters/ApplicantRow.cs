using System.Collections.Immutable;
using BadgeIssuer.OpenBadges;

namespace BadgeIssuer.IO.Rosters;

/// <summary>One row of an employer's list.</summary>
/// <param name="Line">Its line or row in the file, from 1.</param>
/// <param name="Cells">Its cells as people see them, as many as the list has headings.</param>
/// <param name="Badge">The link or the file name that it names, or <see langword="null"/>.</param>
/// <param name="EmailAddress">The mail address that the applicant gave, or <see langword="null"/>.</param>
/// <param name="Problem">Why there is nothing to verify, or <see langword="null"/>.</param>
public sealed record ApplicantRow(
    int Line, ImmutableArray<string> Cells, string? Badge, string? EmailAddress, Problem? Problem);
