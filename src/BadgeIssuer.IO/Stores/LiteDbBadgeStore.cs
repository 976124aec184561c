using System.Collections.Immutable;
using BadgeIssuer.Audit;
using BadgeIssuer.IO.Audit;
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
/// them readable by their owner alone, since they hold names and addresses. Every effect is entered into
/// <c>audit/log.jsonl</c>: see <see cref="AuditLog"/>.</para>
/// </remarks>
public sealed partial class LiteDbBadgeStore : IBadgeStore, IDisposable
{
    private const int PageSize = 500;

    /// <summary>How long to wait for another owner before giving up.</summary>
    /// <value>5 s.</value>
    public static readonly TimeSpan DefaultPatience = TimeSpan.FromSeconds(5);

    private readonly Lock _lock = new();
    private readonly string _folder;
    private readonly OwnerLock _owner;
    private DocumentJournal _journal;
    private LiteDatabase _database = null!;
    private ILiteCollection<BsonDocument> _badges = null!;
    private ILiteCollection<BsonDocument> _pictures = null!;
    private ILiteCollection<BsonDocument> _signedLists = null!;
    private ILiteCollection<BsonDocument> _numbers = null!;
    private ILiteCollection<BsonDocument> _changed = null!;
    private ILiteCollection<BsonDocument> _wiped = null!;
    private LiteDbStatusPlaces _places = null!;
    private ErasedKeys _erased = null!;
    private AuditTrail _audit = null!;
    private long _lastSequence;

    private LiteDbBadgeStore(string folder, OwnerLock owner)
    {
        _folder = folder;
        _owner = owner;
        _journal = OpenJournal();
        OpenDatabase();
        FinishErasing();
    }

    /// <inheritdoc/>
    public AuditHead AuditHead => Guard(() => _audit.Head);

    /// <inheritdoc/>
    public int StatusLists => Guard(() => _places.Lists);

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
    public IssuedBadge? Find(CompletionKey key) => Find([key]).GetValueOrDefault(key);

    /// <inheritdoc/>
    public IReadOnlyDictionary<CompletionKey, IssuedBadge> Find(IEnumerable<CompletionKey> keys)
    {
        ArgumentNullException.ThrowIfNull(keys);
        return Guard(() => FindByKeys(keys));
    }

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
                .Find(BsonExpression.Create("_id > @0", after), limit: PageSize)
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
    public ImmutableArray<SecuredDocument> ReadDocuments(IssuedBadge badge)
    {
        ArgumentNullException.ThrowIfNull(badge);
        var kept = badge.Documents.Where(document => document.Format is not CredentialFormat.Png).ToArray();
        var read = Guard(() => Array.ConvertAll(
            kept, document => document.Bytes is { } bytes ? _journal.Read(bytes.Offset, bytes.Length) : null));
        return [.. kept.Select((document, index) => Compare(badge.Id, document, read[index]))];
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
    public StatusBits FindStatusBits(int number) => Guard(() => _places.Find(number));

    /// <summary>Closes the store's files, does something with them, and opens them again. They stay this process's.</summary>
    internal void WhileClosed(Action action)
    {
        lock (_lock)
        {
            _audit.Dispose();
            _database.Dispose();
            _journal.Dispose();
            try
            {
                action();
            }
            finally
            {
                _journal = OpenJournal();
                OpenDatabase();
            }
        }
    }

    /// <summary>Closes the store and lets go of it.</summary>
    public void Dispose()
    {
        lock (_lock)
        {
            _audit.Dispose();
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

    private BsonDocument? FindDocument(CredentialId id) => _badges.FindOne(BadgeDocuments.Id + " = @0", id.ToString());

    private Dictionary<CompletionKey, IssuedBadge> FindByKeys(IEnumerable<CompletionKey> keys)
    {
        var sought = keys.ToHashSet();
        var found = new Dictionary<CompletionKey, IssuedBadge>();
        Take(BadgeDocuments.KeyOf);
        if (sought.Count > 0 && _erased.Texts() is { } erased)
        {
            Take(erased);
        }

        return found;

        void Take(Func<CompletionKey, string> textOf)
        {
            var byText = sought.ToDictionary(textOf, StringComparer.Ordinal);
            var texts = new BsonArray(byText.Keys.Select(text => new BsonValue(text)));
            foreach (var document in _badges.Find(BsonExpression.Create(BadgeDocuments.Key + " IN @0", texts)))
            {
                var key = byText[document[BadgeDocuments.Key].AsString];
                found.Add(key, BadgeDocuments.Read(document));
                sought.Remove(key);
            }
        }
    }

    private DocumentJournal OpenJournal() => new(Path.Combine(_folder, "issuing.journal"));

    private void OpenDatabase()
    {
        var file = Path.Combine(_folder, "issuing.db");
        OwnerOnlyFile.Prepare(file);
        OwnerOnlyFile.Prepare(Path.Combine(_folder, "issuing-log.db"));
        _database = new LiteDatabase(new ConnectionString { Filename = file, Connection = ConnectionType.Direct });
        _badges = _database.GetCollection("badges", BsonAutoId.Int64);
        _badges.EnsureIndex(BadgeDocuments.Id, unique: true);
        _badges.EnsureIndex(BadgeDocuments.Key, unique: true);
        _badges.EnsureIndex(BadgeDocuments.Place, unique: true);
        _pictures = _database.GetCollection("pictures");
        _signedLists = _database.GetCollection("lists");
        _numbers = _database.GetCollection("numbers");
        _changed = _database.GetCollection("changed", BsonAutoId.Int64);
        _wiped = _database.GetCollection("wiped", BsonAutoId.Int64);
        _places = new LiteDbStatusPlaces(_database);
        _erased = new ErasedKeys(_database);
        _audit = AuditTrail.Open(_database, _folder);
        _lastSequence = _badges.Find(Query.All(Query.Descending), limit: 1).FirstOrDefault()?["_id"].AsInt64 ?? 0;
    }

    // What was erased still stands in the journal and in pages that the database does not use any more. Both are
    // overwritten before the list of what to overwrite is given up, so a kill in between only makes it be done again.
    private void FinishErasing()
    {
        var wiped = _wiped.FindAll().ToArray();
        if (wiped.Length == 0)
        {
            return;
        }

        foreach (var place in wiped)
        {
            _journal.Wipe(place["offset"].AsInt64, place["length"].AsInt32);
        }

        _journal.Flush();
        _audit.Dispose();
        DatabaseCopy.Rewrite(_database, Path.Combine(_folder, "issuing.db"), without: "wiped");
        OpenDatabase();
    }

    private T InTransaction<T>(Func<T> action, AuditNote? note = null)
    {
        if (note is not null && _audit.Trouble is { } trouble)
        {
            throw new BadgeStoreException(trouble);
        }

        _database.BeginTrans();
        T result;
        try
        {
            result = action();
            if (note is not null)
            {
                _audit.Keep(note);
            }

            _database.Commit();
        }
        catch
        {
            _database.Rollback();
            _audit.Forget();
            throw;
        }

        // LiteDB writes what was committed a moment later, from a queue, and a kill in that moment loses it. Nothing may
        // tell of an effect that could still be lost: neither the audit log nor what is published.
        if (note is not null)
        {
            _database.Checkpoint();
        }

        _audit.Write();
        return result;
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
}
