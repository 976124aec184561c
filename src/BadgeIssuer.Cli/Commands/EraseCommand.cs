using System.CommandLine;
using System.Globalization;
using BadgeIssuer.IO.Plans;
using BadgeIssuer.IO.Workspaces;
using BadgeIssuer.OpenBadges;

namespace BadgeIssuer.Cli.Commands;

/// <summary><c>badges erase RECIPIENT</c>: a person's data are removed everywhere.</summary>
internal sealed class EraseCommand(GlobalOptions options, Outside outside)
{
    private readonly Argument<string> _person = new("RECIPIENT")
    {
        Description = options.In("受講者番号またはメールアドレス", "A learner number or a mail address"),
    };

    private readonly Option<string> _reason = new("--reason")
    {
        HelpName = "TEXT",
        Required = true,
        Description = options.In(
            "理由。監査記録に残ります。氏名は書かないでください", "Why. Kept in the audit log; name nobody in it"),
    };

    private readonly Option<bool> _dryRun = new("--dry-run", "-n")
    {
        Description = options.In("対象のバッジを示すだけで、消去しません", "Says which badges are meant and erases nothing"),
    };

    public Command Build()
    {
        var command = new Command("erase", options.In(
            "本人の情報を台帳と公開フォルダーから消去します（取り消せません）",
            "Removes a person's data from the store and the publication, for good"))
        {
            _person, _reason, _dryRun, options.By,
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
        var person = arguments.GetRequiredValue(_person);
        var badges = workspace.Eraser.Find(person);
        var plans = workspace.PlanEraser.Find(person, badges);
        var dryRun = arguments.GetValue(_dryRun);
        if (badges.Count == 0 && plans.Count == 0)
        {
            // Not the name or number itself: what a terminal shows may be kept in a log.
            terminal.Complain(Problem.Of(CliProblemCodes.NobodyToErase));
        }

        if (!dryRun)
        {
            // First, while the badges still say which rows are meant; the store forgets them in the next step.
            PlanEraser.Erase(plans);
            workspace.Eraser.Erase(badges, options.Actor(arguments), arguments.GetRequiredValue(_reason));

            // Also where nothing was found: an earlier run may have been stopped before it published.
            workspace.Publish(prompt: () => outside.AskPassphrase(terminal));
        }

        foreach (var badge in badges)
        {
            terminal.SayJson(writer =>
            {
                writer.WriteStartObject();
                writer.WriteString("id", badge.Id.ToString());
                writer.WriteString("result", dryRun ? "found" : "erased");
                writer.WriteEndObject();
            });
            terminal.Say($"{badge.Id}  {(dryRun ? terminal.In("対象", "found") : terminal.In("消去", "erased"))}");
        }

        foreach (var plan in plans)
        {
            var name = Path.GetFileName(plan);
            terminal.SayJson(writer =>
            {
                writer.WriteStartObject();
                writer.WriteString("plan", name);
                writer.WriteString("result", dryRun ? "found" : "erased");
                writer.WriteEndObject();
            });
            terminal.Say($"plans/{name}  {(dryRun ? terminal.In("対象", "found") : terminal.In("名簿の写しを消去", "copies of its roster erased"))}");
        }

        var count = badges.Count.ToString(CultureInfo.InvariantCulture);
        terminal.Note(
            dryRun ? $"{count} 件が対象です。" : $"{count} 件を消去しました。名簿の元ファイル、配布フォルダー、バックアップの控えは、別に消去してください。",
            dryRun ? $"{count} badges are meant." : $"{count} badges were erased. Rosters, deliveries and backups elsewhere are yours to erase.");
        return badges.Count == 0 && plans.Count == 0 ? ExitCode.SomeRefused : ExitCode.Done;
    }
}
