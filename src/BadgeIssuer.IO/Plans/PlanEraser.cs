using BadgeIssuer.IO.Publishing;
using BadgeIssuer.Issuing;

namespace BadgeIssuer.IO.Plans;

/// <summary>Removes the copies of rosters that name a person from the plans of a workspace.</summary>
/// <remarks>
/// What stays of such a plan, <c>plan.json</c> and <c>approval.json</c>, names no learner; it cannot be carried out any
/// more (<c>plan.roster-missing</c>). The copies of a plan that cannot be read any more are removed too, since nobody
/// could say whom they name.
/// </remarks>
/// <param name="workspaceFolder">The workspace's folder.</param>
/// <param name="book">Its plans.</param>
public sealed class PlanEraser(string workspaceFolder, PlanBook book)
{
    /// <summary>Finds plans whose copies name a person.</summary>
    /// <param name="person">A learner number or a mail address, as rosters have them after reading.</param>
    /// <param name="badges">Badges of that person, whose numbers and addresses are looked for too.</param>
    /// <returns>The plans' folders.</returns>
    public IReadOnlyList<string> Find(string person, IEnumerable<IssuedBadge> badges)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(person);
        ArgumentNullException.ThrowIfNull(badges);
        var wanted = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { person.Trim() };
        foreach (var badge in badges)
        {
            wanted.Add(badge.Completion.LearnerNumber);
            wanted.Add(badge.Completion.EmailAddress);
        }

        var plans = PlanFolder.FolderOf(workspaceFolder);
        return Directory.Exists(plans)
            ? [.. Directory.EnumerateDirectories(plans)
                .Where(folder => Copies(folder).Any() && Names(folder, wanted))
                .Order(StringComparer.Ordinal)]
            : [];
    }

    /// <summary>Removes the copies, durably.</summary>
    /// <param name="folders">What <see cref="Find"/> gave.</param>
    public static void Erase(IEnumerable<string> folders)
    {
        ArgumentNullException.ThrowIfNull(folders);
        foreach (var folder in folders)
        {
            foreach (var copy in Copies(folder).ToArray())
            {
                File.Delete(copy);
            }

            DurableFolders.Sync(folder);
        }
    }

    private static IEnumerable<string> Copies(string folder) => Directory.EnumerateFiles(folder)
        .Where(file => Path.GetFileName(file) is not (PlanFolder.PlanName or PlanFolder.ApprovalName));

    private bool Names(string folder, HashSet<string> wanted)
    {
        if (!PlanFolder.TryOpen(workspaceFolder, Path.GetFileName(folder), folder, out var plan, out _)
            || !book.TryOpenCopy(plan, out var reading, out _))
        {
            return true;
        }

        using (reading)
        {
            return reading.Judgements().Any(judgement =>
                (judgement.LearnerNumber is { } number && wanted.Contains(number))
                || (judgement.Completion is { } completion && wanted.Contains(completion.EmailAddress)));
        }
    }
}
