using System.CommandLine;
using System.Globalization;
using BadgeIssuer.IO.Http;
using BadgeIssuer.IO.Publishing;
using BadgeIssuer.IO.Workspaces;
using BadgeIssuer.Issuing;
using BadgeIssuer.OpenBadges;
using BadgeIssuer.Verification;

namespace BadgeIssuer.Cli.Commands;

/// <summary><c>badges quickstart [DIR]</c>: the main job on sample data, from rosters to a site that verifies.</summary>
/// <remarks>
/// The sample rosters have bad rows on purpose, to show what becomes of them; they do not make this command fail.
/// </remarks>
internal sealed class QuickstartCommand(GlobalOptions options, Outside outside)
{
    private readonly Argument<string> _folder = new("DIR")
    {
        DefaultValueFactory = _ => "badges-quickstart",
        Description = options.In("見本のワークスペースを置くフォルダー", "Where the sample workspace goes"),
    };

    private readonly Option<int?> _port = PortOption.Create(options);

    private readonly Option<bool> _noServe = new("--no-serve")
    {
        Description = options.In("サイトを起動せずに終わります", "Ends without serving the site"),
    };

    public Command Build()
    {
        var command = new Command(
            "quickstart",
            options.In("見本の名簿から発行し、検証し、サイトを開きます", "Issues the sample rosters, verifies a badge and serves the site"))
        {
            _folder, _port, _noServe,
        };

        command.SetAction(async (arguments, cancellationToken) =>
        {
            var terminal = options.Terminal(arguments);
            return (int)await WorkspaceFailures.TellAsync(
                terminal, () => RunAsync(arguments, terminal, cancellationToken));
        });
        return command;
    }

    private async Task<ExitCode> RunAsync(ParseResult arguments, Terminal terminal, CancellationToken cancellationToken)
    {
        var samples = Path.Combine(outside.ProgramFolder, "samples");
        if (!Directory.Exists(samples))
        {
            terminal.Complain(Problem.Of(CliProblemCodes.SamplesMissing, samples));
            return ExitCode.NotDone;
        }

        var folder = options.FullPath(arguments.GetRequiredValue(_folder));
        var port = arguments.GetValue(_port);
        if (!File.Exists(Path.Combine(folder, "badges.json")))
        {
            terminal.Note($"見本のワークスペースと鍵を作ります：{folder}", $"Making a sample workspace and its keys: {folder}");
            WorkspaceFactory.CreateSample(folder, samples, port, outside.Clock);
        }

        ServedSite served;
        bool verified;
        using (var workspace = Workspace.Open(folder, outside.Clock, outside.Environment))
        {
            var baseUrl = workspace.Addresses.Base;
            if (port is { } asked && asked != PortOption.Of(baseUrl))
            {
                terminal.Complain(Problem.Of(
                    CliProblemCodes.PortDiffers, asked.ToString(CultureInfo.InvariantCulture), baseUrl));
                return ExitCode.Usage;
            }

            var awards = Issue(workspace, Path.Combine(samples, "rosters"), terminal, cancellationToken);
            if (awards.Count == 0)
            {
                return ExitCode.NotDone;
            }

            served = ServedSite.Of(workspace, port);
            TellPlaces(terminal, workspace, awards);
            verified = await VerifyOneAsync(workspace, terminal, awards[0], cancellationToken);
        }

        return !verified ? ExitCode.NotDone
            : arguments.GetValue(_noServe) ? ExitCode.Done
            : await new SiteRun(terminal, outside).RunAsync(served, cancellationToken);
    }

    private List<CredentialId> Issue(
        Workspace workspace, string rosters, Terminal terminal, CancellationToken cancellationToken)
    {
        var awards = new List<CredentialId>();
        foreach (var roster in Directory.EnumerateFiles(rosters)
            .Where(file => Path.GetExtension(file) is ".csv" or ".tsv" or ".xlsx")
            .Order(StringComparer.Ordinal))
        {
            terminal.Say("");
            terminal.Say("名簿", "Roster", roster);
            var run = new RosterRun(workspace, terminal, outside);
            var mapping = Path.ChangeExtension(roster, ".mapping.json");
            var choices = new RosterChoices(null, File.Exists(mapping) ? mapping : null, null);
            using var reading = choices.Rules(workspace, terminal) is { } rules ? run.Open(roster, rules) : null;
            if (reading is not null)
            {
                run.Issue(reading, workspace.BeginRun(outside.User), cancellationToken);
                awards.AddRange(run.Awards);
            }
        }

        return awards;
    }

    private static void TellPlaces(Terminal terminal, Workspace workspace, List<CredentialId> awards)
    {
        terminal.Say("");
        terminal.Say("ワークスペース", "Workspace", workspace.Folder);
        terminal.Say("公開フォルダー", "Published", workspace.PublicFolder);
        terminal.Say(
            "バッジ画像",
            "Baked badges",
            Path.Combine(workspace.PublicFolder, Path.GetDirectoryName(PublishedPaths.Award(awards[0], CredentialFormat.Png).Path)!));
        terminal.Say("共有リンクの例", "A share link", workspace.Addresses.SharePage(awards[0]));
    }

    private async Task<bool> VerifyOneAsync(
        Workspace workspace, Terminal terminal, CredentialId award, CancellationToken cancellationToken)
    {
        terminal.Say("");
        var file = Path.Combine(workspace.PublicFolder, PublishedPaths.Award(award, CredentialFormat.Png).Path);

        // What an employer has: the picture and the publication, nothing of the workspace.
        var site = PublishedSite.Find(workspace.PublicFolder)!;
        var verifier = new CredentialVerifier(
            site.Documents(workspace.PublicFolder, OfflineDocumentSource.Offline), site.Trust(), outside.Clock);
        var report = await verifier.VerifyAsync(
            await File.ReadAllBytesAsync(file, cancellationToken), new VerificationRequest(file), cancellationToken);

        ReportLines.Tell(terminal, report);
        return report.Verdict is Verdict.Valid;
    }
}
