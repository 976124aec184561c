using System.Globalization;
using BadgeIssuer.OpenBadges;

namespace BadgeIssuer.IO.Publishing;

/// <summary>A folder that is written aside as a whole and takes the place of the one before in one step.</summary>
/// <remarks>
/// Whoever reads sees the old folder or the new one, never some files of each: not while this runs, and not after a
/// <c>kill -9</c> or a power cut. What a killed run has left aside, the next one removes. A file that is the same as before
/// keeps its time, so that what caches and copying programs know of it stays good.
/// </remarks>
public static class FolderExchange
{
    // What stands in a folder that was written here, so that no other folder is ever replaced.
    private const string Mark = ".badges-static-site";

    private const UnixFileMode FolderMode = FileBatch.PublicMode
        | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    /// <summary>Writes a folder anew.</summary>
    /// <param name="folder">The folder, absolute: missing, empty, or written by this before.</param>
    /// <param name="write">Writes everything into the empty folder that it is given; false if it did not.</param>
    /// <returns>Whether it was written. If not, nothing has changed.</returns>
    /// <exception cref="PublishException">The folder holds something else, cannot be written, or cannot be exchanged.</exception>
    public static async Task<bool> ReplaceAsync(string folder, Func<string, Task<bool>> write)
    {
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(write);

        try
        {
            folder = Path.TrimEndingDirectorySeparator(folder);
            if (Directory.Exists(folder))
            {
                folder = new DirectoryInfo(folder).ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? folder;
            }

            RefuseOthers(folder);

            RemoveLeftovers(folder);
            var aside = string.Create(
                CultureInfo.InvariantCulture, $"{folder}.{Environment.ProcessId}{FileBatch.TemporaryEnding}");
            Directory.CreateDirectory(aside);
            if (!await write(aside))
            {
                Remove(aside);
                return false;
            }

            await File.WriteAllBytesAsync(Path.Combine(aside, Mark), []);
            Finish(folder, aside);
            DurableFolders.SyncFileSystem(aside);
            Exchange(folder, aside);
            DurableFolders.Sync(Path.GetDirectoryName(folder)!);
            Remove(aside);
            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new PublishException(Problem.Of(PublishProblemCodes.CannotWriteSite, folder), exception);
        }
    }

    private static void RefuseOthers(string folder)
    {
        var foreign = File.Exists(folder)
            || (Directory.Exists(folder)
                && !File.Exists(Path.Combine(folder, Mark))
                && Directory.EnumerateFileSystemEntries(folder).Any());
        if (foreign)
        {
            throw new PublishException(Problem.Of(PublishProblemCodes.NotASite, folder));
        }
    }

    // Whatever the umask is, a web server must be able to read it: everything in it is public.
    private static void Finish(string before, string now)
    {
        if (!OperatingSystem.IsWindows())
        {
            foreach (var folder in Directory.EnumerateDirectories(now, "*", SearchOption.AllDirectories).Append(now))
            {
                File.SetUnixFileMode(folder, FolderMode);
            }
        }

        foreach (var file in new DirectoryInfo(now).EnumerateFiles("*", SearchOption.AllDirectories))
        {
            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(file.FullName, FileBatch.PublicMode);
            }

            var old = new FileInfo(Path.Combine(before, Path.GetRelativePath(now, file.FullName)));
            if (old.Exists
                && old.Length == file.Length
                && old.LastWriteTimeUtc != file.LastWriteTimeUtc
                && FileBatch.Holds(file.FullName, File.ReadAllBytes(old.FullName)))
            {
                file.LastWriteTimeUtc = old.LastWriteTimeUtc;
            }
        }
    }

    private static void Exchange(string folder, string aside)
    {
        if (!Directory.Exists(folder))
        {
            Directory.Move(aside, folder);
        }
        else if (!DurableFolders.Exchange(folder, aside))
        {
            Remove(aside);
            throw new PublishException(Problem.Of(PublishProblemCodes.CannotExchange, folder));
        }
    }

    // A killed run's, whose program may be about to stop: what cannot be removed now, the next run removes.
    private static void RemoveLeftovers(string folder)
    {
        var parent = Path.GetDirectoryName(folder)!;
        if (!Directory.Exists(parent))
        {
            return;
        }

        foreach (var leftover in Directory.EnumerateDirectories(
            parent, $"{Path.GetFileName(folder)}.*{FileBatch.TemporaryEnding}"))
        {
            try
            {
                Remove(leftover);
            }
            catch (IOException)
            {
            }
        }
    }

    private static void Remove(string aside)
    {
        if (Directory.Exists(aside))
        {
            Directory.Delete(aside, recursive: true);
        }
    }
}
