namespace BadgeIssuer.IO.Backups;

/// <summary>Which files of a workspace a backup holds.</summary>
/// <remarks>
/// Not <c>public/</c>, which is made from the store; not <c>site.db</c>, which is the public side's; not the passphrase,
/// which would open the sealed keys beside it.
/// </remarks>
internal static class BackupContents
{
    private static readonly string[] Files = ["badges.json", "issuing.db", "issuing-log.db", "issuing.journal"];
    private static readonly string[] Folders = ["audit", "artwork", "catalogue", "mappings", "plans"];

    /// <summary>What stands at the top of a workspace and is backed up: files and folders.</summary>
    public static IEnumerable<string> Roots => [.. Files, .. Folders, "keys"];

    /// <summary>The files that are there, relative to the folder, with slashes, in one order.</summary>
    public static IEnumerable<string> In(string folder) => Files
        .Concat(Folders.SelectMany(name => Below(folder, name)))
        .Concat(Below(folder, "keys"))
        .Where(path => Holds(path) && File.Exists(Path.Combine(folder, path)))
        .Order(StringComparer.Ordinal);

    /// <summary>Whether a path may stand in a backup: nothing that leads out of a workspace, nor to a file of another kind.</summary>
    public static bool Holds(string path)
    {
        var segments = path.Split('/');
        return path.Length <= 1000
            && !path.EndsWith(Publishing.FileBatch.TemporaryEnding, StringComparison.Ordinal)
            && segments.All(segment => segment is not ("" or "." or "..")
                && !segment.Any(character => character is '\\' or ':' || char.IsControl(character)))
            && (segments is [var file] ? Files.Contains(file)
                : segments[0] == "keys" ? segments.Length == 2
                    && (segments[1] == "register.json" || segments[1].EndsWith(".key", StringComparison.Ordinal))
                : Folders.Contains(segments[0]));
    }

    private static IEnumerable<string> Below(string folder, string name)
    {
        var top = Path.Combine(folder, name);
        return Directory.Exists(top)
            ? Directory.EnumerateFiles(top, "*", SearchOption.AllDirectories)
                .Select(file => Path.GetRelativePath(folder, file).Replace(Path.DirectorySeparatorChar, '/'))
            : [];
    }
}
