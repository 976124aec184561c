using System.Collections.Immutable;
using BadgeIssuer.Audit;
using BadgeIssuer.Issuing;
using BadgeIssuer.Lifecycle;
using BadgeIssuer.OpenBadges;
using LiteDB;

namespace BadgeIssuer.IO.Stores;

/// <content>What changes awards: each call is one transaction, and one entry of the audit log.</content>
public sealed partial class LiteDbBadgeStore
{
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
}
