using System.CommandLine;
using System.Globalization;
using BadgeIssuer.IO.Backups;
using BadgeIssuer.IO.Stores;
using BadgeIssuer.IO.Workspaces;

namespace BadgeIssuer.Cli.Commands;

/// <summary><c>badges restore FILE</c>: a backup in the place of the workspace.</summary>
internal sealed class RestoreCommand(GlobalOptions options, Outside outside)
{
    private readonly Argument<string> _file = new("FILE")
    {
        Description = options.In("badges backup で書き出したファイル", "What “badges backup” has written"),
    };

    private readonly Option<string> _audit = new("--audit")
    {
        HelpName = "FILE",
        Description = options.In(
            "バックアップより新しい監査記録の控え（ワークスペースが失われたとき）",
            "A copy of the audit log that goes on after the backup, where the workspace is lost"),
    };

    private readonly Option<bool> _acceptLoss = new("--accept-loss")
    {
        Description = options.In(
            "今あるワークスペースを脇へ移し、バックアップ後に発行したバッジを失効させて復元します",
            "Moves the workspace that is there aside, and revokes badges that were issued after the backup"),
    };

    public Command Build()
    {
        var command = new Command("restore", options.In(
            "バックアップから復元します。その後の失効や一時停止は、監査記録から補います",
            "Restores a backup; later revocations are taken over from the audit log"))
        {
            _file, _audit, _acceptLoss, options.By,
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
        var folder = options.WorkspaceFolder(arguments);
        var report = Restore.Run(
            options.FullPath(arguments.GetRequiredValue(_file)),
            folder,
            arguments.GetValue(_audit) is { } log ? options.FullPath(log) : null,
            arguments.GetValue(_acceptLoss),
            options.Actor(arguments),
            outside.Clock);
        Tell(terminal, report);

        // Whatever became of the publication: it is made from the store, and the lists say again what they must.
        using var workspace = Workspace.Open(folder, outside.Clock, outside.Environment);
        workspace.Publish(everything: true, prompt: () => outside.AskPassphrase(terminal));
        return report.CaughtUp.Lost.Count == 0 ? ExitCode.Done : ExitCode.SomeRefused;
    }

    private static void Tell(Terminal terminal, RestoreReport report)
    {
        foreach (var badge in report.CaughtUp.Lost)
        {
            terminal.SayJson(writer =>
            {
                writer.WriteStartObject();
                writer.WriteString("id", badge.Id.ToString());
                writer.WriteString("achievement", badge.Achievement);
                writer.WriteString("result", "lost");
                writer.WriteEndObject();
            });
            terminal.Say($"{badge.Id}  {badge.Achievement,-15}  {terminal.In("失われたため失効", "lost, and so revoked")}");
        }

        terminal.SayJson(writer =>
        {
            writer.WriteStartObject();
            writer.WriteStartObject("summary");
            writer.WriteNumber("lost", report.CaughtUp.Lost.Count);
            writer.WriteNumber("applied", report.CaughtUp.Applied);
            writer.WriteStartObject("others");
            foreach (var (action, count) in report.CaughtUp.Others)
            {
                writer.WriteNumber(action, count);
            }

            writer.WriteEndObject();
            writer.WriteString("before", report.Before);
            writer.WriteEndObject();
            writer.WriteEndObject();
        });
        TellPeople(terminal, report);
    }

    private static void TellPeople(Terminal terminal, RestoreReport report)
    {
        if (report.Backup is null)
        {
            terminal.Note("中断していた復元を終えました。", "A restore that had been interrupted was finished.");
        }

        var (applied, lost) = (Text(report.CaughtUp.Applied), Text(report.CaughtUp.Lost.Count));
        if (report.CaughtUp != CaughtUp.Nothing && (report.CaughtUp.Applied > 0 || report.CaughtUp.Lost.Count > 0))
        {
            terminal.Note(
                $"監査記録から、失効などを {applied} 件補いました。バックアップ後に発行された {lost} 件は失われたため、失効させました。同じ名簿をもう一度発行すると、新しいバッジになります。バックアップ後に訂正したものは、もう一度訂正してください。",
                $"{applied} changes were taken over from the audit log. {lost} badges that were issued after the backup are lost and were revoked; issue the same rosters again for new ones. What was corrected since must be corrected again.");
        }

        foreach (var (action, count) in report.CaughtUp.Others)
        {
            terminal.Note(
                $"バックアップ後の操作「{action}」{Text(count)} 件は戻せません。必要なら、もう一度行ってください。",
                $"“{action}” was done {Text(count)} times after the backup and is not in it; do it again where it is needed.");
        }

        if (report.Before is { } before)
        {
            terminal.Note($"前のワークスペースは {before} にあります。", $"What was there before is in {before}.");
        }
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
