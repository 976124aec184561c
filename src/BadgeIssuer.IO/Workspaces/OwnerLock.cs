using System.Diagnostics;
using System.Globalization;

namespace BadgeIssuer.IO.Workspaces;

/// <summary>Makes one process the owner of something in the workspace until this is disposed of.</summary>
/// <remarks>
/// A file that is open for nobody else (<see cref="FileShare.None"/>, which is <c>flock</c> on Linux): the operating
/// system lets go of it when the process ends, however it ends. Who holds it stands in a second file beside it,
/// because the first one cannot be read meanwhile.
/// </remarks>
internal sealed class OwnerLock : IDisposable
{
    private const string HolderEnding = ".holder";

    private readonly FileStream _file;
    private readonly string _path;

    private OwnerLock(FileStream file, string path) => (_file, _path) = (file, path);

    /// <summary>Becomes the owner, or waits for it.</summary>
    /// <param name="path">The lock file.</param>
    /// <param name="patience">How long to wait for another owner.</param>
    /// <param name="time">The clock.</param>
    /// <param name="holder">Who holds it, if this returns <see langword="null"/>: a process's number and name.</param>
    public static OwnerLock? TryTake(string path, TimeSpan patience, TimeProvider time, out string holder)
    {
        var begun = time.GetTimestamp();
        while (true)
        {
            try
            {
                var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
                File.WriteAllText(path + HolderEnding, Describe());
                holder = "";
                return new OwnerLock(file, path);
            }
            catch (IOException) when (File.Exists(path))
            {
                if (time.GetElapsedTime(begun) >= patience)
                {
                    holder = ReadHolder(path + HolderEnding);
                    return null;
                }
            }

            Thread.Sleep(TimeSpan.FromMilliseconds(25));
        }
    }

    /// <summary>Lets go.</summary>
    public void Dispose()
    {
        File.Delete(_path + HolderEnding);
        _file.Dispose();
    }

    private static string Describe()
    {
        using var process = Process.GetCurrentProcess();
        return string.Create(CultureInfo.InvariantCulture, $"{process.Id} ({process.ProcessName})");
    }

    private static string ReadHolder(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (IOException)
        {
            // It let go, or has just taken hold and not written its name yet.
            return "?";
        }
    }
}
