using System.CommandLine;
using System.Globalization;
using BadgeIssuer.IO.Workspaces;

namespace BadgeIssuer.Cli.Commands;

/// <summary><c>badges publish</c>: brings the publication to what the store says.</summary>
internal sealed class PublishCommand(GlobalOptions options, Outside outside)
{
    public Command Build()
    {
        var command = new Command("publish", options.In(
            "公開フォルダーを発行台帳のとおりに直します", "Brings the publication folder to what the store says"));
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
        var written = workspace.Publish(everything: true, prompt: () => outside.AskPassphrase(terminal));
        terminal.SayJson(writer =>
        {
            writer.WriteStartObject();
            writer.WriteNumber("written", written);
            writer.WriteEndObject();
        });
        var count = written.ToString(CultureInfo.InvariantCulture);
        terminal.Say($"{count} 個のファイルを書き出しました。", $"{count} files were written.");
        return ExitCode.Done;
    }
}
