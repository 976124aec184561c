using System.Collections.Immutable;
using BadgeIssuer.IO.Workspaces;
using BadgeIssuer.Issuing;
using BadgeIssuer.OpenBadges;
using BadgeIssuer.Sharing;
using LiteDB;

namespace BadgeIssuer.IO.Stores;

/// <summary>The site's store in one LiteDB file.</summary>
/// <remarks>
/// As with the issuing store, one process owns it, by a lock file, and one lock stands round every call. Files, for
/// <c>site.db</c>: itself, LiteDB's <c>site-log.db</c>, and <c>site.lock</c>; readable by their owner alone. Every change is
/// one transaction of LiteDB's log, which a kill leaves whole or not there at all.
/// </remarks>
public sealed class LiteDbSiteStore : ISiteStore, IDisposable
{
    /// <summary>How long to wait for another owner before giving up.</summary>
    /// <value>5 s.</value>
    public static readonly TimeSpan DefaultPatience = TimeSpan.FromSeconds(5);

    private readonly Lock _lock = new();
    private readonly OwnerLock _owner;
    private readonly LiteDatabase _database;
    private readonly ILiteCollection<BsonDocument> _choices;
    private readonly ILiteCollection<BsonDocument> _links;

    private LiteDbSiteStore(string path, OwnerLock owner)
    {
        _owner = owner;
        OwnerOnlyFile.Prepare(path);
        OwnerOnlyFile.Prepare(Path.ChangeExtension(path, null) + "-log.db");
        _database = new LiteDatabase(new ConnectionString { Filename = path, Connection = ConnectionType.Direct });
        _choices = _database.GetCollection("choices");
        _links = _database.GetCollection("links");
        _links.EnsureIndex("badge");
    }

    /// <summary>Opens a store, or makes it.</summary>
    /// <param name="path">Its file, which ends with <c>.db</c>, in a folder that is there.</param>
    /// <param name="time">The clock, for waiting.</param>
    /// <param name="patience">How long to wait for another owner.</param>
    /// <exception cref="SiteStoreException">
    /// Another process holds it (<c>site.store-held</c>), or it cannot be opened (<c>site.store-unreadable</c>).
    /// </exception>
    public static LiteDbSiteStore Open(string path, TimeProvider time, TimeSpan patience)
    {
        OwnerLock? owner = null;
        try
        {
            owner = OwnerLock.TryTake(Path.ChangeExtension(path, ".lock"), patience, time, out var holder)
                ?? throw new SiteStoreException(Problem.Of(SiteStoreProblemCodes.Held, path, holder));
            return new LiteDbSiteStore(path, owner);
        }
        catch (Exception exception) when (IsStorage(exception))
        {
            owner?.Dispose();
            throw new SiteStoreException(Problem.Of(SiteStoreProblemCodes.Unreadable, path), exception);
        }
    }

    /// <inheritdoc/>
    public HolderChoices FindChoices(CredentialId badge)
    {
        ArgumentNullException.ThrowIfNull(badge);
        return Guard(() => _choices.FindById(badge.ToString())) is { } document
            ? new HolderChoices
            {
                NameShown = document["name"].AsBoolean,
                Listed = document["listed"].AsBoolean,
                Language = document["language"] is { IsInt32: true } language ? (Language)language.AsInt32 : null,
            }
            : new HolderChoices();
    }

    /// <inheritdoc/>
    public void KeepChoices(CredentialId badge, HolderChoices choices)
    {
        ArgumentNullException.ThrowIfNull(badge);
        ArgumentNullException.ThrowIfNull(choices);
        Guard(() => _choices.Upsert(new BsonDocument
        {
            ["_id"] = badge.ToString(),
            ["name"] = choices.NameShown,
            ["listed"] = choices.Listed,
            ["language"] = choices.Language is { } language ? (int)language : BsonValue.Null,
        }));
    }

    /// <inheritdoc/>
    public ImmutableArray<ShareLink> ListLinks(CredentialId badge)
    {
        ArgumentNullException.ThrowIfNull(badge);
        return Guard(() => Of(badge).Select(Read).OrderBy(link => link.MadeAt).ToImmutableArray());
    }

    /// <inheritdoc/>
    public ShareLink? FindLink(string handle) =>
        Guard(() => _links.FindById(handle)) is { } document ? Read(document) : null;

    /// <inheritdoc/>
    public bool AddLink(ShareLink link, int most)
    {
        ArgumentNullException.ThrowIfNull(link);
        return Guard(() =>
        {
            if (Of(link.Badge).Count() >= most)
            {
                return false;
            }

            _links.Insert(new BsonDocument
            {
                ["_id"] = link.Handle,
                ["badge"] = link.Badge.ToString(),
                ["made"] = link.MadeAt.ToUnixTimeMilliseconds(),
                ["ends"] = link.EndsAt is { } end ? end.ToUnixTimeMilliseconds() : BsonValue.Null,
                ["name"] = link.SealedName,
                ["note"] = link.SealedNote,
            });
            return true;
        });
    }

    /// <inheritdoc/>
    public bool WithdrawLink(CredentialId badge, string handle)
    {
        ArgumentNullException.ThrowIfNull(badge);
        return Guard(() => _links.FindById(handle) is { } document
            && document["badge"].AsString == badge.ToString()
            && _links.Delete(handle));
    }

    /// <inheritdoc/>
    public IReadOnlyCollection<CredentialId> ListBadges() => Guard(() => _choices.FindAll()
        .Select(document => document["_id"].AsString)
        .Concat(_links.FindAll().Select(document => document["badge"].AsString))
        .Distinct()
        .Select(Id)
        .ToArray());

    /// <inheritdoc/>
    public void Forget(CredentialId badge)
    {
        ArgumentNullException.ThrowIfNull(badge);
        Guard(() =>
        {
            // Links first: were this to end in between, what still stands makes it be done again.
            _links.DeleteMany("badge = @0", badge.ToString());
            return _choices.Delete(badge.ToString());
        });
    }

    /// <summary>Closes the store and lets go of it.</summary>
    public void Dispose()
    {
        lock (_lock)
        {
            _database.Dispose();
            _owner.Dispose();
        }
    }

    private IEnumerable<BsonDocument> Of(CredentialId badge) => _links.Find(BsonExpression.Create("badge = @0", badge.ToString()));

    private static ShareLink Read(BsonDocument document) => new()
    {
        Handle = document["_id"].AsString,
        Badge = Id(document["badge"].AsString),
        MadeAt = DateTimeOffset.FromUnixTimeMilliseconds(document["made"].AsInt64),
        EndsAt = document["ends"] is { IsInt64: true } end ? DateTimeOffset.FromUnixTimeMilliseconds(end.AsInt64) : null,
        SealedName = document["name"].AsString,
        SealedNote = document["note"].AsString,
    };

    private static CredentialId Id(string text) =>
        CredentialId.TryParse(text, out var id) ? id : throw new FormatException("It is no badge's id.");

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
                throw new SiteStoreException(Problem.Of(SiteStoreProblemCodes.CannotWrite), exception);
            }
        }
    }

    private static bool IsStorage(Exception exception) =>
        exception is LiteException or IOException or UnauthorizedAccessException or FormatException;
}
