using System.Collections.Immutable;
using BadgeIssuer.Audit;
using BadgeIssuer.Issuing;
using BadgeIssuer.Lifecycle;
using BadgeIssuer.OpenBadges;
using BadgeIssuer.Sharing;

namespace BadgeIssuer.Tests.Issuing;

/// <summary>A store that forgets: for tests of what stands above stores. It keeps the same contract.</summary>
internal sealed class MemoryBadgeStore : IBadgeStore
{
    private readonly Lock _lock = new();
    private readonly List<(IssuedBadge Badge, SecuredCredential Secured)> _badges = [];
    private readonly Dictionary<CompletionKey, CredentialId> _keys = [];
    private readonly HashSet<CredentialId> _unpublished = [];
    private readonly Dictionary<string, ReadOnlyMemory<byte>> _pictures = [];
    private readonly Dictionary<StatusListName, SignedStatusList> _lists = [];
    private readonly List<AuditEntry> _entries = [];
    private int _reserved;

    public int StatusLists => (_reserved + StatusPlace.ListLength - 1) / StatusPlace.ListLength;

    public int Batches { get; private set; }

    public AuditHead AuditHead { get; private set; } = AuditHead.Empty;

    /// <summary>What was written into the audit log.</summary>
    public IReadOnlyList<AuditEntry> Entries => _entries;

    public ImmutableArray<StatusPlace> Reserve(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        lock (_lock)
        {
            return [.. Enumerable.Range(0, count).Select(_ => new StatusPlace(1, _reserved++))];
        }
    }

    public IssuedBadge? Find(CompletionKey key)
    {
        lock (_lock)
        {
            return _keys.TryGetValue(key, out var id) ? Find(id) : null;
        }
    }

    public IReadOnlyDictionary<CompletionKey, IssuedBadge> Find(IEnumerable<CompletionKey> keys) => keys
        .Distinct()
        .Where(key => Find(key) is not null)
        .ToDictionary(key => key, key => Find(key)!);

    public IssuedBadge? Find(CredentialId id)
    {
        lock (_lock)
        {
            return _badges.Select(entry => entry.Badge).FirstOrDefault(badge => badge.Id == id);
        }
    }

    public IEnumerable<IssuedBadge> List(long after = 0) => Where(badge => badge.Sequence > after);

    public IEnumerable<IssuedBadge> Unpublished() => Where(badge => _unpublished.Contains(badge.Id));

    public IEnumerable<IssuedBadge> Changed() => Where(badge => !badge.Events.IsEmpty);

    public void MarkPublished(IReadOnlyCollection<IssuedBadge> badges)
    {
        lock (_lock)
        {
            _unpublished.ExceptWith(badges.Select(badge => badge.Id));
        }
    }

    public ImmutableArray<IssuedBadge> Add(IReadOnlyList<NewBadge> batch, AuditNote note)
    {
        lock (_lock)
        {
            Batches++;
            if (batch.Any(badge => Find(badge.Key) is null && _badges.Any(entry => entry.Badge.Status == badge.Status)))
            {
                throw new BadgeStoreException(Problem.Of(StoreProblemCodes.CannotWrite));
            }

            var kept = new List<IssuedBadge>();
            ImmutableArray<IssuedBadge> answer =
            [
                .. batch.Select(badge =>
                {
                    if (Find(badge.Key) is { } existing)
                    {
                        return existing;
                    }

                    kept.Add(Keep(badge));
                    return kept[^1];
                }),
            ];
            if (kept.Count > 0)
            {
                Write(note with { Badges = [.. kept.Select(AuditedBadge.Made)] });
            }

            return answer;
        }
    }

    public IssuedBadge Replace(NewBadge badge, BadgeEvent why, AuditNote note)
    {
        lock (_lock)
        {
            var old = Find(badge.Supersedes!);
            if (old is null or { Standing: BadgeStanding.Superseded or BadgeStanding.Erased }
                || (Find(badge.Key) is { } holder && holder.Id != old.Id))
            {
                throw new BadgeStoreException(Problem.Of(StoreProblemCodes.StandingChanged, badge.Supersedes!.ToString()));
            }

            Update(old with { SupersededBy = badge.Id }, why);
            _keys.Remove(old.Key);
            var kept = Keep(badge);
            Write(note with { Badges = [AuditedBadge.Made(kept), new AuditedBadge(old.Id)] });
            return kept;
        }
    }

    public void Change(IReadOnlyList<StandingChange> changes, AuditNote note)
    {
        lock (_lock)
        {
            if (changes.FirstOrDefault(change => Find(change.Id)?.Standing != change.From) is { } stale)
            {
                throw new BadgeStoreException(Problem.Of(StoreProblemCodes.StandingChanged, stale.Id.ToString()));
            }

            foreach (var change in changes)
            {
                Update(Find(change.Id)!, change.Event);
            }

            Write(note with { Badges = [.. changes.Select(change => new AuditedBadge(change.Id))] });
        }
    }

    public void Erase(IReadOnlyList<CredentialId> ids, BadgeEvent why, AuditNote note)
    {
        lock (_lock)
        {
            foreach (var badge in ids.Select(Find).OfType<IssuedBadge>())
            {
                var nobody = badge.Completion with { LearnerNumber = "", Name = "", EmailAddress = "" };
                var handle = HolderToken.TryParse(badge.HolderToken, out var token) ? token.Handle : badge.WithdrawnHandle;
                Update(
                    badge with { Completion = nobody, HolderToken = "", WithdrawnHandle = handle, Documents = [] }, why);
            }

            Write(note with { Badges = [.. ids.Select(id => new AuditedBadge(id))] });
        }
    }

    public void Resecure(IReadOnlyList<ResecuredAward> awards, AuditNote note)
    {
        lock (_lock)
        {
            foreach (var award in awards)
            {
                var index = _badges.FindIndex(entry => entry.Badge.Id == award.Id);
                var badge = _badges[index].Badge;
                _badges[index] = (
                    badge with
                    {
                        Documents = [.. award.Secured.Documents.Select(each => new StoredDocument(each.Format, each.Sha256))],
                        PictureSha256 = award.Secured.PictureSha256,
                        ValidThrough = award.ValidThrough ?? badge.ValidThrough,
                        Events = award.Event is { } happened ? badge.Events.Add(happened) : badge.Events,
                    },
                    award.Secured);
                _unpublished.Add(award.Id);
            }

            Write(note with { Badges = [.. awards.Select(award => AuditedBadge.Secured(Find(award.Id)!))] });
        }
    }

    public void Record(AuditNote note)
    {
        lock (_lock)
        {
            Write(note);
        }
    }

    public ImmutableArray<SecuredDocument> ReadDocuments(IssuedBadge badge)
    {
        lock (_lock)
        {
            var (kept, secured) = _badges.Single(entry => entry.Badge.Id == badge.Id);
            return
            [
                .. secured.Documents.Where(document => document.Format is not CredentialFormat.Png
                    && kept.Documents.Any(stored => stored.Format == document.Format)),
            ];
        }
    }

    public void KeepPicture(string sha256, ReadOnlyMemory<byte> png) => _pictures[sha256] = png;

    public ReadOnlyMemory<byte>? FindPicture(string sha256)
    {
        if (_pictures.TryGetValue(sha256, out var png))
        {
            return png;
        }

        return null;
    }

    public StatusBits FindStatusBits(int number) => new(
        [.. Where(badge => badge.Standing is not (BadgeStanding.Active or BadgeStanding.Suspended))
            .Select(badge => badge.Status.Index).Order()],
        [.. Where(badge => badge.Standing is BadgeStanding.Suspended).Select(badge => badge.Status.Index).Order()]);

    public SignedStatusList? FindStatusList(StatusListName list) => _lists.GetValueOrDefault(list);

    public void KeepStatusList(SignedStatusList list) => _lists[list.List] = list;

    private ImmutableArray<IssuedBadge> Where(Func<IssuedBadge, bool> predicate)
    {
        lock (_lock)
        {
            return [.. _badges.Select(entry => entry.Badge).Where(predicate)];
        }
    }

    private void Write(AuditNote note)
    {
        if (!AuditChain.TryRead(AuditChain.Append(AuditHead, note, out _), out var entry))
        {
            throw new ArgumentException("The note cannot be written.", nameof(note));
        }

        AuditHead = entry.Head;
        _entries.Add(entry);
    }

    private void Update(IssuedBadge badge, BadgeEvent change)
    {
        var index = _badges.FindIndex(entry => entry.Badge.Id == badge.Id);
        _badges[index] = (
            badge with { Standing = change.Standing, Events = badge.Events.Add(change) }, _badges[index].Secured);
        _unpublished.Add(badge.Id);
    }

    private IssuedBadge Keep(NewBadge badge)
    {
        var kept = new IssuedBadge
        {
            Id = badge.Id,
            Sequence = _badges.Count + 1,
            Completion = badge.Completion,
            AchievementCode = badge.AchievementCode,
            Status = badge.Status,
            ValidThrough = badge.ValidThrough,
            IssuedAt = badge.IssuedAt,
            Documents = [.. badge.Secured.Documents.Select(document => new StoredDocument(document.Format, document.Sha256))],
            PictureSha256 = badge.Secured.PictureSha256,
            Batch = badge.Batch,
            Operator = badge.Operator,
            HolderToken = badge.HolderToken,
            CanBeSuspended = badge.CanBeSuspended,
            Supersedes = badge.Supersedes,
        };
        _badges.Add((kept, badge.Secured));
        _keys[kept.Key] = kept.Id;
        _unpublished.Add(kept.Id);
        return kept;
    }
}
