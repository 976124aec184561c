using System.Collections.Immutable;
using BadgeIssuer.IO.Workspaces;
using BadgeIssuer.Issuing;
using BadgeIssuer.OpenBadges;
using LiteDB;

namespace BadgeIssuer.IO.Stores;

/// <summary>The issuing store in one LiteDB file and one journal of signed bytes beside it.</summary>
/// <remarks>
/// <para>One process owns it, by a lock file, and one lock stands round every call and every enumeration: LiteDB
/// breaks under readers beside a writer and under two processes, and says nothing (its issue 2817; measured).</para>
/// <para>Files: <c>issuing.db</c>, LiteDB's <c>issuing-log.db</c>, <c>issuing.journal</c>, <c>issuing.lock</c>; all of
/// them readable by their owner alone, since they hold names and addresses.</para>
/// </remarks>
public sealed class LiteDbBadgeStore : IBadgeStore, IDisposable
{
    private const int PageSize = 500;
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>How long to wait for another owner before giving up.</summary>
    /// <value>5 s.</value>
    public static readonly TimeSpan DefaultPatience = TimeSpan.FromSeconds(5);

    private readonly Lock _lock = new();
    private readonly OwnerLock _owner;
    private readonly LiteDatabase _database;
    private readonly DocumentJournal _journal;
    private readonly ILiteCollection<BsonDocument> _badges;
    private readonly ILiteCollection<BsonDocument> _pictures;
    private readonly ILiteCollection<BsonDocument> _signedLists;
    private readonly ILiteCollection<BsonDocument> _numbers;
    private readonly LiteDbStatusPlaces _places;
    private long _lastSequence;

    private LiteDbBadgeStore(string folder, OwnerLock owner)
    {
        _owner = owner;
        var file = Path.Combine(folder, "issuing.db");
        Prepare(file);
        Prepare(Path.Combine(folder, "issuing-log.db"));
        Prepare(Path.Combine(folder, "issuing.journal"));
        _journal = new DocumentJournal(Path.Combine(folder, "issuing.journal"));
        _database = new LiteDatabase(new ConnectionString { Filename = file, Connection = ConnectionType.Direct });
        _badges = _database.GetCollection("badges", BsonAutoId.Int64);
        _badges.EnsureIndex(BadgeDocuments.Id, unique: true);
        _badges.EnsureIndex(BadgeDocuments.Key, unique: true);
        _badges.EnsureIndex(BadgeDocuments.Place, unique: true);
        _pictures = _database.GetCollection("pictures");
        _signedLists = _database.GetCollection("lists");
        _numbers = _database.GetCollection("numbers");
        _places = new LiteDbStatusPlaces(_database);
        _lastSequence = _badges.Find(Query.All(Query.Descending), limit: 1).FirstOrDefault()?["_id"].AsInt64 ?? 0;
    }

    /// <inheritdoc/>
    public int StatusLists => Guard(() => _places.Lists);

    /// <inheritdoc/>
    public long PublishedThrough
    {
        get => Guard(() => _numbers.FindById("published") is { } entry ? entry["value"].AsInt64 : 0);
        set => Guard(() => _numbers.Upsert(new BsonDocument { ["_id"] = "published", ["value"] = value }));
    }

    /// <summary>Opens the store of a workspace, or makes it.</summary>
    /// <param name="folder">The workspace's folder.</param>
    /// <param name="time">The clock, for waiting.</param>
    /// <param name="patience">How long to wait for another owner.</param>
    /// <exception cref="BadgeStoreException">
    /// Another process holds it (<c>store.held</c>), or it cannot be read (<c>store.unreadable</c>).
    /// </exception>
    public static LiteDbBadgeStore Open(string folder, TimeProvider time, TimeSpan patience)
    {
        var owner = OwnerLock.TryTake(Path.Combine(folder, "issuing.lock"), patience, time, out var holder)
            ?? throw new BadgeStoreException(Problem.Of(StoreProblemCodes.Held, holder));
        try
        {
            return new LiteDbBadgeStore(folder, owner);
        }
        catch (Exception exception) when (IsStorage(exception))
        {
            owner.Dispose();
            throw new BadgeStoreException(
                Problem.Of(StoreProblemCodes.Unreadable, Path.Combine(folder, "issuing.db")), exception);
        }
    }

    /// <inheritdoc/>
    public ImmutableArray<StatusPlace> Reserve(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        return Guard(() => InTransaction(() => _places.Reserve(count)));
    }

    /// <inheritdoc/>
    public IssuedBadge? Find(CompletionKey key) => Guard(() => FindByKey(BadgeDocuments.KeyOf(key)));

    /// <inheritdoc/>
    public IssuedBadge? Find(CredentialId id)
    {
        ArgumentNullException.ThrowIfNull(id);
        return Guard(() => FindDocument(id) is { } document ? BadgeDocuments.Read(document) : null);
    }

    /// <inheritdoc/>
    public IEnumerable<IssuedBadge> List(long after = 0)
    {
        while (true)
        {
            var page = Guard(() => _badges
                .Find(Query.GT("_id", after), limit: PageSize)
                .Select(BadgeDocuments.Read)
                .OrderBy(badge => badge.Sequence)
                .ToArray());
            foreach (var badge in page)
            {
                yield return badge;
            }

            if (page.Length < PageSize)
            {
                yield break;
            }

            after = page[^1].Sequence;
        }
    }

    /// <inheritdoc/>
    public ImmutableArray<IssuedBadge> Add(IReadOnlyList<NewBadge> batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        return Guard(() =>
        {
            var sequence = _lastSequence;
            var stored = new IssuedBadge[batch.Count];
            var documents = new List<BsonDocument>(batch.Count);
            var mine = new Dictionary<string, int>(StringComparer.Ordinal);
            for (var index = 0; index < batch.Count; index++)
            {
                var key = BadgeDocuments.KeyOf(
                    new CompletionKey(batch[index].Completion.LearnerNumber, batch[index].AchievementCode));
                if (FindByKey(key) is { } existing)
                {
                    stored[index] = existing;
                    continue;
                }

                if (!mine.TryAdd(key, index))
                {
                    stored[index] = stored[mine[key]];
                    continue;
                }

                var document = BadgeDocuments.Write(++sequence, batch[index], Append);
                documents.Add(document);
                stored[index] = BadgeDocuments.Read(document);
            }

            _journal.Flush();
            InTransaction(() => _badges.Insert(documents));
            _lastSequence = sequence;
            return ImmutableArray.Create(stored);
        });

        // The picture was kept once for all; the baked one can be made again, byte for byte.
        long? Append(SecuredDocument document) =>
            document.Format is CredentialFormat.Png ? null : _journal.Append(document.Content.Span);
    }

    /// <inheritdoc/>
    public ImmutableArray<SecuredDocument> ReadDocuments(IssuedBadge badge)
    {
        ArgumentNullException.ThrowIfNull(badge);
        var read = Guard(() => _badges.FindById(badge.Sequence) is { } document
            ? BadgeDocuments.PlacesOf(document)
                .Select(place => (place.Format, Content: _journal.Read(place.Offset, place.Length)))
                .ToArray()
            : []);
        return [.. badge.Documents
            .Where(document => document.Format is not CredentialFormat.Png)
            .Select(document => Compare(
                badge.Id, document, read.FirstOrDefault(entry => entry.Format == document.Format).Content))];
    }

    /// <inheritdoc/>
    public void KeepPicture(string sha256, ReadOnlyMemory<byte> png) => Guard(() =>
        _pictures.FindById(sha256) is not null
        || _pictures.Upsert(new BsonDocument { ["_id"] = sha256, ["png"] = png.ToArray() }));

    /// <inheritdoc/>
    public ReadOnlyMemory<byte>? FindPicture(string sha256)
    {
        if (Guard(() => _pictures.FindById(sha256)?["png"].AsBinary) is not { } png)
        {
            return null;
        }

        return png;
    }

    /// <inheritdoc/>
    public SignedStatusList? FindStatusList(int list) => Guard(() =>
        _signedLists.FindById(list) is { } entry && entry.ContainsKey("jwt")
            ? new SignedStatusList(
                list,
                entry["encoded"].AsString,
                entry["issuer"].AsString,
                DateTimeOffset.FromUnixTimeSeconds(entry["until"].AsInt64),
                entry["jwt"].AsBinary,
                entry["record"] is { IsBinary: true } record ? (ReadOnlyMemory<byte>?)record.AsBinary : null)
            : null);

    /// <inheritdoc/>
    public void KeepStatusList(SignedStatusList list)
    {
        ArgumentNullException.ThrowIfNull(list);
        Guard(() => _signedLists.Upsert(new BsonDocument
        {
            ["_id"] = list.List,
            ["encoded"] = list.EncodedList,
            ["issuer"] = list.Issuer,
            ["until"] = list.ValidUntil.ToUnixTimeSeconds(),
            ["jwt"] = list.Jwt.ToArray(),
            ["record"] = list.Record?.ToArray(),
        }));
    }

    /// <summary>Closes the store and lets go of it.</summary>
    public void Dispose()
    {
        lock (_lock)
        {
            _database.Dispose();
            _journal.Dispose();
            _owner.Dispose();
        }
    }

    private static SecuredDocument Compare(CredentialId id, StoredDocument stored, byte[]? content)
    {
        var format = CredentialFormatNames.Of(stored.Format);
        if (content is null)
        {
            throw new BadgeStoreException(Problem.Of(StoreProblemCodes.DocumentMissing, id.ToString(), format));
        }

        var found = SecuredDocument.Of(stored.Format, content);
        return found.Sha256 == stored.Sha256
            ? found
            : throw new BadgeStoreException(Problem.Of(StoreProblemCodes.DocumentChanged, id.ToString(), format));
    }

    private BsonDocument? FindDocument(CredentialId id) => _badges.FindOne(Query.EQ(BadgeDocuments.Id, id.ToString()));

    private IssuedBadge? FindByKey(string key) =>
        _badges.FindOne(Query.EQ(BadgeDocuments.Key, key)) is { } document ? BadgeDocuments.Read(document) : null;

    private T InTransaction<T>(Func<T> action)
    {
        _database.BeginTrans();
        try
        {
            var result = action();
            _database.Commit();
            return result;
        }
        catch
        {
            _database.Rollback();
            throw;
        }
    }

    private T Guard<T>(Func<T> action)
    {
        lock (_lock)
        {
            try
            {
                return action();
            }
            catch (Exception exception) when (IsStorage(exception))
            {
                throw new BadgeStoreException(Problem.Of(StoreProblemCodes.CannotWrite), exception);
            }
        }
    }

    private static bool IsStorage(Exception exception) =>
        exception is LiteException or IOException or UnauthorizedAccessException or FormatException;

    private static void Prepare(string path)
    {
        if (!File.Exists(path))
        {
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
            {
                options.UnixCreateMode = OwnerOnly;
            }

            new FileStream(path, options).Dispose();
        }
    }
}
