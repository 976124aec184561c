using System.Collections.Immutable;
using BadgeIssuer.Issuing;
using BadgeIssuer.OpenBadges;

namespace BadgeIssuer.Tests.Issuing;

/// <summary>A store that forgets: for tests of what stands above stores. It keeps the same contract.</summary>
internal sealed class MemoryBadgeStore : IBadgeStore
{
    private readonly Lock _lock = new();
    private readonly List<(IssuedBadge Badge, SecuredCredential Secured)> _badges = [];
    private readonly Dictionary<string, ReadOnlyMemory<byte>> _pictures = [];
    private readonly Dictionary<int, SignedStatusList> _lists = [];
    private int _reserved;

    public int StatusLists => (_reserved + StatusPlace.ListLength - 1) / StatusPlace.ListLength;

    public long PublishedThrough { get; set; }

    public int Batches { get; private set; }

    public ImmutableArray<StatusPlace> Reserve(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        lock (_lock)
        {
            return [.. Enumerable.Range(0, count).Select(_ => new StatusPlace(1, _reserved++))];
        }
    }

    public IssuedBadge? Find(CompletionKey key) => One(badge => badge.Key == key);

    public IssuedBadge? Find(CredentialId id) => One(badge => badge.Id == id);

    public IEnumerable<IssuedBadge> List(long after = 0)
    {
        lock (_lock)
        {
            return [.. _badges.Select(entry => entry.Badge).Where(badge => badge.Sequence > after)];
        }
    }

    public ImmutableArray<IssuedBadge> Add(IReadOnlyList<NewBadge> batch)
    {
        lock (_lock)
        {
            Batches++;
            if (batch.Any(badge => _badges.Any(entry => entry.Badge.Status == badge.Status)))
            {
                throw new BadgeStoreException(Problem.Of(StoreProblemCodes.CannotWrite));
            }

            return [.. batch.Select(Keep)];
        }
    }

    public ImmutableArray<SecuredDocument> ReadDocuments(IssuedBadge badge)
    {
        lock (_lock)
        {
            return
            [
                .. _badges.Single(entry => entry.Badge.Id == badge.Id).Secured.Documents
                    .Where(document => document.Format is not CredentialFormat.Png),
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

    public SignedStatusList? FindStatusList(int list) => _lists.GetValueOrDefault(list);

    public void KeepStatusList(SignedStatusList list) => _lists[list.List] = list;

    private IssuedBadge? One(Func<IssuedBadge, bool> predicate)
    {
        lock (_lock)
        {
            return _badges.Select(entry => entry.Badge).FirstOrDefault(predicate);
        }
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
            IssuedAt = badge.IssuedAt,
            Documents = [.. badge.Secured.Documents.Select(document => new StoredDocument(document.Format, document.Sha256))],
            PictureSha256 = badge.Secured.PictureSha256,
        };
        if (_badges.Select(entry => entry.Badge).FirstOrDefault(other => other.Key == kept.Key) is { } existing)
        {
            return existing;
        }

        _badges.Add((kept, badge.Secured));
        return kept;
    }
}
