namespace BadgeIssuer.IO.Stores;

/// <summary>The signed bytes of all awards, one after another in one file that only grows.</summary>
/// <remarks>
/// The store keeps where each document stands. Bytes become durable before the store names them; what a killed process
/// left at the end is named by nobody and stays there. So a database of small entries suffices, and a document is
/// never moved or written twice.
/// </remarks>
internal sealed class DocumentJournal : IDisposable
{
    private readonly FileStream _file;

    public DocumentJournal(string path) => _file = OwnerOnlyFile.Open(path, bufferSize: 1 << 16);

    /// <summary>Appends a document; it is durable only after <see cref="Flush"/>.</summary>
    /// <returns>Where it begins.</returns>
    public long Append(ReadOnlySpan<byte> content)
    {
        var offset = _file.Seek(0, SeekOrigin.End);
        _file.Write(content);
        return offset;
    }

    /// <summary>Makes what was appended durable.</summary>
    public void Flush() => _file.Flush(flushToDisk: true);

    /// <summary>Reads a document, or <see langword="null"/> if the file does not reach so far.</summary>
    public byte[]? Read(long offset, int length)
    {
        if (offset < 0 || length < 0 || offset + length > _file.Length)
        {
            return null;
        }

        var content = new byte[length];
        _file.Seek(offset, SeekOrigin.Begin);
        _file.ReadExactly(content);
        return content;
    }

    /// <summary>Overwrites a document with zeros; durable only after <see cref="Flush"/>.</summary>
    public void Wipe(long offset, int length)
    {
        _file.Seek(offset, SeekOrigin.Begin);
        _file.Write(new byte[length]);
    }

    public void Dispose() => _file.Dispose();
}
