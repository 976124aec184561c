using System.Collections.Immutable;
using BadgeIssuer.Audit;
using BadgeIssuer.Lifecycle;
using BadgeIssuer.Skills;

namespace BadgeIssuer.Issuing;

/// <summary>Turns the judged rows of a roster into badges, once for each completion.</summary>
/// <remarks>
/// <para>Idempotent: a learner and an achievement make one badge, whatever file they come in and however often. Badges
/// are made in batches, each kept whole or not at all; what was interrupted is completed by running it again.</para>
/// <para>The whole roster has been judged before this begins, so nothing is signed for a roster that cannot be read.</para>
/// </remarks>
/// <param name="store">What was issued before, and where new badges are kept.</param>
/// <param name="maker">Makes the badges.</param>
/// <param name="catalogue">Where the rows' achievements stand.</param>
/// <param name="today">The day on which badges are issued, in the programme's time zone.</param>
public sealed class RosterIssuer(IBadgeStore store, AwardMaker maker, Catalogue catalogue, DateOnly today)
{
    /// <summary>The lines whose badges are kept together.</summary>
    public const int BatchSize = 256;

    private const string CorrectionReason = "名簿の訂正";

    /// <summary>Issues what is due.</summary>
    /// <param name="judgements">All lines of a roster, in order; taken as batches are made.</param>
    /// <param name="run">The run.</param>
    /// <param name="cancellationToken">Stops the run between two batches: no further outcome comes.</param>
    /// <returns>
    /// One outcome for each line, in order; each becomes available when the batch that it is in has been kept. Badges
    /// are made as the outcomes are taken: whoever stops taking them stops the run.
    /// </returns>
    public IEnumerable<IssuanceOutcome> Issue(
        IEnumerable<RowJudgement> judgements, IssuanceRun run, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(judgements);
        ArgumentNullException.ThrowIfNull(run);
        var corrector = new Corrector(store, maker, catalogue);
        foreach (var lines in judgements.Chunk(BatchSize))
        {
            if (cancellationToken.IsCancellationRequested)
            {
                yield break;
            }

            foreach (var outcome in new IssuanceBatch(store, catalogue, today, run, lines).Complete(
                due => Keep(due, run),
                (badge, row) => corrector.Correct(badge, row, CorrectionReason, run)))
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
        IBadgeStore store, Catalogue catalogue, DateOnly today, IEnumerable<RowJudgement> judgements)
    {
        ArgumentNullException.ThrowIfNull(judgements);
        return judgements
            .Chunk(BatchSize)
            .SelectMany(lines => new IssuanceBatch(store, catalogue, today, run: null, lines)
                .Complete(keep: null, correct: null));
    }

    private ImmutableArray<KeptBadge> Keep(IReadOnlyList<DueAward> due, IssuanceRun run)
    {
        var badges = maker.Make(due, run);
        return
        [
            .. store.Add(badges, run.Note(AuditActions.Issue, badges[0].IssuedAt))
                .Select((badge, index) => new KeptBadge(badge, badge.Id == badges[index].Id)),
        ];
    }
}
