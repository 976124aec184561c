using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using BadgeIssuer.IO.Publishing;
using BadgeIssuer.Issuing.Plans;
using BadgeIssuer.OpenBadges;

namespace BadgeIssuer.IO.Plans;

/// <summary>
/// A plan's folder, <c>plans/{id}/</c>: the roster's exact bytes, the mapping, <c>plan.json</c>, the operator's file with
/// the answers, and <c>approval.json</c> once there is one. Only its owner may look into it, since it holds names.
/// </summary>
public sealed class PlanFolder
{
    internal const string PlanName = "plan.json";
    internal const string ApprovalName = "approval.json";
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private PlanFolder(string path, IssuancePlan plan, string hash) => (Path, Plan, Hash) = (path, plan, hash);

    /// <summary>The folder, absolute.</summary>
    public string Path { get; }

    /// <summary>What the plan says.</summary>
    public IssuancePlan Plan { get; }

    /// <summary>The plan's hash, by which it is approved.</summary>
    public string Hash { get; }

    /// <summary>The copy of the roster.</summary>
    public string Roster => System.IO.Path.Combine(Path, Plan.Roster.Copy);

    /// <summary>The copy of the mapping, or <see langword="null"/> if there was none.</summary>
    public string? Mapping => Plan.Mapping is { } mapping ? System.IO.Path.Combine(Path, mapping.Copy) : null;

    /// <summary>The operator's file with the answers.</summary>
    public string Result => System.IO.Path.Combine(Path, ResultName(Plan.Roster));

    /// <summary>The folder in which a workspace's plans are.</summary>
    /// <param name="workspace">The workspace's folder.</param>
    public static string FolderOf(string workspace) => System.IO.Path.Combine(workspace, "plans");

    /// <summary>
    /// Whether what a person gave names a plan and not a roster: a folder, the name of a plan that is there, or what is named
    /// like one and is no file.
    /// </summary>
    /// <param name="workspace">The workspace's folder.</param>
    /// <param name="given">The plan's name.</param>
    /// <param name="fullPath">The same as an absolute path.</param>
    public static bool IsPlan(string workspace, string given, string fullPath) =>
        Directory.Exists(fullPath) || Directory.Exists(Named(workspace, given))
            || (!File.Exists(fullPath) && IsNamedAsPlan(given));

    // The day and six characters: see IssuanceRun.Begin.
    private static bool IsNamedAsPlan(string given) =>
        given.Length == 15 && given[8] == '-' && given.AsSpan(0, 8).IndexOfAnyExceptInRange('0', '9') < 0
        && !given.AsSpan(9).ContainsAny('.', '/', '\\');

    /// <summary>Opens a plan.</summary>
    /// <param name="workspace">The workspace's folder.</param>
    /// <param name="given">The plan's name, as a person gave it.</param>
    /// <param name="fullPath">The same as an absolute path: a plan may also be given by its folder.</param>
    /// <param name="plan">The plan, if this returns <see langword="true"/>.</param>
    /// <param name="problem">Why not: <c>plan.unknown</c> or <c>plan.changed</c>.</param>
    public static bool TryOpen(
        string workspace,
        string given,
        string fullPath,
        [NotNullWhen(true)] out PlanFolder? plan,
        [NotNullWhen(false)] out Problem? problem)
    {
        ArgumentException.ThrowIfNullOrEmpty(given);
        var folder = Directory.Exists(fullPath) ? fullPath : Named(workspace, given);
        plan = null;
        var file = System.IO.Path.Combine(folder, PlanName);

        // A plan belongs to one workspace, and its name is the folder's.
        if (!File.Exists(file) || Inside(workspace, folder) is not { } name)
        {
            problem = Problem.Of(PlanProblemCodes.Unknown, given);
            return false;
        }

        if (!IssuancePlanJson.TryRead(File.ReadAllBytes(file), out var read, out var hash) || read.Id != name)
        {
            problem = Problem.Of(PlanProblemCodes.Changed, name);
            return false;
        }

        problem = null;
        plan = new PlanFolder(folder, read, hash);
        return true;
    }

    /// <summary>What of the plan's own files is not as it was: empty where nothing was changed.</summary>
    public ImmutableArray<Problem> CheckFiles()
    {
        var problems = ImmutableArray.CreateBuilder<Problem>();
        if (!File.Exists(Roster))
        {
            problems.Add(Problem.Of(PlanProblemCodes.RosterMissing, Plan.Id));
        }
        else if (Sha256(Roster) != Plan.Roster.Sha256)
        {
            problems.Add(Problem.Of(PlanProblemCodes.RosterChanged, Plan.Id));
        }

        if (Mapping is { } mapping && (!File.Exists(mapping) || Sha256(mapping) != Plan.Mapping!.Sha256))
        {
            problems.Add(Problem.Of(PlanProblemCodes.MappingChanged, Plan.Id));
        }

        return problems.ToImmutable();
    }

    /// <summary>The approval as it stands in the folder.</summary>
    /// <param name="approval">The approval; <see langword="null"/> if there is none, or none that can be read.</param>
    /// <returns>Whether there is a file.</returns>
    public bool TryReadApproval(out PlanApproval? approval)
    {
        approval = null;
        var file = System.IO.Path.Combine(Path, ApprovalName);
        if (!File.Exists(file))
        {
            return false;
        }

        PlanApproval.TryRead(File.ReadAllBytes(file), out approval);
        return true;
    }

    /// <summary>Puts an approval beside the plan.</summary>
    public void Keep(PlanApproval approval)
    {
        ArgumentNullException.ThrowIfNull(approval);
        using var batch = new FileBatch();
        batch.Write(System.IO.Path.Combine(Path, ApprovalName), approval.Write(), OwnerOnly);
        batch.Commit();
    }

    internal static string ResultName(PlannedFile roster) => "result" + System.IO.Path.GetExtension(roster.Copy);

    internal static string Sha256(string file)
    {
        using var stream = File.OpenRead(file);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }

    private static string Named(string workspace, string name) => System.IO.Path.Combine(FolderOf(workspace), name);

    private static string? Inside(string workspace, string folder)
    {
        var full = System.IO.Path.TrimEndingDirectorySeparator(System.IO.Path.GetFullPath(folder));
        return System.IO.Path.GetDirectoryName(full) == System.IO.Path.GetFullPath(FolderOf(workspace))
            ? System.IO.Path.GetFileName(full)
            : null;
    }
}
