using System.CommandLine;
using BadgeIssuer.IO.Workspaces;

namespace BadgeIssuer.Cli.Commands;

/// <summary><c>badges list</c>: what was issued, in order, without names.</summary>
internal sealed class ListCommand(GlobalOptions options, Outside outside)
{
    public Command Build()
    {
        var command = new Command("list", options.In("発行したバッジを一覧します", "Lists what was issued"));
        command.SetAction(arguments =>
        {
            var terminal = options.Terminal(arguments);
            return (int)WorkspaceFailures.Tell(terminal, () => Run(arguments, terminal));
        });
        return command;
    }

    private ExitCode Run(ParseResult arguments, Terminal terminal)
    {
        using var workspace = Workspace.Open(options.WorkspaceFolder(arguments), outside.Clock, outside.Environment);
        foreach (var badge in workspace.Store.List())
        {
            terminal.SayJson(writer => BadgeLines.Write(writer, badge, workspace.Addresses));
            terminal.Say(BadgeLines.Of(badge, workspace.Addresses));
        }

        return ExitCode.Done;
    }
}
