using System.Globalization;
using BadgeIssuer.OpenBadges;

namespace BadgeIssuer.Issuing;

/// <summary>A badge that is to be made.</summary>
/// <param name="Completion">The completion.</param>
/// <param name="Achievement">The achievement, in the version that was completed.</param>
/// <param name="Supersedes">The badge that it corrects, or <see langword="null"/>.</param>
public sealed record DueAward(Completion Completion, AchievementDefinition Achievement, CredentialId? Supersedes = null)
{
    /// <summary>The last day on which it is valid; <see langword="null"/> if it does not end.</summary>
    public DateOnly? ValidThrough { get; init; } = Achievement.Validity?.LastDayFrom(Completion.CompletedOn);

    /// <summary>The correction of a badge. That it was renewed stands, unless the day of completion was wrong.</summary>
    /// <param name="badge">The badge.</param>
    /// <param name="corrected">What the new one is to say.</param>
    /// <param name="achievement">Its achievement.</param>
    public static DueAward Correcting(IssuedBadge badge, Completion corrected, AchievementDefinition achievement)
    {
        ArgumentNullException.ThrowIfNull(badge);
        ArgumentNullException.ThrowIfNull(corrected);
        var due = new DueAward(corrected, achievement, badge.Id);
        return corrected.CompletedOn == badge.Completion.CompletedOn && badge.ValidThrough > due.ValidThrough
            ? due with { ValidThrough = badge.ValidThrough }
            : due;
    }

    /// <summary>Why it cannot be made: a credential would end before it begins. Otherwise <see langword="null"/>.</summary>
    /// <param name="today">The day on which it is issued, in the programme's time zone.</param>
    public Problem? Obstacle(DateOnly today) => ValidThrough is { } last && last < today
        ? Problem.Of(IssuingProblemCodes.ValidityEnded, last.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))
        : null;
}
