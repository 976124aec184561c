using BadgeIssuer.Audit;
using BadgeIssuer.IO.Publishing;
using BadgeIssuer.IO.Stores;
using BadgeIssuer.Issuing;
using BadgeIssuer.OpenBadges;

namespace BadgeIssuer.IO.Audit;

/// <summary>The file <c>audit/log.jsonl</c>: entries of the audit log, one a line, only ever added to.</summary>
/// <remarks>
/// An entry is in the store, in one transaction with its effect, before it is here; what a kill or a full disk kept out
/// of the file is added when the store is opened next, and half a line at the end is cut off for it.
/// </remarks>
public sealed class AuditLog : IDisposable
{
    private readonly FileStream _file;

    private AuditLog(FileStream file) => _file = file;

    /// <summary>The file of a workspace.</summary>
    /// <param name="workspace">The workspace's folder.</param>
    public static string FileOf(string workspace) => Path.Combine(workspace, "audit", "log.jsonl");

    /// <summary>Opens the log of a workspace to add to it, or makes it. Its only writer is the owner of the store.</summary>
    /// <param name="workspace">The workspace's folder.</param>
    /// <param name="last">The last entry that stands in it; <see langword="null"/> if it has none.</param>
    /// <exception cref="BadgeStoreException">Its last whole line is no entry (<c>audit.changed</c>).</exception>
    internal static AuditLog Open(string workspace, out AuditEntry? last)
    {
        var path = FileOf(workspace);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var log = new AuditLog(OwnerOnlyFile.Open(path));
        try
        {
            log.CutTornEnd();
            last = log.ReadLast();
            return log;
        }
        catch
        {
            log.Dispose();
            throw;
        }
    }

    /// <summary>Reads the lines of a log, without line feeds; half a line at its end is a line too.</summary>
    /// <param name="path">The file; one that is not there has no lines.</param>
    public static IEnumerable<ReadOnlyMemory<byte>> ReadLines(string path)
    {
        if (!File.Exists(path))
        {
            yield break;
        }

        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var line = new MemoryStream();
        var buffer = new byte[1 << 16];
        for (int read; (read = file.Read(buffer)) > 0;)
        {
            var start = 0;
            for (int end; (end = Array.IndexOf(buffer, (byte)'\n', start, read - start)) >= 0; start = end + 1)
            {
                line.Write(buffer, start, end - start);
                yield return line.ToArray();
                line.SetLength(0);
            }

            line.Write(buffer, start, read - start);
        }

        if (line.Length > 0)
        {
            yield return line.ToArray();
        }
    }

    /// <summary>Writes lines into a file of their own, aside and then in its place.</summary>
    public static void Export(IEnumerable<ReadOnlyMemory<byte>> lines, string path)
    {
        ArgumentNullException.ThrowIfNull(lines);
        using var content = new MemoryStream();
        foreach (var line in lines)
        {
            content.Write(line.Span);
            content.WriteByte((byte)'\n');
        }

        using var batch = new FileBatch();
        batch.Write(Path.GetFullPath(path), content.GetBuffer().AsSpan(0, (int)content.Length));
        batch.Commit();
    }

    /// <summary>Adds a line; it is durable when this returns.</summary>
    internal void Append(ReadOnlySpan<byte> line)
    {
        _file.Seek(0, SeekOrigin.End);
        _file.Write([.. line, (byte)'\n']);
        _file.Flush(flushToDisk: true);
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    private void CutTornEnd() => _file.SetLength(FindLineFeedBefore(_file.Length) + 1);

    private AuditEntry? ReadLast()
    {
        if (_file.Length == 0)
        {
            return null;
        }

        var start = FindLineFeedBefore(_file.Length - 1) + 1;
        var line = new byte[_file.Length - 1 - start];
        _file.Seek(start, SeekOrigin.Begin);
        _file.ReadExactly(line);
        return AuditChain.TryRead(line, out var entry)
            ? entry
            : throw new BadgeStoreException(Problem.Of(AuditProblemCodes.CannotRead, _file.Name));
    }

    // The position of the last line feed before a position, or -1.
    private long FindLineFeedBefore(long end)
    {
        var buffer = new byte[1 << 12];
        while (end > 0)
        {
            var start = Math.Max(0, end - buffer.Length);
            var part = buffer.AsSpan(0, (int)(end - start));
            _file.Seek(start, SeekOrigin.Begin);
            _file.ReadExactly(part);
            if (part.LastIndexOf((byte)'\n') is >= 0 and var found)
            {
                return start + found;
            }

            end = start;
        }

        return -1;
    }
}
