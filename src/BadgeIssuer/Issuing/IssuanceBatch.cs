using System.Collections.Immutable;
using BadgeIssuer.OpenBadges;
using BadgeIssuer.Skills;

namespace BadgeIssuer.Issuing;

/// <summary>Some lines of a roster, sorted into those whose badge is due and those that need none.</summary>
internal sealed class IssuanceBatch(IBadgeStore store, Catalogue catalogue)
{
    private readonly List<Entry> _entries = [];
    private readonly List<(Completion Completion, AchievementDefinition Achievement)> _due = [];
    private readonly Dictionary<CompletionKey, int> _dueByKey = [];

    /// <summary>How many badges are due.</summary>
    public int Due => _due.Count;

    /// <summary>Takes a line.</summary>
    public void Add(RowJudgement judgement)
    {
        if (judgement.Completion is not { } completion)
        {
            _entries.Add(new Entry(judgement, DueIndex: null, Existing: null));
            return;
        }

        var achievement = catalogue.Achievement(completion.AchievementId)
            ?? throw new ArgumentException("The catalogue has no such achievement.", nameof(judgement));
        var key = new CompletionKey(completion.LearnerNumber, achievement.Code);

        if (_dueByKey.TryGetValue(key, out var earlier))
        {
            _entries.Add(new Entry(judgement, earlier, Existing: null));
        }
        else if (store.Find(key) is { } existing)
        {
            _entries.Add(new Entry(judgement, DueIndex: null, existing));
        }
        else
        {
            _dueByKey.Add(key, _due.Count);
            _entries.Add(new Entry(judgement, _due.Count, Existing: null));
            _due.Add((completion, achievement));
        }
    }

    /// <summary>Keeps the badges that are due and says what became of each line.</summary>
    /// <param name="keep">Makes and keeps badges; returns none where nothing is to be made.</param>
    public ImmutableArray<IssuanceOutcome> Complete(
        Func<IReadOnlyList<(Completion Completion, AchievementDefinition Achievement)>, ImmutableArray<KeptBadge>> keep)
    {
        var kept = _due.Count > 0 ? keep(_due) : [];
        var named = new HashSet<int>();
        return [.. _entries.Select(entry => entry switch
        {
            { Existing: { } existing } => Compare(entry.Judgement, existing),
            { DueIndex: null } => new IssuanceOutcome(entry.Judgement, IssuanceResult.None, null),
            { DueIndex: { } index } when kept.IsEmpty => new IssuanceOutcome(entry.Judgement, IssuanceResult.None, null),
            { DueIndex: { } index } when named.Add(index) && kept[index].IsNew =>
                new IssuanceOutcome(entry.Judgement, IssuanceResult.Issued, kept[index].Badge.Id),

            // A second line with one completion, or a badge that another process kept first.
            { DueIndex: { } index } => Compare(entry.Judgement, kept[index].Badge),
        })];
    }

    private static IssuanceOutcome Compare(RowJudgement judgement, IssuedBadge existing)
    {
        var differing = Differing(judgement.Completion!, existing.Completion).ToArray();
        if (differing.Length == 0)
        {
            return new IssuanceOutcome(judgement, IssuanceResult.AlreadyIssued, existing.Id);
        }

        var code = judgement.IsCorrection
            ? IssuingProblemCodes.CorrectionOfIssued
            : IssuingProblemCodes.DiffersFromIssued;
        var problem = Problem.Of(code, existing.Id.ToString(), string.Join(", ", differing));
        return new IssuanceOutcome(
            judgement with
            {
                Disposition = Disposition.Hold,
                Completion = null,
                Problems = judgement.Problems.Add(problem),
            },
            IssuanceResult.None,
            null);
    }

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
