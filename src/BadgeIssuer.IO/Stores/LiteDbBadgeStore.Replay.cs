using BadgeIssuer.Audit;
using BadgeIssuer.IO.Audit;
using BadgeIssuer.Issuing;
using BadgeIssuer.Lifecycle;
using BadgeIssuer.OpenBadges;
using LiteDB;

namespace BadgeIssuer.IO.Stores;

/// <content>Taking over from an audit log that goes on after the store, which was restored.</content>
/// <remarks>
/// The log holds no names and no signed bytes, so a badge that was made cannot be made again. What is known of it – its id,
/// its achievement, its place – is kept as a revoked badge: its place is never given out again, verifiers are told, and
/// its completion is free for a new badge.
/// </remarks>
public sealed partial class LiteDbBadgeStore
{
    private const string LostReason = "バックアップからの復元で失われました";

    /// <summary>Does again what the log tells of and the store does not know: all of it, or nothing.</summary>
    /// <param name="by">Which member of the staff restores.</param>
    /// <param name="at">When, in whole seconds.</param>
    /// <returns>What was done; nothing where store and log belong together.</returns>
    /// <exception cref="BadgeStoreException">The log is not that of the store.</exception>
    internal CaughtUp CatchUp(string by, DateTimeOffset at) => Guard(() =>
    {
        if (_audit.Trouble is not { } trouble)
        {
            return CaughtUp.Nothing;
        }

        if (trouble.Code != AuditProblemCodes.StoreOlder)
        {
            throw new BadgeStoreException(trouble);
        }

        var result = new Replayed();
        _database.BeginTrans();
        try
        {
            var head = _audit.Head;
            ReadOnlyMemory<byte> last = default;
            foreach (var line in AuditLog.ReadLines(AuditLog.FileOf(_folder)))
            {
                if (!AuditChain.TryRead(line, out var entry))
                {
                    throw new BadgeStoreException(Problem.Of(AuditProblemCodes.Changed, "?"));
                }

                if (entry.Number <= head.Number)
                {
                    continue;
                }

                if (entry.Previous != head.Hash)
                {
                    throw new BadgeStoreException(Problem.Of(AuditProblemCodes.OtherHistory, entry.Number.ToString(provider: null)));
                }

                Apply(entry.Note, new BadgeEvent(at, by, BadgeStanding.Revoked, LostReason), result);
                (head, last) = (entry.Head, line);
            }

            _audit.Adopt(head, last.ToArray());
            _database.Commit();
        }
        catch
        {
            _database.Rollback();
            throw;
        }

        FinishErasing();
        return new CaughtUp(result.Lost, result.Applied, result.Others);
    });

    private void Apply(AuditNote note, BadgeEvent loss, Replayed result)
    {
        switch (note.Action)
        {
            case AuditActions.Issue or AuditActions.Correct:
                ApplyMaking(note, loss, result);
                break;

            case AuditActions.Revoke:
                Change(note, BadgeStanding.Revoked, result);
                break;

            case AuditActions.Suspend:
                Change(note, BadgeStanding.Suspended, result);
                break;

            case AuditActions.Reinstate:
                Change(note, BadgeStanding.Active, result);
                break;

            case AuditActions.Erase:
                foreach (var badge in Known(note))
                {
                    Erase(badge, EventOf(note, BadgeStanding.Erased));
                    result.Applied++;
                }

                break;

            default:
                result.Others[note.Action] = result.Others.GetValueOrDefault(note.Action) + 1;
                break;
        }
    }

    private void ApplyMaking(AuditNote note, BadgeEvent loss, Replayed result)
    {
        foreach (var badge in note.Badges)
        {
            if (badge.Place is { } place)
            {
                _places.Take(place);
                var lost = BadgeDocuments.Lost(++_lastSequence, badge, place, note);
                _badges.Insert(lost);
                Update(lost, loss);
                result.Lost.Add(badge);
            }
            else if (FindDocument(badge.Id) is { } superseded && note.Badges is [{ Place: not null } successor, ..])
            {
                BadgeDocuments.Supersede(superseded, successor.Id);
                Update(superseded, EventOf(note, BadgeStanding.Superseded));
                result.Applied++;
            }
        }
    }

    // A badge that never holds again stays so, whatever was entered later.
    private void Change(AuditNote note, BadgeStanding standing, Replayed result)
    {
        foreach (var badge in Known(note).Where(badge =>
            BadgeDocuments.StandingOf(badge) is BadgeStanding.Active or BadgeStanding.Suspended))
        {
            Update(badge, EventOf(note, standing));
            result.Applied++;
        }
    }

    private IEnumerable<BsonDocument> Known(AuditNote note) =>
        note.Badges.Select(badge => FindDocument(badge.Id)).OfType<BsonDocument>();

    private static BadgeEvent EventOf(AuditNote note, BadgeStanding standing) =>
        new(note.At, note.By, standing, note.Details.GetValueOrDefault("reason") ?? "");

    private sealed class Replayed
    {
        public List<AuditedBadge> Lost { get; } = [];

        public SortedDictionary<string, int> Others { get; } = new(StringComparer.Ordinal);

        public int Applied { get; set; }
    }
}
