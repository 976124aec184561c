using System.CommandLine;
using BadgeIssuer.IO.Workspaces;

namespace BadgeIssuer.Cli.Commands;

/// <summary><c>badges serve</c>: the public site, on this machine.</summary>
internal sealed class ServeCommand(GlobalOptions options, Outside outside)
{
    private readonly Option<int?> _port = PortOption.Create(options);

    public Command Build()
    {
        var command = new Command("serve", options.In("公開サイトを起動します", "Serves the public site")) { _port };
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
        ServedSite served;
        using (var workspace = Workspace.Open(options.WorkspaceFolder(arguments), outside.Clock, outside.Environment))
        {
            // What an interrupted run has left unpublished is published before anyone looks.
            workspace.Publish();
            served = ServedSite.Of(workspace, arguments.GetValue(_port));
        }

        return await new SiteRun(terminal, outside).RunAsync(served, cancellationToken);
    }
}
