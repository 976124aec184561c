namespace BadgeIssuer.Lifecycle;

/// <summary>A change of an award's standing.</summary>
/// <param name="At">When, in UTC, whole seconds.</param>
/// <param name="By">Which member of the staff.</param>
/// <param name="Standing">How it stood from then on.</param>
/// <param name="Reason">Why, in the words of the staff: for the record and the audit log, not published. It names nobody.</param>
/// <param name="PublicReason">
/// What is published as the reason, where the staff chose to say one; otherwise <see langword="null"/>, and pages say
/// only how the badge stands. A reason can hurt a person whose name many know.
/// </param>
public sealed record BadgeEvent(
    DateTimeOffset At, string By, BadgeStanding Standing, string Reason, string? PublicReason = null);
