using System.CommandLine;
using BadgeIssuer.IO.Workspaces;
using BadgeIssuer.Lifecycle;
using BadgeIssuer.OpenBadges;

namespace BadgeIssuer.Cli.Commands;

/// <summary><c>badges renew</c>: badges whose validity ends are valid longer.</summary>
internal sealed class RenewCommand(GlobalOptions options, Outside outside)
{
    private static readonly LocalizedText Done = new("更新", "renewed");

    private readonly BadgeChoice _badges = new(options);

    private readonly Option<string> _on = new("--on")
    {
        HelpName = "DATE",
        Description = options.In(
            "有効期間を数え直す日（例：2025-02-01。省くと今日）",
            "The day from which the validity is counted anew, e.g. 2025-02-01 (without it, today)"),
    };

    private readonly Option<string> _reason = new("--reason")
    {
        HelpName = "TEXT",
        Required = true,
        Description = options.In(
            "理由。監査記録に残り、公開されません。氏名は書かないでください",
            "Why. Kept in the audit log and not published; name nobody in it"),
    };

    public Command Build()
    {
        var command = new Command("renew", options.In(
            "有効期限のあるバッジを更新します。リンクはそのままです", "Lets badges that expire be valid longer, under the same links"))
        {
            _badges.Ids, _badges.From, _on, _reason, options.By,
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
        if (_badges.Read(arguments, terminal) is not { } ids)
        {
            return ExitCode.Usage;
        }

        using var workspace = Workspace.Open(options.WorkspaceFolder(arguments), outside.Clock, outside.Environment);
        var given = arguments.GetValue(_on);
        if (!Days.TryRead(given, out var on) || on > workspace.Today)
        {
            terminal.Complain(Problem.Of(on is null ? CliProblemCodes.BadDay : CliProblemCodes.FutureDay, given!), "--on");
            return ExitCode.Usage;
        }

        using var keys = workspace.OpenKeys(() => outside.AskPassphrase(terminal));
        var refused = false;
        foreach (var outcome in workspace.CreateRenewer(keys).Renew(
            ids, on ?? workspace.Today, options.Actor(arguments), arguments.GetRequiredValue(_reason)))
        {
            refused |= outcome.Result is StandingResult.Refused;
            OutcomeLines.Tell(terminal, outcome, "renew", Done);
        }

        // Also where nothing was renewed now: an earlier run may have been stopped before it published.
        workspace.Publish(keys: keys);
        return refused ? ExitCode.SomeRefused : ExitCode.Done;
    }
}
