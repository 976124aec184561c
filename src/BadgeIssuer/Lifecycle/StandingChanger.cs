using BadgeIssuer.Audit;
using BadgeIssuer.Issuing;
using BadgeIssuer.OpenBadges;

namespace BadgeIssuer.Lifecycle;

/// <summary>Revokes, suspends and reinstates awards.</summary>
/// <remarks>
/// <para>Repeatable: an award that stands as asked for is left alone, so a list that was interrupted is run again.</para>
/// <para>What verifiers are told follows by publishing: the bits of the status lists, the Open Badges 2.0 revocation
/// list, and what the hosted assertion answers. Source: Bitstring Status List 1.0 §2.1 (a revocation is not reversible,
/// a suspension is).</para>
/// </remarks>
/// <param name="store">The awards.</param>
/// <param name="time">The clock.</param>
public sealed class StandingChanger(IBadgeStore store, TimeProvider time)
{
    private const int BatchSize = 256;

    /// <summary>Changes awards' standing, in batches that are kept whole or not at all.</summary>
    /// <param name="ids">The awards; one that is named twice is changed once.</param>
    /// <param name="action">What is done.</param>
    /// <param name="by">Which member of the staff does it.</param>
    /// <param name="reason">Why, for the record.</param>
    /// <param name="publicReason">What is published as the reason, or <see langword="null"/>.</param>
    /// <returns>One outcome for each of <paramref name="ids"/>, in order, as its batch has been kept.</returns>
    public IEnumerable<StandingOutcome> Change(
        IEnumerable<CredentialId> ids, StandingAction action, string by, string reason, string? publicReason)
    {
        ArgumentNullException.ThrowIfNull(ids);
        ArgumentException.ThrowIfNullOrWhiteSpace(by);
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        foreach (var batch in ids.Chunk(BatchSize))
        {
            var now = time.GetUtcNow();
            var at = now.AddTicks(-(now.Ticks % TimeSpan.TicksPerSecond)).ToUniversalTime();
            var why = new BadgeEvent(at, by, TargetOf(action), reason, publicReason);
            var outcomes = new List<StandingOutcome>(batch.Length);
            var changes = new Dictionary<CredentialId, StandingChange>();
            foreach (var id in batch)
            {
                var outcome = changes.ContainsKey(id)
                    ? new StandingOutcome(id, StandingResult.Unchanged)
                    : Judge(id, store.Find(id), action);
                outcomes.Add(outcome);
                if (outcome.Result is StandingResult.Changed)
                {
                    changes.Add(id, new StandingChange(id, store.Find(id)!.Standing, why));
                }
            }

            if (changes.Count > 0)
            {
                store.Change([.. changes.Values], NoteOf(action, by, at).With("reason", reason));
            }

            foreach (var outcome in outcomes)
            {
                yield return outcome;
            }
        }
    }

    private static StandingOutcome Judge(CredentialId id, IssuedBadge? badge, StandingAction action)
    {
        return (badge, action) switch
        {
            (null, _) => Refused(LifecycleProblemCodes.UnknownBadge),
            ({ Standing: BadgeStanding.Erased }, _) => Refused(LifecycleProblemCodes.Erased),
            ({ Standing: BadgeStanding.Superseded, SupersededBy: { } other }, _) =>
                Refused(LifecycleProblemCodes.Superseded, other.ToString()),
            ({ Standing: BadgeStanding.Revoked }, not StandingAction.Revoke) => Refused(LifecycleProblemCodes.Revoked),
            ({ CanBeSuspended: false }, StandingAction.Suspend) => Refused(LifecycleProblemCodes.NoSuspension),
            _ when badge.Standing == TargetOf(action) => new StandingOutcome(id, StandingResult.Unchanged),
            _ => new StandingOutcome(id, StandingResult.Changed),
        };

        StandingOutcome Refused(string code, params string[] more) =>
            new(id, StandingResult.Refused, Problem.Of(code, [id.ToString(), .. more]));
    }

    private static BadgeStanding TargetOf(StandingAction action) => action switch
    {
        StandingAction.Revoke => BadgeStanding.Revoked,
        StandingAction.Suspend => BadgeStanding.Suspended,
        StandingAction.Reinstate => BadgeStanding.Active,
        _ => throw new ArgumentOutOfRangeException(nameof(action)),
    };

    private static AuditNote NoteOf(StandingAction action, string by, DateTimeOffset at) => new()
    {
        At = at,
        By = by,
        Action = action switch
        {
            StandingAction.Revoke => AuditActions.Revoke,
            StandingAction.Suspend => AuditActions.Suspend,
            _ => AuditActions.Reinstate,
        },
    };
}
