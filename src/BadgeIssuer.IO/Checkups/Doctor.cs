using System.Globalization;
using BadgeIssuer.Audit;
using BadgeIssuer.IO.Audit;
using BadgeIssuer.IO.Keys;
using BadgeIssuer.IO.Publishing;
using BadgeIssuer.IO.Workspaces;
using BadgeIssuer.Issuing;
using BadgeIssuer.OpenBadges;
using BadgeIssuer.Securing.Jose;

namespace BadgeIssuer.IO.Checkups;

/// <summary>Looks at every part of a workspace, and changes nothing.</summary>
/// <remarks>
/// Opening the store does what opening it always does: it ends what a process that was killed had begun. Keys are opened
/// only where a passphrase is at hand.
/// </remarks>
public static class Doctor
{
    private const long MostFreeMegabytes = 1024;

    /// <summary>Looks at a workspace.</summary>
    /// <param name="folder">Its folder.</param>
    /// <param name="time">The clock.</param>
    /// <param name="environment">The environment's variables.</param>
    /// <returns>One finding for each part; where the settings cannot be used, only that.</returns>
    public static IEnumerable<Finding> Examine(
        string folder, TimeProvider time, IReadOnlyDictionary<string, string> environment)
    {
        Workspace? opened = null;
        Finding settings;
        try
        {
            opened = Workspace.Open(folder, time, environment);
            settings = Finding.Of(
                "settings", $"{opened.Settings.Profile.ToString().ToLowerInvariant()}, {opened.Settings.BaseUrl}", []);
        }
        catch (WorkspaceException failure)
        {
            settings = Finding.Of("settings", folder, failure.Problems);
        }

        yield return settings;
        if (opened is null)
        {
            yield break;
        }

        using var workspace = opened;
        yield return Keys(workspace);
        yield return Guarded("store", () => Store(workspace));
        yield return Guarded("audit", () => AuditLogOf(workspace));
        yield return Guarded("publication", () => Publication(workspace));
        yield return Fonts(workspace);
        yield return Finding.Of(
            "time-zone",
            $"{workspace.Settings.TimeZone.Id} ({TimeZoneInfo.ConvertTime(time.GetUtcNow(), workspace.Settings.TimeZone):yyyy-MM-dd HH:mm zzz})",
            []);
        yield return Disk(workspace);
    }

    private static Finding Keys(Workspace workspace)
    {
        var problems = new List<Problem>();
        foreach (var entry in workspace.Keys.Entries.Where(entry => entry.State is KeyState.Active))
        {
            Try(problems, () => workspace.Keys.ReadSealed(entry));
        }

        // Whether they open is asked only where nobody must be asked for the passphrase.
        Try(problems, () =>
        {
            try
            {
                workspace.OpenKeys(prompt: null).Dispose();
            }
            catch (KeyRingException failure) when (failure.Problem.Code == KeysProblemCodes.NoPassphrase)
            {
                foreach (var algorithm in workspace.Settings.Formats.Select(format => format.Algorithm).OfType<JwsAlgorithm>()
                    .Where(algorithm => workspace.Keys.SignerFor(algorithm, KeyPurpose.Badges) is null))
                {
                    throw new KeyRingException(Problem.Of(KeysProblemCodes.NoSigningKey, algorithm.Name));
                }
            }
        });

        var active = workspace.Keys.Entries.Count(entry => entry.State is KeyState.Active);
        return Finding.Of("keys", $"{Text(active)}/{Text(workspace.Keys.Entries.Length)}", problems.Distinct());
    }

    private static Finding Store(Workspace workspace)
    {
        var (badges, documents) = (0, 0);
        var problems = new List<Problem>();
        foreach (var badge in workspace.Store.List())
        {
            badges++;
            Try(problems, () => documents += workspace.Store.ReadDocuments(badge).Length);
        }

        return Finding.Of("store", $"{Text(badges)} badges, {Text(documents)} documents", problems);
    }

    private static Finding AuditLogOf(Workspace workspace)
    {
        var head = workspace.Store.AuditHead;
        var log = AuditLog.FileOf(workspace.Folder);
        var finding = AuditChain.Verify(AuditLog.ReadLines(log), head);
        var detail = $"{Text(finding.Head.Number)} entries";
        if (finding.Code is { } code)
        {
            return Finding.Of("audit", detail, [Problem.Of(code, Text(finding.Number ?? 0))]);
        }

        if (finding.Head.Number > head.Number)
        {
            return Finding.Of(
                "audit", detail, [Problem.Of(AuditProblemCodes.StoreOlder, Text(finding.Head.Number), Text(head.Number))]);
        }

        var history = AuditHistory.Read(AuditLog.ReadLines(log));
        return Finding.Of("audit", detail, history.Compare(workspace.Store.List()).Concat(history.Compare(workspace.Keys)));
    }

    private static Finding Publication(Workspace workspace)
    {
        var folder = workspace.PublicFolder;
        var (differing, files) = (workspace.ComparePublication(), Files(folder).ToArray());
        var leftovers = Array.FindAll(files, IsTemporary);
        var problems = new List<Problem>();
        if (differing is [var first, ..])
        {
            problems.Add(Problem.Of(CheckupProblemCodes.PublicationDiffers, Text(differing.Count), first));
        }

        if (leftovers is [var left, ..])
        {
            problems.Add(Problem.Of(
                CheckupProblemCodes.Leftovers, Text(leftovers.Length), Path.GetRelativePath(folder, left)));
        }

        return Finding.Of("publication", $"{Text(files.Length)} files", problems, Health.Poor);
    }

    private static Finding Fonts(Workspace workspace) => Finding.Of(
        "fonts",
        workspace.Pictures.FontFolder,
        workspace.Pictures.HasFonts ? [] : [Problem.Of(CheckupProblemCodes.NoFonts, workspace.Pictures.FontFolder)],
        Health.Poor);

    private static Finding Disk(Workspace workspace)
    {
        var megabytes = new DriveInfo(workspace.Folder).AvailableFreeSpace >> 20;
        return Finding.Of(
            "disk",
            $"{Text(megabytes)} MB",
            megabytes < MostFreeMegabytes
                ? [Problem.Of(CheckupProblemCodes.DiskFull, Text(megabytes), Text(MostFreeMegabytes))]
                : [],
            Health.Poor);
    }

    private static Finding Guarded(string part, Func<Finding> look)
    {
        try
        {
            return look();
        }
        catch (BadgeStoreException failure)
        {
            return Finding.Of(part, "", [failure.Problem]);
        }
        catch (PublishException failure)
        {
            return Finding.Of(part, "", [failure.Problem]);
        }
        catch (WorkspaceException failure)
        {
            return Finding.Of(part, "", failure.Problems);
        }
    }

    private static void Try(List<Problem> problems, Action action)
    {
        try
        {
            action();
        }
        catch (KeyRingException failure)
        {
            problems.Add(failure.Problem);
        }
        catch (BadgeStoreException failure)
        {
            problems.Add(failure.Problem);
        }
    }

    private static IEnumerable<string> Files(string folder) => Directory.Exists(folder)
        ? Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
        : [];

    private static bool IsTemporary(string file) =>
        file.EndsWith(FileBatch.TemporaryEnding, StringComparison.Ordinal);

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
