using System.Globalization;
using BadgeIssuer.Audit;
using BadgeIssuer.OpenBadges;
using LiteDB;

namespace BadgeIssuer.IO.Audit;

/// <summary>The audit log as the store sees it: entries kept in its transactions, then added to the file.</summary>
/// <remarks>
/// The store's collection holds the entries that may not be in the file yet, and always the last one: from it the store
/// knows where the log must have got to.
/// </remarks>
internal sealed class AuditTrail : IDisposable
{
    private readonly ILiteCollection<BsonDocument> _entries;
    private readonly AuditLog _log;
    private readonly Queue<byte[]> _kept = new();
    private AuditHead _written;

    private AuditTrail(ILiteCollection<BsonDocument> entries, AuditLog log) => (_entries, _log) = (entries, log);

    /// <summary>The end of the log, with what this transaction has kept.</summary>
    public AuditHead Head { get; private set; }

    /// <summary>Why nothing may have an effect: store and log do not belong together; otherwise <see langword="null"/>.</summary>
    public Problem? Trouble { get; private set; }

    /// <summary>Opens the log, and adds what a process that was killed did not add.</summary>
    public static AuditTrail Open(ILiteDatabase database, string workspace)
    {
        var entries = database.GetCollection("audit", BsonAutoId.Int64);
        var log = AuditLog.Open(workspace, out var last);
        var written = last?.Head ?? AuditHead.Empty;
        var kept = entries.FindAll().OrderBy(entry => entry["_id"].AsInt64).ToArray();
        var known = kept.Length == 0 ? AuditHead.Empty : HeadOf(kept[^1]);
        var missing = kept.Where(entry => entry["_id"].AsInt64 > written.Number).ToArray();
        var trail = new AuditTrail(entries, log)
        {
            Head = known,
            Trouble = Compare(written, known, kept, missing),
        };
        if (trail.Trouble is null)
        {
            foreach (var entry in missing)
            {
                log.Append(entry["line"].AsBinary);
            }
        }

        trail._written = known;
        return trail;
    }

    /// <summary>Takes the end of the file as the end of the log, in the caller's transaction.</summary>
    /// <param name="head">The end of the file.</param>
    /// <param name="line">Its last line.</param>
    public void Adopt(AuditHead head, byte[] line)
    {
        _entries.DeleteAll();
        _entries.Insert(new BsonDocument { ["_id"] = head.Number, ["hash"] = head.Hash, ["line"] = line });
        (Head, _written, Trouble) = (head, head, null);
    }

    /// <summary>Keeps an entry, in the caller's transaction.</summary>
    public void Keep(AuditNote note)
    {
        var line = AuditChain.Append(Head, note, out var next);
        _entries.DeleteMany("_id < @0", _written.Number);
        _entries.Insert(new BsonDocument { ["_id"] = next.Number, ["hash"] = next.Hash, ["line"] = line });
        _kept.Enqueue(line);
        Head = next;
    }

    /// <summary>Adds to the file what was kept. Called when the transaction stands.</summary>
    public void Write()
    {
        while (_kept.TryDequeue(out var line))
        {
            _log.Append(line);
        }

        _written = Head;
    }

    /// <summary>Forgets what was kept. Called when the transaction was undone.</summary>
    public void Forget()
    {
        _kept.Clear();
        Head = _written;
    }

    public void Dispose() => _log.Dispose();

    private static Problem? Compare(AuditHead written, AuditHead known, BsonDocument[] kept, BsonDocument[] missing)
    {
        if (written.Number > known.Number)
        {
            return Problem.Of(AuditProblemCodes.StoreOlder, Text(written.Number), Text(known.Number));
        }

        if (missing.Length != known.Number - written.Number)
        {
            return Problem.Of(AuditProblemCodes.EndMissing, Text(known.Number));
        }

        var same = Array.Find(kept, entry => entry["_id"].AsInt64 == written.Number);
        var continued = missing.Length == 0
            || (AuditChain.TryRead(missing[0]["line"].AsBinary, out var first) && first.Previous == written.Hash);
        return continued && (same is null || HeadOf(same) == written)
            ? null
            : Problem.Of(AuditProblemCodes.OtherHistory, Text(written.Number));
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static AuditHead HeadOf(BsonDocument entry) => new(entry["_id"].AsInt64, entry["hash"].AsString);
}
