using BadgeIssuer.Audit;
using BadgeIssuer.Issuing;
using BadgeIssuer.Skills;

namespace BadgeIssuer.Lifecycle;

/// <summary>Issues a corrected badge in the place of one that says something wrong.</summary>
/// <remarks>
/// What was signed is never changed. The new badge has an identifier and a status place of its own; the old one's link
/// leads to it, and verifiers are told that the old one no longer holds.
/// </remarks>
/// <param name="store">The awards.</param>
/// <param name="maker">Makes the badge.</param>
/// <param name="catalogue">Where the achievements stand.</param>
public sealed class Corrector(IBadgeStore store, AwardMaker maker, Catalogue catalogue)
{
    /// <summary>Corrects a badge.</summary>
    /// <param name="badge">The badge as it stands in the store; not superseded, not erased.</param>
    /// <param name="corrected">What the new one is to say.</param>
    /// <param name="reason">Why; public.</param>
    /// <param name="run">The run.</param>
    /// <returns>The new badge.</returns>
    /// <exception cref="BadgeStoreException">
    /// The badge was superseded or erased in the meantime, or another badge stands for the corrected completion.
    /// </exception>
    /// <exception cref="ArgumentException">The catalogue does not have the achievement.</exception>
    public IssuedBadge Correct(IssuedBadge badge, Completion corrected, string reason, IssuanceRun run)
    {
        ArgumentNullException.ThrowIfNull(badge);
        ArgumentNullException.ThrowIfNull(corrected);
        ArgumentNullException.ThrowIfNull(run);
        var achievement = catalogue.Achievement(corrected.AchievementId)
            ?? throw new ArgumentException("The catalogue has no such achievement.", nameof(corrected));
        var made = maker.Make([DueAward.Correcting(badge, corrected, achievement)], run with { Operator = badge.Operator })[0];
        var why = new BadgeEvent(made.IssuedAt, run.By, BadgeStanding.Superseded, reason);
        return store.Replace(made, why, run.Note(AuditActions.Correct, made.IssuedAt).With("reason", reason));
    }
}
