namespace BadgeIssuer.IO.Stores;

/// <summary>Files that hold names and addresses: their owner alone may read them, from their first moment.</summary>
internal static class OwnerOnlyFile
{
    private const UnixFileMode Mode = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Opens a file to read and write, and makes it first if it is not there.</summary>
    /// <param name="path">The file, in a folder that is there.</param>
    /// <param name="bufferSize">The bytes that are held back before they are written; 0 for none.</param>
    public static FileStream Open(string path, int bufferSize = 4096)
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.OpenOrCreate,
            Access = FileAccess.ReadWrite,
            Share = FileShare.Read,
            BufferSize = bufferSize,
        };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = Mode;
        }

        return new FileStream(path, options);
    }

    /// <summary>Makes an empty file if there is none.</summary>
    public static void Prepare(string path)
    {
        if (!File.Exists(path))
        {
            Open(path).Dispose();
        }
    }
}
