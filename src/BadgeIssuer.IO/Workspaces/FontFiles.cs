using BadgeIssuer.Artwork;

namespace BadgeIssuer.IO.Workspaces;

/// <summary>The fonts of a folder: its <c>*.ttf</c>, in the order of their names.</summary>
public static class FontFiles
{
    /// <summary>Whether there is any; a folder that is not there has none.</summary>
    public static bool HasFonts(string folder) => In(folder).Length > 0;

    /// <summary>Reads them.</summary>
    /// <returns><see langword="null"/> where there is none.</returns>
    /// <exception cref="IOException">One cannot be read.</exception>
    /// <exception cref="InvalidDataException">One is no font.</exception>
    public static FontSet? Load(string folder) => In(folder) is { Length: > 0 } files
        ? FontSet.Load([.. files.Select(file => (ReadOnlyMemory<byte>)File.ReadAllBytes(file))])
        : null;

    private static string[] In(string folder) => Directory.Exists(folder)
        ? [.. Directory.GetFiles(folder, "*.ttf").Order(StringComparer.Ordinal)]
        : [];
}
