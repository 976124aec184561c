using BadgeIssuer.Issuing;
using LiteDB;

namespace BadgeIssuer.IO.Stores;

/// <content>What publishing asks for and remembers: awards that were changed, and the lists as they were signed last.</content>
public sealed partial class LiteDbBadgeStore
{
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

    private IEnumerable<IssuedBadge> Changed(Func<BsonDocument, bool> predicate)
    {
        var sequences = Guard(() => _changed.FindAll().Where(predicate).Select(entry => entry["_id"].AsInt64).ToArray());
        return sequences.Order().Select(sequence => Guard(() => BadgeDocuments.Read(_badges.FindById(sequence))));
    }

    private long Published => _numbers.FindById("published") is { } entry ? entry["value"].AsInt64 : 0;
}
