using System.CommandLine;
using System.Globalization;
using BadgeIssuer.IO.Workspaces;

namespace BadgeIssuer.Cli.Commands;

/// <summary>
/// <c>badges publish</c>: brings the publication to what the store says; with <c>--out</c>, writes the whole site as files.
/// </summary>
internal sealed class PublishCommand(GlobalOptions options, Outside outside)
{
    private readonly Option<string> _out = new("--out")
    {
        HelpName = "DIR",
        Description = options.In(
            "公開サイト全体を、Web サーバー（nginx、Apache）に置けるファイルとして書き出します",
            "Writes the whole site as files that a web server (nginx, Apache) can serve"),
    };

    public Command Build()
    {
        var command = new Command("publish", options.In(
            "公開フォルダーを発行台帳のとおりに直します", "Brings the publication folder to what the store says")) { _out };
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
        using var workspace = Workspace.Open(options.WorkspaceFolder(arguments), outside.Clock, outside.Environment);
        var written = workspace.Publish(everything: true, prompt: () => outside.AskPassphrase(terminal));

        var folder = arguments.GetValue(_out) is { } named ? options.FullPath(named) : null;
        int? files = null;
        if (folder is not null
            && (files = await new SiteFiles(terminal, outside).WriteAsync(workspace, folder, cancellationToken)) is null)
        {
            return ExitCode.NotDone;
        }

        Tell(terminal, written, folder, files);
        return ExitCode.Done;
    }

    private static void Tell(Terminal terminal, int written, string? folder, int? files)
    {
        terminal.SayJson(writer =>
        {
            writer.WriteStartObject();
            writer.WriteNumber("written", written);
            if (files is { } number)
            {
                writer.WriteString("out", folder);
                writer.WriteNumber("files", number);
            }

            writer.WriteEndObject();
        });
        terminal.Say($"{Text(written)} 個のファイルを書き出しました。", $"{Text(written)} files were written.");
        if (files is { } all)
        {
            terminal.Say(
                $"{folder} に公開サイト全体を {Text(all)} 個のファイルとして書き出しました。Web サーバーの設定は、その中の nginx-http.conf、nginx-server.conf、.htaccess です。",
                $"The whole site is in {folder}, {Text(all)} files. nginx-http.conf, nginx-server.conf and .htaccess there tell a web server how to serve it.");
        }
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
