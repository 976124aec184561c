using BadgeIssuer.IO.Publishing;

namespace BadgeIssuer.Web.Published;

/// <summary>The folder that the issuing side writes and the site only reads.</summary>
/// <remarks>
/// Nothing is watched and nothing is listed: a folder with a hundred thousand badges must not slow the start, and what
/// was published since is found by asking for it. The issuing side renames files into place, so that a file that is
/// there is whole.
/// </remarks>
internal sealed class PublicationFolder
{
    // Those whose files decide what a page says of a badge.
    private static readonly string[] Folders =
        ["b", "credentials", "status", "achievements", "keys", ".well-known", "ob2", "ob2/assertions", "ob2/badges", "ob2/keys"];

    private readonly string _root;

    public PublicationFolder(string path)
    {
        _root = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path)) + Path.DirectorySeparatorChar;
    }

    /// <summary>The folder's full path.</summary>
    public string Root => _root;

    /// <summary>When something was last published or withdrawn: files are renamed into place, which their folder shows.</summary>
    public DateTime Changed
    {
        get
        {
            var last = Directory.GetLastWriteTimeUtc(_root);
            foreach (var folder in Folders)
            {
                var changed = Directory.GetLastWriteTimeUtc(_root + folder);
                last = changed > last ? changed : last;
            }

            return last;
        }
    }

    /// <summary>What the publication says of itself.</summary>
    /// <exception cref="InvalidDataException">There is no publication, or it does not say what the site needs.</exception>
    public PublishedSite Site() => PublishedSite.Find(_root) ?? throw new InvalidDataException(
        $"{_root} holds no publication (site.json). Name its folder by {SiteOptions.Section}:"
        + $"{nameof(SiteOptions.Publication)} or {SiteOptions.PublicationVariable}.");

    /// <summary>A published file, or <see langword="null"/> where there is none.</summary>
    public FileInfo? Find(PublishedFile published)
    {
        // PublishedPaths makes no path that leads out; should one come nevertheless, it ends here.
        var full = Path.GetFullPath(Path.Combine(_root, published.Path));
        if (!full.StartsWith(_root, StringComparison.Ordinal))
        {
            return null;
        }

        var file = new FileInfo(full);
        return file.Exists ? file : null;
    }

    /// <summary>The files of one kind, by name: for whoever writes the whole site at once, and for no request.</summary>
    /// <param name="room">The folder in the publication.</param>
    /// <param name="ending">How their names end.</param>
    public IEnumerable<string> List(string room, string ending)
    {
        var path = Path.Combine(_root, room);
        return Directory.Exists(path)
            ? Directory.EnumerateFiles(path)
                .Where(file => file.EndsWith(ending, StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
            : [];
    }

    /// <summary>A file's bytes, or <see langword="null"/> where there is none.</summary>
    public async ValueTask<byte[]?> ReadAsync(PublishedFile published, CancellationToken cancellationToken)
    {
        try
        {
            return Find(published) is { } file ? await File.ReadAllBytesAsync(file.FullName, cancellationToken) : null;
        }
        catch (FileNotFoundException)
        {
            return null; // withdrawn between looking and opening
        }
    }
}
