using BadgeIssuer.OpenBadges;
using BadgeIssuer.IO.Publishing;

namespace BadgeIssuer.IO.Keys;

/// <summary>Files that their owner alone may read: mode 0600, written aside, flushed, renamed.</summary>
internal static class SecretFile
{
    private const UnixFileMode Mode = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    public static void Write(string path, ReadOnlySpan<byte> content)
    {
        using var batch = new FileBatch();
        batch.Write(path, content, Mode);
        batch.Commit();
    }

    /// <summary>Reads a secret.</summary>
    /// <exception cref="KeyRingException">Others than the owner may read or change the file.</exception>
    public static byte[] Read(string path)
    {
        if (!OperatingSystem.IsWindows())
        {
            var mode = File.GetUnixFileMode(path);
            if ((mode & ~(Mode | UnixFileMode.UserExecute)) != 0)
            {
                throw new KeyRingException(Problem.Of(
                    KeysProblemCodes.FileMode,
                    path,
                    "0" + Convert.ToString((int)mode, 8).PadLeft(3, '0')));
            }
        }

        return File.ReadAllBytes(path);
    }
}
