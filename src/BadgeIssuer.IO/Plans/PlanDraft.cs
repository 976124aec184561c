using BadgeIssuer.IO.Publishing;
using BadgeIssuer.Issuing.Plans;

namespace BadgeIssuer.IO.Plans;

/// <summary>A plan's folder while it is filled: it has its name only when it is whole.</summary>
public sealed class PlanDraft : IDisposable
{
    private const string AsideEnding = ".new~";
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode OwnerOnlyFolder = OwnerOnly | UnixFileMode.UserExecute;

    // A stranger's file name becomes one of these, or none.
    private static readonly string[] KnownEndings = [".csv", ".tsv", ".txt", ".xlsx"];

    private readonly string _folder;
    private readonly string _aside;

    private PlanDraft(string folder, string aside, PlannedFile roster, PlannedFile? mapping) =>
        (_folder, _aside, Roster, Mapping) = (folder, aside, roster, mapping);

    /// <summary>The copy of the roster.</summary>
    public PlannedFile Roster { get; }

    /// <summary>The copy of the mapping, or <see langword="null"/>.</summary>
    public PlannedFile? Mapping { get; }

    /// <summary>Where the copy of the roster lies.</summary>
    public string RosterPath => Path.Combine(_aside, Roster.Copy);

    /// <summary>Where the copy of the mapping lies, or <see langword="null"/>.</summary>
    public string? MappingPath => Mapping is null ? null : Path.Combine(_aside, Mapping.Copy);

    /// <summary>Where the operator's file with the answers belongs.</summary>
    public string ResultPath => Path.Combine(_aside, PlanFolder.ResultName(Roster));

    /// <summary>Begins a plan: its files are copied first, so that what is read is what is kept.</summary>
    /// <param name="workspace">The workspace's folder; its store belongs to this process.</param>
    /// <param name="id">The plan's name.</param>
    /// <param name="roster">The operator's file.</param>
    /// <param name="mapping">The saved mapping, or <see langword="null"/>.</param>
    /// <exception cref="IOException">A file cannot be read or written.</exception>
    /// <exception cref="UnauthorizedAccessException">A file may not be read or written.</exception>
    public static PlanDraft Begin(string workspace, string id, string roster, string? mapping)
    {
        ArgumentException.ThrowIfNullOrEmpty(id);
        var plans = PlanFolder.FolderOf(workspace);
        MakeFolder(plans);

        // What a killed process left behind holds names.
        foreach (var left in Directory.EnumerateDirectories(plans, "*" + AsideEnding).ToArray())
        {
            Directory.Delete(left, recursive: true);
        }

        var folder = Path.Combine(plans, id);
        var aside = folder + AsideEnding;
        MakeFolder(aside);
        try
        {
            var ending = Path.GetExtension(roster).ToLowerInvariant();
            return new PlanDraft(
                folder,
                aside,
                Copy(roster, aside, "roster" + (KnownEndings.Contains(ending) ? ending : "")),
                mapping is null ? null : Copy(mapping, aside, "mapping.json"));
        }
        catch
        {
            Directory.Delete(aside, recursive: true);
            throw;
        }
    }

    /// <summary>Puts the whole folder in its place, durably.</summary>
    /// <param name="plan">What <c>plan.json</c> is to say.</param>
    public void Commit(IssuancePlan plan)
    {
        using (var batch = new FileBatch())
        {
            batch.Write(Path.Combine(_aside, PlanFolder.PlanName), IssuancePlanJson.Write(plan, out _), OwnerOnly);
            batch.Commit();
        }

        Directory.Move(_aside, _folder);
        DurableFolders.Sync(Path.GetDirectoryName(_folder)!);
    }

    /// <summary>Removes a draft that did not become a plan.</summary>
    public void Dispose()
    {
        if (Directory.Exists(_aside))
        {
            Directory.Delete(_aside, recursive: true);
        }
    }

    private static void MakeFolder(string folder)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(folder, OwnerOnlyFolder);
        }
    }

    private static PlannedFile Copy(string path, string folder, string copy)
    {
        var target = Path.Combine(folder, copy);
        using (var batch = new FileBatch())
        {
            batch.Write(
                target,
                to =>
                {
                    using var from = File.OpenRead(path);
                    from.CopyTo(to);
                },
                OwnerOnly);
            batch.Commit();
        }

        return new PlannedFile(Path.GetFileName(path), copy, PlanFolder.Sha256(target));
    }
}
