namespace BadgeIssuer.IO.Publishing;

/// <summary>Files that are written aside, made durable together, and then put in their places one by one.</summary>
/// <remarks>
/// <para>Whoever reads sees the old file or the new one, never half of one: not while this runs, and not after a
/// <c>kill -9</c> or a power cut, because no file gets its name before its bytes are on the disk.</para>
/// <para>One call makes the whole batch durable (<c>syncfs</c>): measured on ext4, 16,600 files a second against 2,300
/// with one <c>fsync</c> each. Where that call is missing, each file is flushed by itself.</para>
/// <para>A file that is there with the same bytes is left alone.</para>
/// <para>Several threads may write at once, into files of their own. Files are put in their places in the order in which
/// they were written, as far as one thread wrote them.</para>
/// </remarks>
public sealed class FileBatch : IDisposable
{
    /// <summary>The ending of a file that is still written aside. Nothing with this ending is ever served.</summary>
    public const string TemporaryEnding = ".tmp~";

    internal const UnixFileMode PublicMode =
        UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    private readonly Lock _lock = new();
    private readonly List<(string Temporary, string Path)> _written = [];
    private readonly HashSet<string> _folders = new(StringComparer.Ordinal);
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);

    /// <summary>The files that were written and are not in their places yet.</summary>
    public int Count => _written.Count;

    /// <summary>Writes one file aside.</summary>
    /// <param name="path">Where it belongs, absolute; missing folders are made.</param>
    /// <param name="content">Its bytes.</param>
    /// <param name="mode">Its permissions; readable by all where nothing is said.</param>
    /// <returns>Whether there was anything to write.</returns>
    public bool Write(string path, ReadOnlySpan<byte> content, UnixFileMode mode = PublicMode)
    {
        if (Holds(path, content))
        {
            return false;
        }

        using var stream = OpenAside(path, mode);
        stream.Write(content);
        Note(stream, path);
        return true;
    }

    /// <summary>Writes one file aside that is too large to stand in memory; it counts as new whatever is there.</summary>
    /// <param name="path">Where it belongs, absolute; missing folders are made.</param>
    /// <param name="write">Writes its bytes. What it throws is passed on, and nothing is left behind.</param>
    /// <param name="mode">Its permissions; readable by all where nothing is said.</param>
    public void Write(string path, Action<Stream> write, UnixFileMode mode = PublicMode)
    {
        ArgumentNullException.ThrowIfNull(write);

        using var stream = OpenAside(path, mode);
        try
        {
            using var buffered = new BufferedStream(stream, 64 * 1024);
            write(buffered);
            buffered.Flush();
            Note(stream, path);
        }
        catch
        {
            File.Delete(path + TemporaryEnding);
            throw;
        }
    }

    /// <summary>Makes everything durable and puts it in its place.</summary>
    public void Commit()
    {
        if (_written.Count == 0)
        {
            return;
        }

        DurableFolders.SyncFileSystem(_folders.First());
        foreach (var (temporary, path) in _written)
        {
            File.Move(temporary, path, overwrite: true);
        }

        foreach (var folder in _folders)
        {
            DurableFolders.Sync(folder);
        }

        _written.Clear();
        _folders.Clear();
    }

    /// <summary>Removes what was written aside and not put in its place.</summary>
    public void Dispose()
    {
        foreach (var (temporary, _) in _written)
        {
            File.Delete(temporary);
        }

        _written.Clear();
    }

    private FileStream OpenAside(string path, UnixFileMode mode)
    {
        var folder = Path.GetDirectoryName(path)!;
        lock (_lock)
        {
            if (_known.Add(folder))
            {
                Directory.CreateDirectory(folder);
            }
        }

        // Never FileMode.Create: it truncates, and ext4 writes a file that was truncated to the disk as soon as it is
        // closed, each by itself.
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            Share = FileShare.None,
            BufferSize = 0,
        };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = mode;
        }

        try
        {
            return new FileStream(path + TemporaryEnding, options);
        }
        catch (IOException) when (File.Exists(path + TemporaryEnding))
        {
            // A run that was killed has left it.
            File.Delete(path + TemporaryEnding);
            return new FileStream(path + TemporaryEnding, options);
        }
    }

    private void Note(FileStream stream, string path)
    {
        if (!OperatingSystem.IsLinux())
        {
            stream.Flush(flushToDisk: true);
        }

        lock (_lock)
        {
            _written.Add((path + TemporaryEnding, path));
            _folders.Add(Path.GetDirectoryName(path)!);
        }
    }

    /// <summary>Whether a file is there with these bytes.</summary>
    internal static bool Holds(string path, ReadOnlySpan<byte> content)
    {
        var file = new FileInfo(path);
        return file.Exists && file.Length == content.Length && content.SequenceEqual(File.ReadAllBytes(path));
    }
}
