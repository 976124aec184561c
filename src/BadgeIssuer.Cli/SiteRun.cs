using System.Globalization;
using BadgeIssuer.OpenBadges;

namespace BadgeIssuer.Cli;

/// <summary>Runs the site until it is told to stop.</summary>
internal sealed class SiteRun(Terminal terminal, Outside outside)
{
    public async Task<ExitCode> RunAsync(ServedSite served, CancellationToken cancellationToken)
    {
        try
        {
            using var site = await SiteProcess.StartAsync(
                outside.ProgramFolder, served, outside.Error, cancellationToken);
            if (site is null)
            {
                terminal.Complain(Problem.Of(
                    CliProblemCodes.SiteDidNotStart, served.Port.ToString(CultureInfo.InvariantCulture)));
                return ExitCode.NotDone;
            }

            terminal.Note(
                $"サイトを開きました：{served.BaseUrl} （終了するには Ctrl-C）", $"The site is up: {served.BaseUrl} (Ctrl-C ends it)");
            return await site.WaitAsync(cancellationToken) == 0 ? ExitCode.Done : ExitCode.NotDone;
        }
        catch (FileNotFoundException missing)
        {
            terminal.Complain(Problem.Of(CliProblemCodes.SiteMissing, missing.FileName ?? ""));
            return ExitCode.NotDone;
        }
    }
}
