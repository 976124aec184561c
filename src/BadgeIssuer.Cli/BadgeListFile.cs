using BadgeIssuer.Issuing;
using BadgeIssuer.OpenBadges;

namespace BadgeIssuer.Cli;

/// <summary>A file that names badges, one a line: <c>--from FILE</c>.</summary>
/// <remarks>
/// The first cell of a line, up to a comma or tab, is an id or a link; further cells are the staff's own notes. The first
/// line may be a heading. Whatever else cannot be read stops the command before it has any effect.
/// </remarks>
internal static class BadgeListFile
{
    /// <summary>Reads the badges.</summary>
    /// <param name="path">The file, UTF-8.</param>
    /// <param name="problems">What is wrong with it; with any, nothing is to be done.</param>
    public static List<CredentialId> Read(string path, out List<Problem> problems)
    {
        var ids = new List<CredentialId>();
        problems = [];
        string[] lines;
        try
        {
            lines = File.ReadAllLines(path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            problems.Add(Problem.Of(CliProblemCodes.ListUnreadable, Path.GetFileName(path)));
            return ids;
        }

        for (var index = 0; index < lines.Length; index++)
        {
            var cell = lines[index].Split(',', '\t')[0].Trim().Trim('"');
            if (BadgeReference.TryParse(cell, out var id))
            {
                ids.Add(id);
            }
            else if (cell.Length > 0 && index > 0)
            {
                problems.Add(Problem.At($"{Path.GetFileName(path)}:{index + 1}", CliProblemCodes.NoBadgeInLine));
            }
        }

        return ids;
    }
}
