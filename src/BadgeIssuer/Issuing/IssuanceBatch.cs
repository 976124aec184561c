using System.Collections.Immutable;
using BadgeIssuer.Issuing.Plans;
using BadgeIssuer.Lifecycle;
using BadgeIssuer.OpenBadges;
using BadgeIssuer.Skills;

namespace BadgeIssuer.Issuing;

/// <summary>Some lines of a roster, sorted into those whose badge is due and those that need none.</summary>
internal sealed class IssuanceBatch
{
    private readonly IBadgeStore _store;
    private readonly Catalogue _catalogue;
    private readonly DateOnly _today;
    private readonly IssuanceRun? _run;
    private readonly List<Entry> _entries;
    private readonly List<DueAward> _due = [];

    /// <summary>Sorts lines.</summary>
    /// <param name="store">What was issued before; asked once for all lines.</param>
    /// <param name="catalogue">Where the lines' achievements stand.</param>
    /// <param name="today">The day on which badges are issued, in the programme's time zone.</param>
    /// <param name="run">The run that badges are made in; <see langword="null"/> where nothing is to be made.</param>
    /// <param name="lines">The lines, in order.</param>
    public IssuanceBatch(
        IBadgeStore store, Catalogue catalogue, DateOnly today, IssuanceRun? run, IReadOnlyList<RowJudgement> lines)
    {
        (_store, _catalogue, _today, _run) = (store, catalogue, today, run);
        var awards = lines
            .Select(line => line.Completion is { } completion ? new DueAward(completion, AchievementOf(completion)) : null)
            .ToArray();
        var earlier = store.Find(awards.OfType<DueAward>().Select(KeyOf));
        var dueByKey = new Dictionary<CompletionKey, int>();
        _entries = [.. lines.Zip(awards, Sort)];

        Entry Sort(RowJudgement line, DueAward? award)
        {
            if (award is null)
            {
                return new Entry(line, DueIndex: null, Existing: null);
            }

            var key = KeyOf(award);
            if (earlier.TryGetValue(key, out var existing))
            {
                return new Entry(line, DueIndex: null, existing);
            }

            if (!dueByKey.ContainsKey(key) && award.Obstacle(today) is { } obstacle)
            {
                return new Entry(Hold(line, obstacle).Judgement, DueIndex: null, Existing: null);
            }

            if (dueByKey.TryAdd(key, _due.Count))
            {
                _due.Add(award);
            }

            return new Entry(line, dueByKey[key], Existing: null);
        }
    }

    /// <summary>Keeps the badges that are due and says what became of each line.</summary>
    /// <param name="keep">Makes and keeps badges; <see langword="null"/> where nothing is to be made.</param>
    /// <param name="correct">Makes and keeps a corrected badge; <see langword="null"/> where nothing is to be made.</param>
    public ImmutableArray<IssuanceOutcome> Complete(
        Func<IReadOnlyList<DueAward>, ImmutableArray<KeptBadge>>? keep,
        Func<IssuedBadge, Completion, IssuedBadge>? correct)
    {
        var kept = _due.Count > 0 && keep is not null ? keep(_due) : [];
        var named = new HashSet<int>();
        return [.. _entries.Select(entry => entry switch
        {
            { Existing: { } existing } => Compare(entry.Judgement, existing, correct),
            { DueIndex: null } => new IssuanceOutcome(entry.Judgement, IssuanceResult.None, null),
            { DueIndex: { } index } when kept.IsEmpty => new IssuanceOutcome(entry.Judgement, IssuanceResult.None, null),
            { DueIndex: { } index } when named.Add(index) && kept[index].IsNew =>
                new IssuanceOutcome(entry.Judgement, IssuanceResult.Issued, kept[index].Badge.Id),

            // A second line with one completion, or a badge that another process kept first.
            { DueIndex: { } index } => Compare(entry.Judgement, kept[index].Badge, correct),
        })];
    }

    private IssuanceOutcome Compare(
        RowJudgement judgement, IssuedBadge existing, Func<IssuedBadge, Completion, IssuedBadge>? correct)
    {
        var row = judgement.Completion!;
        if (existing.Standing is BadgeStanding.Erased)
        {
            return Hold(judgement, Problem.Of(IssuingProblemCodes.Erased, existing.Id.ToString()));
        }

        var differing = Differing(row, existing.Completion).ToArray();
        if (differing.Length == 0)
        {
            return existing.Standing is BadgeStanding.Active
                ? new IssuanceOutcome(judgement, IssuanceResult.AlreadyIssued, existing.Id)
                : new IssuanceOutcome(Warn(judgement, NotActive(existing)), IssuanceResult.AlreadyIssued, existing.Id);
        }

        // The roster that a badge was first issued from may come again after its correction.
        if (!judgement.IsCorrection && WasCorrectedFrom(existing, row))
        {
            return new IssuanceOutcome(
                Warn(judgement, Problem.Of(IssuingProblemCodes.CorrectedSince, existing.Id.ToString())),
                IssuanceResult.AlreadyIssued,
                existing.Id);
        }

        if (!judgement.IsCorrection)
        {
            return Hold(judgement, Problem.Of(
                IssuingProblemCodes.DiffersFromIssued, existing.Id.ToString(), string.Join(", ", differing)));
        }

        if (existing.Standing is not BadgeStanding.Active)
        {
            return Hold(judgement, NotActive(existing));
        }

        if (DueAward.Correcting(existing, row, AchievementOf(row)).Obstacle(_today) is { } obstacle)
        {
            return Hold(judgement, obstacle);
        }

        if (correct is null)
        {
            var corrects = Problem.Of(
                IssuingProblemCodes.CorrectionOfIssued, existing.Id.ToString(), string.Join(", ", differing));
            return new IssuanceOutcome(Warn(judgement, corrects), IssuanceResult.None, null) { Corrects = existing.Id };
        }

        if (_run?.Corrections is { } planned && planned.GetValueOrDefault(judgement.Line) != existing.Id)
        {
            return Hold(judgement, Problem.Of(PlanProblemCodes.CorrectionNotPlanned, existing.Id.ToString()));
        }

        return new IssuanceOutcome(judgement, IssuanceResult.Corrected, correct(existing, row).Id);
    }

    private static CompletionKey KeyOf(DueAward award) => new(award.Completion.LearnerNumber, award.Achievement.Code);

    private bool WasCorrectedFrom(IssuedBadge badge, Completion row)
    {
        for (var earlier = badge.Supersedes; earlier is not null;)
        {
            if (_store.Find(earlier) is not { Standing: BadgeStanding.Superseded } superseded)
            {
                return false;
            }

            if (!Differing(row, superseded.Completion).Any())
            {
                return true;
            }

            earlier = superseded.Supersedes;
        }

        return false;
    }

    private AchievementDefinition AchievementOf(Completion completion) => _catalogue.Achievement(completion.AchievementId)
        ?? throw new ArgumentException("The catalogue has no such achievement.", nameof(completion));

    private static Problem NotActive(IssuedBadge badge) => Problem.Of(
        badge.Standing is BadgeStanding.Suspended ? IssuingProblemCodes.Suspended : IssuingProblemCodes.Revoked,
        badge.Id.ToString());

    private static RowJudgement Warn(RowJudgement judgement, Problem problem) => judgement with
    {
        Disposition = Disposition.AcceptWarn,
        Problems = judgement.Problems.Add(problem),
    };

    private static IssuanceOutcome Hold(RowJudgement judgement, Problem problem) => new(
        judgement with
        {
            Disposition = Disposition.Hold,
            Completion = null,
            Problems = judgement.Problems.Add(problem),
        },
        IssuanceResult.None,
        null);

    // The achievement's version does not count: a badge of an earlier version is still the badge of that completion.
    private static IEnumerable<string> Differing(Completion row, Completion issued)
    {
        if (row.Name != issued.Name)
        {
            yield return "name";
        }

        if (row.EmailAddress != issued.EmailAddress)
        {
            yield return "emailAddress";
        }

        if (row.CompletedOn != issued.CompletedOn)
        {
            yield return "completedOn";
        }
    }

    private sealed record Entry(RowJudgement Judgement, int? DueIndex, IssuedBadge? Existing);
}

/// <summary>A badge that stands in the store after a batch was kept.</summary>
/// <param name="Badge">The badge.</param>
/// <param name="IsNew">Whether this batch made it, and not another process before.</param>
internal readonly record struct KeptBadge(IssuedBadge Badge, bool IsNew);
