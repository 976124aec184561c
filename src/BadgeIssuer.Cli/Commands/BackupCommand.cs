using System.CommandLine;
using System.Globalization;
using BadgeIssuer.IO.Workspaces;

namespace BadgeIssuer.Cli.Commands;

/// <summary><c>badges backup FILE</c>: the workspace in one archive.</summary>
internal sealed class BackupCommand(GlobalOptions options, Outside outside)
{
    private readonly Argument<string> _file = new("FILE")
    {
        Description = options.In("書き出すファイル（.zip）", "The archive to write (.zip)"),
    };

    public Command Build()
    {
        var command = new Command("backup", options.In(
            "発行台帳、監査記録、鍵（封印したまま）、設定、カタログを 1 つのファイルに書き出します",
            "Writes store, audit log, sealed keys, settings and catalogue into one archive"))
        {
            _file, options.By,
        };
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
        var path = options.FullPath(arguments.GetRequiredValue(_file));
        var manifest = workspace.Backup(path, options.Actor(arguments));
        var bytes = new FileInfo(path).Length;
        terminal.SayJson(writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("file", path);
            writer.WriteNumber("files", manifest.Files.Length);
            writer.WriteNumber("bytes", bytes);
            writer.WriteNumber("entries", manifest.Head.Number);
            writer.WriteString("head", manifest.Head.Hash);
            writer.WriteEndObject();
        });
        var (files, entries) = (Text(manifest.Files.Length), Text(manifest.Head.Number));
        terminal.Say(
            $"{path} に {files} 個のファイルを書き出しました（{Text(bytes)} バイト）。監査記録は {entries} 件目、ハッシュ値 {manifest.Head.Hash} までです。",
            $"Wrote {files} files into {path} ({Text(bytes)} bytes). Its audit log has {entries} entries; hash of the last one: {manifest.Head.Hash}.");
        terminal.Note(
            "氏名とメールアドレスを含みます。鍵のパスフレーズは含みません。別々の場所に保管してください。",
            "It holds names and addresses, and not the passphrase of the keys. Keep the two in different places.");
        return ExitCode.Done;
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
