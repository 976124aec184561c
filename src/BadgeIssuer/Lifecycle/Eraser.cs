using BadgeIssuer.Audit;
using BadgeIssuer.Issuing;

namespace BadgeIssuer.Lifecycle;

/// <summary>Removes a person from the issuing side, with all badges of that person.</summary>
/// <param name="store">The awards.</param>
/// <param name="time">The clock.</param>
public sealed class Eraser(IBadgeStore store, TimeProvider time)
{
    /// <summary>The badges of a person that were not erased yet, superseded ones too, in the order of issue.</summary>
    /// <param name="person">A learner number or a mail address, as rosters have them after reading.</param>
    public IReadOnlyList<IssuedBadge> Find(string person)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(person);
        var wanted = person.Trim();
        return
        [
            .. store.List().Where(badge => badge.Standing is not BadgeStanding.Erased
                && (badge.Completion.LearnerNumber == wanted
                    || badge.Completion.EmailAddress.Equals(wanted, StringComparison.OrdinalIgnoreCase))),
        ];
    }

    /// <summary>Erases badges of one person: all of them, durably, or none.</summary>
    /// <param name="badges">What <see cref="Find"/> gave.</param>
    /// <param name="by">Which member of the staff does it.</param>
    /// <param name="reason">Why; it names nobody.</param>
    public void Erase(IReadOnlyList<IssuedBadge> badges, string by, string reason)
    {
        ArgumentNullException.ThrowIfNull(badges);
        ArgumentException.ThrowIfNullOrWhiteSpace(by);
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        if (badges.Count == 0)
        {
            return;
        }

        var now = time.GetUtcNow();
        var at = now.AddTicks(-(now.Ticks % TimeSpan.TicksPerSecond)).ToUniversalTime();
        var note = new AuditNote { At = at, By = by, Action = AuditActions.Erase }.With("reason", reason);
        store.Erase(
            [.. badges.Select(badge => badge.Id)], new BadgeEvent(at, by, BadgeStanding.Erased, reason), note);
    }
}
