using System.CommandLine;
using System.Globalization;
using BadgeIssuer.Audit;
using BadgeIssuer.IO.Audit;
using BadgeIssuer.IO.Workspaces;
using BadgeIssuer.OpenBadges;

namespace BadgeIssuer.Cli.Commands;

/// <summary><c>badges audit verify</c> and <c>badges audit export</c>.</summary>
internal sealed class AuditCommand(GlobalOptions options, Outside outside)
{
    private readonly Option<string> _file = new("--file")
    {
        HelpName = "FILE",
        Description = options.In(
            "確かめる記録（既定：ワークスペースの記録。書き出した控えも確かめられます）",
            "The log to check (default: the workspace's; an exported one will do)"),
    };

    private readonly Option<string> _out = new("--out")
    {
        HelpName = "FILE",
        Description = options.In("書き出すファイル（既定：標準出力）", "The file to write (default: standard output)"),
    };

    public Command Build()
    {
        var verify = new Command("verify", options.In("監査記録に欠けや変更がないことを確かめます", "Checks that the audit log is whole and unchanged")) { _file };
        verify.SetAction(arguments =>
        {
            var terminal = options.Terminal(arguments);
            return (int)WorkspaceFailures.Tell(terminal, () => Verify(arguments, terminal));
        });

        var export = new Command("export", options.In("監査記録を書き出します", "Writes the audit log out")) { _out };
        export.SetAction(arguments =>
        {
            var terminal = options.Terminal(arguments);
            return (int)WorkspaceFailures.Tell(terminal, () => Export(arguments, terminal));
        });

        return new Command("audit", options.In("監査記録を扱います", "Works with the audit log")) { verify, export };
    }

    private ExitCode Verify(ParseResult arguments, Terminal terminal)
    {
        var finding = arguments.GetValue(_file) is { } file
            ? AuditChain.Verify(AuditLog.ReadLines(options.FullPath(file)), expected: null)
            : VerifyOwn(arguments);
        var number = (finding.Number ?? finding.Head.Number).ToString(CultureInfo.InvariantCulture);
        terminal.SayJson(writer =>
        {
            writer.WriteStartObject();
            writer.WriteBoolean("whole", finding.IsWhole);
            writer.WriteNumber("entries", finding.Head.Number);
            writer.WriteString("head", finding.Head.Hash);
            writer.WriteString("code", finding.Code);
            writer.WriteEndObject();
        });

        if (finding.Code is { } code)
        {
            terminal.Complain(Problem.Of(code, number));
            return ExitCode.SomeRefused;
        }

        terminal.Say(
            $"監査記録は {number} 件すべて、書かれたときのままです。末尾のハッシュ値：{finding.Head.Hash}",
            $"All {number} entries of the audit log are as they were written. Hash of the last one: {finding.Head.Hash}");
        return ExitCode.Done;
    }

    private AuditFinding VerifyOwn(ParseResult arguments)
    {
        using var workspace = Workspace.Open(options.WorkspaceFolder(arguments), outside.Clock, outside.Environment);
        var head = workspace.Store.AuditHead;
        return AuditChain.Verify(AuditLog.ReadLines(AuditLog.FileOf(workspace.Folder)), head);
    }

    private ExitCode Export(ParseResult arguments, Terminal terminal)
    {
        using var workspace = Workspace.Open(options.WorkspaceFolder(arguments), outside.Clock, outside.Environment);

        // Opening the store first adds what an interrupted command left to be added.
        var head = workspace.Store.AuditHead;
        var lines = AuditLog.ReadLines(AuditLog.FileOf(workspace.Folder));
        if (arguments.GetValue(_out) is { } path)
        {
            AuditLog.Export(lines, options.FullPath(path));
            terminal.Note($"{head.Number} 件を書き出しました。", $"{head.Number} entries were written.");
            return ExitCode.Done;
        }

        foreach (var line in lines)
        {
            outside.Output.WriteLine(System.Text.Encoding.UTF8.GetString(line.Span));
        }

        return ExitCode.Done;
    }
}
