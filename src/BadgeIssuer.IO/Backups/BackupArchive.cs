using System.IO.Compression;
using System.Security.Cryptography;
using BadgeIssuer.IO.Stores;
using BadgeIssuer.OpenBadges;

namespace BadgeIssuer.IO.Backups;

/// <summary>A backup, opened to be restored. Nothing of it is believed before its digests were compared.</summary>
/// <remarks>
/// Files are found by the names of the manifest, which are those of a workspace; whatever else an archive holds makes it
/// no backup. No file unpacks to more than the manifest says.
/// </remarks>
internal sealed class BackupArchive : IDisposable
{
    private const int MaximumManifest = 64 << 20;

    private readonly string _path;
    private readonly ZipArchive _archive;

    private BackupArchive(string path, ZipArchive archive, BackupManifest manifest) =>
        (_path, _archive, Manifest) = (path, archive, manifest);

    public BackupManifest Manifest { get; }

    /// <summary>Opens a backup, and compares every file with its digest.</summary>
    /// <exception cref="BackupException">It is none, or is damaged.</exception>
    public static BackupArchive Open(string path)
    {
        ZipArchive? archive = null;
        try
        {
            archive = ZipFile.OpenRead(path);
            if (archive.GetEntry(BackupManifest.Name) is not { Length: <= MaximumManifest } named
                || !BackupManifest.TryRead(Read(named), out var manifest))
            {
                throw Damaged(path, BackupManifest.Name);
            }

            var opened = new BackupArchive(path, archive, manifest);
            opened.CompareAll();
            return opened;
        }
        catch (Exception failure) when (failure is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            archive?.Dispose();
            throw new BackupException(Problem.Of(BackupProblemCodes.Damaged, Path.GetFileName(path), "zip"), failure);
        }
        catch (BackupException)
        {
            archive?.Dispose();
            throw;
        }
    }

    /// <summary>Unpacks all files below a folder, which is there.</summary>
    public void ExtractTo(string folder)
    {
        foreach (var file in Manifest.Files)
        {
            var path = Path.Combine(folder, file.Path);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            using var to = OwnerOnlyFile.Open(path);
            Copy(file, to);
        }
    }

    public void Dispose() => _archive.Dispose();

    private void CompareAll()
    {
        var names = _archive.Entries.Select(entry => entry.FullName).Order(StringComparer.Ordinal);
        var expected = Manifest.Files.Select(file => file.Path).Append(BackupManifest.Name).Order(StringComparer.Ordinal);
        if (!names.SequenceEqual(expected, StringComparer.Ordinal))
        {
            throw Damaged(_path, BackupManifest.Name);
        }

        foreach (var file in Manifest.Files)
        {
            Copy(file, Stream.Null);
        }
    }

    private void Copy(BackupManifest.Entry file, Stream to)
    {
        using var from = _archive.GetEntry(file.Path)!.Open();
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[1 << 17];
        var length = 0L;
        for (int read; length <= file.Length && (read = from.Read(buffer)) > 0; length += read)
        {
            hash.AppendData(buffer, 0, read);
            to.Write(buffer, 0, read);
        }

        if (length != file.Length || Convert.ToHexStringLower(hash.GetHashAndReset()) != file.Sha256)
        {
            throw new BackupException(Problem.Of(BackupProblemCodes.FileChanged, file.Path));
        }
    }

    private static byte[] Read(ZipArchiveEntry entry)
    {
        using var stream = entry.Open();
        var content = new byte[entry.Length];
        stream.ReadExactly(content);
        return content;
    }

    private static BackupException Damaged(string path, string what) =>
        new(Problem.Of(BackupProblemCodes.Damaged, Path.GetFileName(path), what));
}
