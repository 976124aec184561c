using System.Globalization;
using System.Text;
using BadgeIssuer.Audit;
using BadgeIssuer.IO.Audit;
using BadgeIssuer.IO.Publishing;
using BadgeIssuer.IO.Stores;
using BadgeIssuer.IO.Workspaces;
using BadgeIssuer.Issuing;
using BadgeIssuer.OpenBadges;

namespace BadgeIssuer.IO.Backups;

/// <summary>Puts a backup in the place of a workspace, and takes over from the audit log what the backup does not know.</summary>
/// <remarks>
/// <para>An old backup knows nothing of later revocations, and its status places may have been given out since. The audit
/// log knows both; a log that goes on after the backup is therefore never given up. What cannot be brought back – the
/// badges that were issued in between – is revoked and named, and issued again by the same rosters.</para>
/// <para>Everything is made ready aside, inside the workspace's folder, before anything is moved; what was there is moved
/// into a folder of its own and never deleted. A kill before that leaves the workspace as it was, a kill after it is
/// finished by <see cref="Finish"/>, and until then the workspace cannot be opened.</para>
/// </remarks>
public sealed class Restore
{
    private const string Aside = "restore.new~";
    private const string ReadyName = "READY";
    private const string LogFile = "audit/log.jsonl";

    private readonly string _folder;
    private readonly string _aside;
    private readonly TimeProvider _time;

    private Restore(string folder, TimeProvider time) =>
        (_folder, _aside, _time) = (folder, Path.Combine(folder, Aside), time);

    /// <summary>Whether a restore was interrupted in a folder when everything was ready.</summary>
    public static bool IsUnfinished(string folder) => File.Exists(Path.Combine(folder, Aside, ReadyName));

    /// <summary>Restores a backup.</summary>
    /// <param name="archive">The backup.</param>
    /// <param name="folder">The workspace's folder; made where there is none.</param>
    /// <param name="log">A copy of the audit log that may go on after the backup, or <see langword="null"/>.</param>
    /// <param name="acceptLoss">Whether what is in the folder, and what was issued after the backup, may be given up.</param>
    /// <param name="by">Which member of the staff does it.</param>
    /// <param name="time">The clock.</param>
    /// <exception cref="BackupException">It cannot be done, or not without loss; nothing was changed then.</exception>
    public static RestoreReport Run(
        string archive, string folder, string? log, bool acceptLoss, string by, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(time);
        var restore = new Restore(Path.GetFullPath(folder), time);
        try
        {
            return restore.Run(archive, log, acceptLoss, by);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new BackupException(Problem.Of(BackupProblemCodes.CannotRestore, restore._folder), failure);
        }
    }

    private RestoreReport Run(string archive, string? log, bool acceptLoss, string by)
    {
        Directory.CreateDirectory(_folder);
        CompleteLog();
        using var owner = OwnerLock.TryTake(
            Path.Combine(_folder, "issuing.lock"), LiteDbBadgeStore.DefaultPatience, _time, out var holder)
            ?? throw new BackupException(Problem.Of(StoreProblemCodes.Held, holder));
        if (IsUnfinished(_folder))
        {
            return new RestoreReport(Backup: null, CaughtUp.Nothing, Finish());
        }

        using var backup = BackupArchive.Open(archive);
        var history = FindHistory(backup.Manifest.Head, log);
        RequireConsent(backup.Manifest, history, acceptLoss);

        if (Directory.Exists(_aside))
        {
            Directory.Delete(_aside, recursive: true);
        }

        CreateOwnFolder(_aside);
        backup.ExtractTo(_aside);
        var keys = new RestoredKeys(Path.Combine(_folder, "keys"), Path.Combine(_aside, "keys"), _time);
        keys.Merge();
        if (history.IsNewer)
        {
            using var to = OwnerOnlyFile.Open(Path.Combine(_aside, LogFile));
            to.SetLength(0);
            using var from = new FileStream(history.File!, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            from.CopyTo(to);
            keys.CatchUp(EntriesAfter(history.File!, backup.Manifest.Head.Number));
        }

        var caughtUp = CatchUp(backup.Manifest, by);
        MakeReady();
        return new RestoreReport(backup.Manifest, caughtUp, Finish());
    }

    // A store that was killed may know of entries that its log does not have yet; opening it adds them. One that cannot be
    // read is why backups are there.
    private void CompleteLog()
    {
        if (!IsUnfinished(_folder) && File.Exists(Path.Combine(_folder, "issuing.db")))
        {
            try
            {
                LiteDbBadgeStore.Open(_folder, _time, LiteDbBadgeStore.DefaultPatience).Dispose();
            }
            catch (BadgeStoreException failure) when (failure.Problem.Code != StoreProblemCodes.Held)
            {
                // What it knows beyond its log is lost with it.
            }
        }
    }

    private CaughtUp CatchUp(BackupManifest manifest, string by)
    {
        CaughtUp caughtUp;
        using (var store = LiteDbBadgeStore.Open(_aside, _time, TimeSpan.Zero))
        {
            var now = _time.GetUtcNow();
            var at = now.AddTicks(-(now.Ticks % TimeSpan.TicksPerSecond)).ToUniversalTime();
            caughtUp = store.CatchUp(by, at);
            store.Record(new AuditNote { At = at, By = by, Action = AuditActions.Restore }
                .With("backup", DateTimeStamp.Format(manifest.Made))
                .With("entries", Text(manifest.Head.Number))
                .With("lost", Text(caughtUp.Lost.Count)));
        }

        File.Delete(Path.Combine(_aside, "issuing.lock"));
        return caughtUp;
    }

    // The longest of the logs that are at hand; it must go on from the backup's own end.
    private History FindHistory(AuditHead head, string? log)
    {
        var newest = new History(null, head);
        foreach (var file in new[] { log, Path.Combine(_folder, LogFile) })
        {
            if (file is null || !File.Exists(file))
            {
                continue;
            }

            var finding = AuditChain.Verify(Whole(AuditLog.ReadLines(file)), head);
            if (finding.Code is not (null or AuditProblemCodes.EndMissing))
            {
                throw new BackupException(Problem.Of(
                    BackupProblemCodes.LogUnusable, Text(finding.Number ?? 0), finding.Code));
            }

            if (finding.Code is null && finding.Head.Number > newest.Head.Number)
            {
                newest = new History(file, finding.Head);
            }
        }

        return newest;
    }

    // A kill may have left half a line at the end; the store would cut it off, and so nobody has relied on it.
    private static IEnumerable<ReadOnlyMemory<byte>> Whole(IEnumerable<ReadOnlyMemory<byte>> lines)
    {
        ReadOnlyMemory<byte>? held = null;
        foreach (var line in lines)
        {
            if (held is { } whole)
            {
                yield return whole;
            }

            held = line;
        }

        if (held is { } last && AuditChain.TryRead(last, out _))
        {
            yield return last;
        }
    }

    private void RequireConsent(BackupManifest manifest, History history, bool acceptLoss)
    {
        if (acceptLoss)
        {
            return;
        }

        if (history.IsNewer)
        {
            var issued = EntriesAfter(history.File!, manifest.Head.Number)
                .Sum(entry => entry.Note.Badges.Count(badge => badge.Place is not null));
            throw new BackupException(Problem.Of(
                BackupProblemCodes.LogNewer, Text(history.Head.Number), Text(manifest.Head.Number), Text(issued)));
        }

        if (BackupContents.In(_folder).Any())
        {
            throw new BackupException(Problem.Of(
                BackupProblemCodes.WorkspaceThere, _folder, Text(history.Head.Number), Text(manifest.Head.Number)));
        }

        if (Directory.EnumerateFileSystemEntries(_folder).Any(path =>
            !Path.GetFileName(path).StartsWith("issuing.lock", StringComparison.Ordinal) && path != _aside))
        {
            throw new BackupException(Problem.Of(SettingsProblemCodes.FolderNotEmpty, _folder));
        }
    }

    private static IEnumerable<AuditEntry> EntriesAfter(string log, long number)
    {
        foreach (var line in AuditLog.ReadLines(log))
        {
            if (AuditChain.TryRead(line, out var entry) && entry.Number > number)
            {
                yield return entry;
            }
        }
    }

    private void MakeReady()
    {
        DurableFolders.SyncFileSystem(_aside);
        var stamp = FreeStamp();
        using (var ready = OwnerOnlyFile.Open(Path.Combine(_aside, ReadyName)))
        {
            ready.Write(Encoding.UTF8.GetBytes(string.Join(
                '\n', [stamp, .. BackupContents.Roots.Where(name => Exists(Path.Combine(_aside, name)))])));
            ready.Flush(flushToDisk: true);
        }

        DurableFolders.Sync(_aside);
    }

    // A second restore within one second must not move what was there into the folder of the first one.
    private string FreeStamp()
    {
        var now = _time.GetUtcNow().ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
        var stamp = now;
        for (var number = 2; Exists(BeforeFolder(stamp)); number++)
        {
            stamp = $"{now}-{Text(number)}";
        }

        return stamp;
    }

    private string BeforeFolder(string stamp) => Path.Combine(_folder, "before-restore-" + stamp);

    // Each step leaves a state from which this goes on: what comes and still stands aside has not been moved yet.
    private string? Finish()
    {
        var ready = File.ReadAllLines(Path.Combine(_aside, ReadyName));
        var before = BeforeFolder(ready[0]);
        foreach (var name in BackupContents.Roots)
        {
            var (made, here) = (Path.Combine(_aside, name), Path.Combine(_folder, name));
            var comes = Exists(made);
            if (Exists(here) && (comes || !ready.Contains(name)))
            {
                CreateOwnFolder(before);
                Directory.Move(here, Path.Combine(before, name));
            }

            if (comes)
            {
                Directory.Move(made, here);
            }
        }

        DurableFolders.Sync(_folder);
        File.Delete(Path.Combine(_aside, ReadyName));
        Directory.Delete(_aside, recursive: true);
        return Directory.Exists(before) ? before : null;
    }

    private static bool Exists(string path) => File.Exists(path) || Directory.Exists(path);

    private static void CreateOwnFolder(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
        }
        else
        {
            Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>The log that tells what happened, and its end.</summary>
    /// <param name="File">The log's file, where it goes on after the backup; otherwise null.</param>
    /// <param name="Head">Its end.</param>
    private sealed record History(string? File, AuditHead Head)
    {
        public bool IsNewer => File is not null;
    }
}
