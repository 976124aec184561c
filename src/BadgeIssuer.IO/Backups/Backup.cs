using System.Collections.Immutable;
using System.IO.Compression;
using System.Security.Cryptography;
using BadgeIssuer.Audit;
using BadgeIssuer.IO.Publishing;
using BadgeIssuer.IO.Stores;
using BadgeIssuer.OpenBadges;

namespace BadgeIssuer.IO.Backups;

/// <summary>Writes a workspace into one archive: everything that is needed to go on elsewhere, but the passphrase.</summary>
/// <remarks>
/// A ZIP file, readable by its owner alone, written aside and renamed. The store's files are closed while they are copied,
/// so that they belong together. What it holds: <see cref="BackupContents"/>.
/// </remarks>
public static class Backup
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Writes a backup.</summary>
    /// <param name="folder">The workspace's folder.</param>
    /// <param name="store">Its store, owned by this process.</param>
    /// <param name="path">The archive; one that is there is replaced when the new one is whole.</param>
    /// <param name="by">Which member of the staff makes it.</param>
    /// <param name="at">When, in whole seconds.</param>
    /// <returns>What the archive says of itself.</returns>
    /// <exception cref="BackupException">The archive cannot be written.</exception>
    public static BackupManifest Write(string folder, LiteDbBadgeStore store, string path, string by, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(store);
        path = Path.GetFullPath(path);

        // Before and not after, so that the entry is in the backup, and restoring it loses nothing of the log.
        store.Record(new AuditNote { At = at, By = by, Action = AuditActions.Backup }
            .With("file", Path.GetFileName(path)));
        var head = store.AuditHead;
        BackupManifest? manifest = null;
        try
        {
            store.WhileClosed(() =>
            {
                using var batch = new FileBatch();
                batch.Write(path, stream => manifest = Write(folder, stream, at, head), OwnerOnly);
                batch.Commit();
            });
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new BackupException(Problem.Of(BackupProblemCodes.CannotWrite, path), failure);
        }

        return manifest!;
    }

    private static BackupManifest Write(string folder, Stream stream, DateTimeOffset at, AuditHead head)
    {
        var files = ImmutableArray.CreateBuilder<BackupManifest.Entry>();
        using var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true);
        foreach (var path in BackupContents.In(folder))
        {
            using var entry = archive.CreateEntry(path, CompressionLevel.Fastest).Open();
            files.Add(Copy(path, Path.Combine(folder, path), entry));
        }

        var manifest = new BackupManifest(at, head, files.ToImmutable());
        using var last = archive.CreateEntry(BackupManifest.Name).Open();
        last.Write(manifest.Write());
        return manifest;
    }

    private static BackupManifest.Entry Copy(string path, string file, Stream to)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using var from = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var buffer = new byte[1 << 17];
        var length = 0L;
        for (int read; (read = from.Read(buffer)) > 0; length += read)
        {
            hash.AppendData(buffer, 0, read);
            to.Write(buffer, 0, read);
        }

        return new BackupManifest.Entry(path, length, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }
}
