using System.Collections.Immutable;
using BadgeIssuer.Audit;
using BadgeIssuer.IO.Audit;
using BadgeIssuer.IO.Workspaces;
using BadgeIssuer.Issuing;
using BadgeIssuer.Lifecycle;
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
    public ImmutableArray<IssuedBadge> Add(IReadOnlyList<NewBadge> batch, AuditNote note)
    {
        ArgumentNullException.ThrowIfNull(batch);
        ArgumentNullException.ThrowIfNull(note);
        return Guard(() =>
        {
            var sequence = _lastSequence;
            var stored = new IssuedBadge[batch.Count];
            var added = new List<BsonDocument>(batch.Count);
            var earlier = FindByKeys(batch.Select(badge => badge.Key));
            var mine = new Dictionary<CompletionKey, int>();
            for (var index = 0; index < batch.Count; index++)
            {
                if (earlier.GetValueOrDefault(batch[index].Key) is { } existing)
                {
                    stored[index] = existing;
                }
                else if (!mine.TryAdd(batch[index].Key, index))
                {
                    stored[index] = stored[mine[batch[index].Key]];
                }
                else
                {
                    var document = BadgeDocuments.Write(++sequence, batch[index], Append);
                    added.Add(document);
                    stored[index] = BadgeDocuments.Read(document);
                }
            }

            if (added.Count > 0)
            {
                _journal.Flush();
                InTransaction(
                    () => _badges.Insert(added),
                    note with { Badges = [.. mine.Values.Select(index => AuditedBadge.Made(stored[index]))] });
                _lastSequence = sequence;
            }

            return ImmutableArray.Create(stored);
        });
    }

    /// <inheritdoc/>
    public IssuedBadge Replace(NewBadge badge, BadgeEvent why, AuditNote note)
    {
        ArgumentNullException.ThrowIfNull(badge);
        ArgumentNullException.ThrowIfNull(why);
        ArgumentNullException.ThrowIfNull(note);
        var old = badge.Supersedes ?? throw new ArgumentException("It supersedes nothing.", nameof(badge));
        return Guard(() =>
        {
            var superseded = FindDocument(old);
            if (superseded is null
                || BadgeDocuments.StandingOf(superseded) is BadgeStanding.Superseded or BadgeStanding.Erased
                || (FindByKeys([badge.Key]).GetValueOrDefault(badge.Key) is { } holder && holder.Id != old))
            {
                throw new BadgeStoreException(Problem.Of(StoreProblemCodes.StandingChanged, old.ToString()));
            }

            var document = BadgeDocuments.Write(_lastSequence + 1, badge, Append);
            _journal.Flush();
            var stored = BadgeDocuments.Read(document);
            BadgeDocuments.Supersede(superseded, badge.Id);
            InTransaction(
                () =>
                {
                    Update(superseded, why);
                    return _badges.Insert(document);
                },
                note with { Badges = [AuditedBadge.Made(stored), new AuditedBadge(old)] });
            _lastSequence++;
            return stored;
        });
    }

    /// <inheritdoc/>
    public void Change(IReadOnlyList<StandingChange> changes, AuditNote note)
    {
        ArgumentNullException.ThrowIfNull(changes);
        ArgumentNullException.ThrowIfNull(note);
        Guard(() => InTransaction(
            () =>
            {
                foreach (var change in changes)
                {
                    var badge = FindDocument(change.Id);
                    if (badge is null || BadgeDocuments.StandingOf(badge) != change.From)
                    {
                        throw new BadgeStoreException(
                            Problem.Of(StoreProblemCodes.StandingChanged, change.Id.ToString()));
                    }

                    Update(badge, change.Event);
                }

                return changes.Count;
            },
            note with { Badges = [.. changes.Select(change => new AuditedBadge(change.Id))] }));
    }

    /// <inheritdoc/>
    public void Erase(IReadOnlyList<CredentialId> ids, BadgeEvent why, AuditNote note)
    {
        ArgumentNullException.ThrowIfNull(ids);
        ArgumentNullException.ThrowIfNull(why);
        ArgumentNullException.ThrowIfNull(note);
        Guard(() =>
        {
            InTransaction(
                () =>
                {
                    foreach (var badge in ids.Select(FindDocument).OfType<BsonDocument>())
                    {
                        Erase(badge, why);
                    }

                    return ids.Count;
                },
                note with { Badges = [.. ids.Select(id => new AuditedBadge(id))] });
            FinishErasing();
            return ids.Count;
        });
    }

    /// <inheritdoc/>
    public void Resecure(IReadOnlyList<ResecuredAward> awards, AuditNote note)
    {
        ArgumentNullException.ThrowIfNull(awards);
        ArgumentNullException.ThrowIfNull(note);
        Guard(() =>
        {
            var changed = new List<BsonDocument>(awards.Count);
            foreach (var award in awards)
            {
                var badge = FindDocument(award.Id)
                    ?? throw new BadgeStoreException(Problem.Of(StoreProblemCodes.StandingChanged, award.Id.ToString()));
                BadgeDocuments.Resecure(badge, award, Append);
                changed.Add(badge);
            }

            _journal.Flush();
            return InTransaction(
                () =>
                {
                    foreach (var badge in changed)
                    {
                        _badges.Update(badge);
                        Unpublish(badge);
                    }

                    return changed.Count;
                },
                note with { Badges = [.. changed.Select(badge => AuditedBadge.Secured(BadgeDocuments.Read(badge)))] });
        });
    }

    /// <inheritdoc/>
    public void Record(AuditNote note)
    {
        ArgumentNullException.ThrowIfNull(note);
        Guard(() => InTransaction(() => true, note));
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

    /// <inheritdoc/>
    public IEnumerable<IssuedBadge> Unpublished()
    {
        var through = Guard(() => Published);
        return Changed(entry => entry["published"].AsBoolean is false && entry["_id"].AsInt64 <= through)
            .Concat(List(through));
    }

    /// <inheritdoc/>
    public IEnumerable<IssuedBadge> Changed() => Changed(_ => true);

    /// <inheritdoc/>
    public void MarkPublished(IReadOnlyCollection<IssuedBadge> badges)
    {
        ArgumentNullException.ThrowIfNull(badges);
        if (badges.Count == 0)
        {
            return;
        }

        Guard(() => InTransaction(() =>
        {
            // Those that were never changed, all but a few, have no entry, and none is made.
            var sequences = badges.Select(badge => badge.Sequence).ToHashSet();
            var last = sequences.Max();
            var entries = _changed.Find(BsonExpression.Create("_id BETWEEN @0 AND @1", sequences.Min(), last));
            foreach (var entry in entries.Where(entry => sequences.Contains(entry["_id"].AsInt64)).ToArray())
            {
                entry["published"] = true;
                _changed.Update(entry);
            }

            return last > Published
                && _numbers.Upsert(new BsonDocument { ["_id"] = "published", ["value"] = last });
        }));
    }

    /// <inheritdoc/>
    public SignedStatusList? FindStatusList(StatusListName list) => Guard(() =>
        _signedLists.FindById(list.ToString()) is { } entry && entry.ContainsKey("jwt")
            ? new SignedStatusList(
                list,
                entry["encoded"].AsString,
                entry["issuer"].AsString,
                DateTimeOffset.FromUnixTimeSeconds(entry["until"].AsInt64),
                entry["jwt"].AsBinary,
                entry["record"] is { IsBinary: true } record ? (ReadOnlyMemory<byte>?)record.AsBinary : null)
            {
                Kids = entry["kids"] is { IsArray: true } kids ? [.. kids.AsArray.Select(kid => kid.AsString)] : [],
            }
            : null);

    /// <inheritdoc/>
    public void KeepStatusList(SignedStatusList list)
    {
        ArgumentNullException.ThrowIfNull(list);
        Guard(() => _signedLists.Upsert(new BsonDocument
        {
            ["_id"] = list.List.ToString(),
            ["encoded"] = list.EncodedList,
            ["issuer"] = list.Issuer,
            ["until"] = list.ValidUntil.ToUnixTimeSeconds(),
            ["jwt"] = list.Jwt.ToArray(),
            ["record"] = list.Record?.ToArray(),
            ["kids"] = new BsonArray(list.Kids.Select(kid => new BsonValue(kid))),
        }));
    }

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

    private IEnumerable<IssuedBadge> Changed(Func<BsonDocument, bool> predicate)
    {
        var sequences = Guard(() => _changed.FindAll().Where(predicate).Select(entry => entry["_id"].AsInt64).ToArray());
        return sequences.Order().Select(sequence => Guard(() => BadgeDocuments.Read(_badges.FindById(sequence))));
    }

    private long Published => _numbers.FindById("published") is { } entry ? entry["value"].AsInt64 : 0;

    // The picture was kept once for all; the baked one can be made again, byte for byte.
    private long? Append(SecuredDocument document) =>
        document.Format is CredentialFormat.Png ? null : _journal.Append(document.Content.Span);

    private void Update(BsonDocument badge, BadgeEvent change)
    {
        BadgeDocuments.Add(badge, change);
        _badges.Update(badge);
        _places.Set(BadgeDocuments.Read(badge).Status, change.Standing);
        Unpublish(badge);
    }

    private void Unpublish(BsonDocument badge) =>
        _changed.Upsert(new BsonDocument { ["_id"] = badge["_id"].AsInt64, ["published"] = false });

    // In the caller's transaction; the bytes are overwritten when it stands.
    private void Erase(BsonDocument badge, BadgeEvent why)
    {
        var read = BadgeDocuments.Read(badge);
        _wiped.Insert(BadgeDocuments.EveryPlaceOf(badge).Select(place => new BsonDocument
        {
            ["offset"] = place.Offset,
            ["length"] = place.Length,
        }));

        // Of a badge that was corrected, only the last edition stands for the completion.
        var key = read.Standing is BadgeStanding.Superseded ? "erased\u001F" + read.Id : _erased.Make(read.Key);
        BadgeDocuments.Erase(badge, key);
        Update(badge, why);
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
