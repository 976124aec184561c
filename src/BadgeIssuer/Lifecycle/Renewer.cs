using System.Globalization;
using BadgeIssuer.Audit;
using BadgeIssuer.Issuing;
using BadgeIssuer.OpenBadges;
using BadgeIssuer.Skills;

namespace BadgeIssuer.Lifecycle;

/// <summary>Lets badges be valid longer, where their achievement's validity ends.</summary>
/// <remarks>
/// <para>A renewed badge is a newer edition of the same credential: the same identifier, addresses, subject and status
/// place, a later <c>validFrom</c> and <c>validUntil</c>, new signatures. Who holds an older edition learns of it from its
/// <c>refreshService</c>. Source: Open Badges 3.0, “Verification”, step 3, and 1EdTechCredentialRefresh.</para>
/// <para>Repeatable: a badge that ends no sooner already is left alone.</para>
/// </remarks>
/// <param name="store">The awards.</param>
/// <param name="maker">Makes the newer editions.</param>
/// <param name="catalogue">Where the achievements stand.</param>
public sealed class Renewer(IBadgeStore store, AwardMaker maker, Catalogue catalogue)
{
    private const int BatchSize = 64;

    /// <summary>Renews awards, in batches that are kept whole or not at all.</summary>
    /// <param name="ids">The awards; one that is named twice is renewed once.</param>
    /// <param name="day">The day from which the achievement's validity is counted anew.</param>
    /// <param name="by">Which member of the staff does it.</param>
    /// <param name="reason">Why, for the record.</param>
    /// <returns>One outcome for each of <paramref name="ids"/>, in order, as its batch has been kept.</returns>
    public IEnumerable<StandingOutcome> Renew(IEnumerable<CredentialId> ids, DateOnly day, string by, string reason)
    {
        ArgumentNullException.ThrowIfNull(ids);
        ArgumentException.ThrowIfNullOrWhiteSpace(by);
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        foreach (var batch in ids.Chunk(BatchSize))
        {
            var now = maker.Now;
            var renewed = new Dictionary<CredentialId, ResecuredAward>();
            var outcomes = batch.Select(id => Judge(id, day, new(now, by, default, reason), renewed)).ToArray();
            if (renewed.Count > 0)
            {
                store.Resecure([.. renewed.Values], new AuditNote { At = now, By = by, Action = AuditActions.Renew }
                    .With("day", day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))
                    .With("reason", reason));
            }

            foreach (var outcome in outcomes)
            {
                yield return outcome;
            }
        }
    }

    private StandingOutcome Judge(
        CredentialId id, DateOnly day, BadgeEvent why, Dictionary<CredentialId, ResecuredAward> renewed)
    {
        var badge = store.Find(id);
        var achievement = badge is null ? null : catalogue.Achievement(badge.Completion.AchievementId);
        switch (badge, achievement)
        {
            case (null, _):
                return Refused(LifecycleProblemCodes.UnknownBadge);
            case ({ Standing: BadgeStanding.Erased }, _):
                return Refused(LifecycleProblemCodes.Erased);
            case ({ SupersededBy: { } other }, _):
                return Refused(LifecycleProblemCodes.Superseded, other.ToString());
            case ({ Standing: BadgeStanding.Revoked }, _):
                return Refused(LifecycleProblemCodes.Revoked);
            case (_, not { Validity: not null }) or ({ ValidThrough: null }, _):
                return Refused(LifecycleProblemCodes.NoEnd);
            case var _ when day < badge.Completion.CompletedOn:
                return Refused(LifecycleProblemCodes.RenewedBefore, Text(badge.Completion.CompletedOn));
        }

        var through = achievement.Validity.LastDayFrom(day);
        if (through <= badge.ValidThrough || renewed.ContainsKey(id))
        {
            return new StandingOutcome(id, StandingResult.Unchanged);
        }

        renewed.Add(id, new ResecuredAward(
            id, maker.MakeAnew(badge, achievement, store.ReadDocuments(badge), through))
        {
            ValidThrough = through,
            Event = why with { Standing = badge.Standing },
        });
        return new StandingOutcome(id, StandingResult.Changed);

        StandingOutcome Refused(string code, params string[] more) =>
            new(id, StandingResult.Refused, Problem.Of(code, [id.ToString(), .. more]));
    }

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
