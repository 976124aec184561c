using BadgeIssuer.IO.Publishing;
using BadgeIssuer.IO.Workspaces;
using BadgeIssuer.OpenBadges;

namespace BadgeIssuer.Cli;

/// <summary>Has the site written as files, by the program that would serve it.</summary>
internal sealed class SiteFiles(Terminal terminal, Outside outside)
{
    /// <summary>Writes the site of an opened workspace.</summary>
    /// <param name="workspace">The workspace; while it is open, nobody publishes anything else.</param>
    /// <param name="folder">Where to, absolute.</param>
    /// <param name="cancellationToken">Stops it; nothing has changed then.</param>
    /// <returns>How many files, or <see langword="null"/> where it was not written and that was said.</returns>
    public async Task<int?> WriteAsync(Workspace workspace, string folder, CancellationToken cancellationToken) =>
        await FolderExchange.ReplaceAsync(folder, aside => RunAsync(workspace, folder, aside, cancellationToken))
            ? Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Count()
            : null;

    private async Task<bool> RunAsync(
        Workspace workspace, string folder, string aside, CancellationToken cancellationToken)
    {
        try
        {
            using var site = SiteProgram.Start(
                outside.ProgramFolder,
                workspace.PublicFolder,
                [.. ServedSite.Of(workspace, port: null).Arguments, $"--Site:Export={aside}"],
                outside.Error);

            // It stops when its input ends: when this run is stopped, and also when this process dies.
            await using var stop = cancellationToken.Register(site.StandardInput.Close);
            _ = site.StandardOutput.BaseStream.CopyToAsync(Stream.Null, CancellationToken.None);
            await site.WaitForExitAsync(CancellationToken.None);
            if (site.ExitCode == 0)
            {
                return true;
            }
        }
        catch (FileNotFoundException missing)
        {
            terminal.Complain(Problem.Of(CliProblemCodes.SiteMissing, missing.FileName ?? ""));
            return false;
        }

        terminal.Complain(Problem.Of(CliProblemCodes.SiteNotWritten, folder));
        return false;
    }
}
