using System.Collections.Immutable;
using BadgeIssuer.Skills;

namespace BadgeIssuer.Issuing;

/// <summary>Turns the judged rows of a roster into badges, once for each completion.</summary>
/// <remarks>
/// <para>Idempotent: a learner and an achievement make one badge, whatever file they come in and however often. Badges
/// are made in batches, each kept whole or not at all; what was interrupted is completed by running it again.</para>
/// <para>The whole roster has been judged before this begins, so nothing is signed for a roster that cannot be read.</para>
/// </remarks>
/// <param name="store">What was issued before, and where new badges are kept.</param>
/// <param name="securer">Makes the documents.</param>
/// <param name="catalogue">Where the rows' achievements stand.</param>
/// <param name="ids">Identifiers.</param>
/// <param name="salts">Salts.</param>
/// <param name="time">The clock.</param>
public sealed class RosterIssuer(
    IBadgeStore store,
    CredentialSecurer securer,
    Catalogue catalogue,
    ICredentialIdSource ids,
    ISaltSource salts,
    TimeProvider time)
{
    /// <summary>The badges that are kept together.</summary>
    public const int BatchSize = 256;

    /// <summary>Issues what is due.</summary>
    /// <param name="judgements">All lines of a roster, in order.</param>
    /// <returns>
    /// One outcome for each line, in order; each becomes available when the batch that it is in has been kept. Badges
    /// are made as the outcomes are taken: whoever stops taking them stops the run.
    /// </returns>
    public IEnumerable<IssuanceOutcome> Issue(IReadOnlyList<RowJudgement> judgements)
    {
        ArgumentNullException.ThrowIfNull(judgements);
        for (var start = 0; start < judgements.Count;)
        {
            var batch = new IssuanceBatch(store, catalogue);
            for (; start < judgements.Count && batch.Due < BatchSize; start++)
            {
                batch.Add(judgements[start]);
            }

            foreach (var outcome in batch.Complete(Keep))
            {
                yield return outcome;
            }
        }
    }

    /// <summary>Says what <see cref="Issue"/> would find, and makes nothing.</summary>
    /// <returns>
    /// One outcome for each line, in order. A line whose badge is due is accepted, with <see cref="IssuanceResult.None"/>.
    /// </returns>
    public static IEnumerable<IssuanceOutcome> Plan(
        IBadgeStore store, Catalogue catalogue, IReadOnlyList<RowJudgement> judgements)
    {
        ArgumentNullException.ThrowIfNull(judgements);
        foreach (var judgement in judgements)
        {
            var batch = new IssuanceBatch(store, catalogue);
            batch.Add(judgement);
            yield return batch.Complete(_ => [])[0];
        }
    }

    private ImmutableArray<KeptBadge> Keep(IReadOnlyList<(Completion Completion, AchievementDefinition Achievement)> due)
    {
        var places = store.Reserve(due.Count);
        var now = time.GetUtcNow();
        var issuedAt = now.AddTicks(-(now.Ticks % TimeSpan.TicksPerSecond)).ToUniversalTime();
        var badges = new NewBadge[due.Count];

        // Signing is what costs, above all with RSA, and every award is made by itself: so on all cores, in the
        // bounds of the batch, each at its own index, so that the order is the roster's.
        Parallel.For(0, due.Count, index =>
        {
            var (completion, achievement) = due[index];
            var award = new Award
            {
                Id = ids.NextCredentialId(),
                SubjectId = ids.NextSubjectId(),
                Completion = completion,
                Achievement = achievement,
                Status = places[index],
                IssuedAt = issuedAt,
                EmailSalt = salts.NextSalt(),
                NameSalt = salts.NextSalt(),
            };
            badges[index] = new NewBadge(
                award.Id, completion, achievement.Code, award.Status, issuedAt, securer.Secure(award));
        });

        return [.. store.Add(badges).Select((badge, index) => new KeptBadge(badge, badge.Id == badges[index].Id))];
    }
}
