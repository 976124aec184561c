using System.CommandLine;
using System.Globalization;
using BadgeIssuer.IO.Delivering;
using BadgeIssuer.IO.Workspaces;
using BadgeIssuer.Lifecycle;
using BadgeIssuer.OpenBadges;

namespace BadgeIssuer.Cli.Commands;

/// <summary><c>badges deliver</c>: a folder for distribution.</summary>
internal sealed class DeliverCommand(GlobalOptions options, Outside outside)
{
    private readonly Argument<string?> _batch = new("BATCH")
    {
        Arity = ArgumentArity.ZeroOrOne,
        Description = options.In(
            "発行回の名前（badges list --json の batch）", "The run of issuing (batch in badges list --json)"),
    };

    private readonly Option<string> _out = new("--out")
    {
        HelpName = "DIR",
        Required = true,
        Description = options.In("作るフォルダー。まだないこと", "The folder to make; nothing may be there"),
    };

    private readonly Option<bool> _all = new("--all")
    {
        Description = options.In("すべての発行回のバッジを渡します", "Delivers the badges of all runs"),
    };

    private readonly Option<string> _since = new("--since")
    {
        HelpName = "DATE",
        Description = options.In(
            "この日以後に発行したバッジだけを渡します（2025-02-01 の形）",
            "Delivers only badges issued on this day or later (as 2025-02-01)"),
    };

    public Command Build()
    {
        var command = new Command(
            "deliver",
            options.In(
                "配布用のフォルダー（画像、修了証、差し込み用の一覧）を作ります",
                "Makes a folder for distribution: pictures, certificates and a mail-merge table"))
        {
            _batch, _out, _all, _since, options.By,
        };
        command.Validators.Add(result =>
        {
            var named = result.GetValue(_batch) is not null;
            if (named == (result.GetValue(_all) || result.GetResult(_since) is not null))
            {
                result.AddError(options.In(
                    "発行回の名前か、--all または --since のどちらか一方を指定してください。",
                    "Name a batch, or give --all or --since."));
            }
        });

        command.SetAction((arguments, cancellationToken) =>
        {
            var terminal = options.Terminal(arguments);
            return Task.FromResult((int)WorkspaceFailures.Tell(
                terminal, () => Run(arguments, terminal, cancellationToken)));
        });
        return command;
    }

    private ExitCode Run(ParseResult arguments, Terminal terminal, CancellationToken cancellationToken)
    {
        using var workspace = Workspace.Open(options.WorkspaceFolder(arguments), outside.Clock, outside.Environment);
        if (!Days.TryReadFirst(arguments.GetValue(_since), workspace.Settings.TimeZone, out var since))
        {
            terminal.Complain(Problem.Of(CliProblemCodes.BadDay, arguments.GetValue(_since)!), "--since");
            return ExitCode.NotDone;
        }

        using var progress = new ProgressLine(outside, options.Language);
        var result = new Delivery(workspace, outside.Clock).Run(
            new DeliveryScope(arguments.GetValue(_batch), since),
            options.FullPath(arguments.GetRequiredValue(_out)),
            options.Actor(arguments),
            progress.Show,
            cancellationToken);
        progress.Clear();
        Tell(terminal, result);
        return ExitCode.Done;
    }

    private static void Tell(Terminal terminal, DeliveryResult result)
    {
        terminal.SayJson(writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("folder", result.Folder);
            writer.WriteNumber("delivered", result.Delivered);
            writer.WriteStartObject("left_out");
            foreach (var (standing, count) in result.LeftOut)
            {
                writer.WriteNumber(StandingWords.Wire(standing), count);
            }

            writer.WriteEndObject();
            writer.WriteEndObject();
        });
        var count = result.Delivered.ToString(CultureInfo.InvariantCulture);
        terminal.Say(
            $"{count} 件のバッジを {result.Folder} に書き出しました。氏名とメールアドレスが入っています。扱いに気をつけてください。",
            $"{count} badges were written to {result.Folder}. It holds names and mail addresses: handle it with care.");
        foreach (var (standing, left) in result.LeftOut)
        {
            var word = StandingWords.Of(standing);
            terminal.Say($"渡さなかったもの（{word.Japanese}）：{left} 件", $"Left out ({word.English}): {left}");
        }
    }
}
