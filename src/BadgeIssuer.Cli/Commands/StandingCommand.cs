using System.CommandLine;
using BadgeIssuer.IO.Workspaces;
using BadgeIssuer.Lifecycle;

namespace BadgeIssuer.Cli.Commands;

/// <summary><c>badges revoke</c>, <c>suspend</c> and <c>reinstate</c>: single badges, or all of a file.</summary>
internal sealed class StandingCommand
{
    private readonly GlobalOptions _options;
    private readonly Outside _outside;
    private readonly StandingAction _action;
    private readonly BadgeChoice _badges;
    private readonly Option<string> _reason;
    private readonly Option<string> _publicReason;

    public StandingCommand(GlobalOptions options, Outside outside, StandingAction action)
    {
        (_options, _outside, _action) = (options, outside, action);
        _badges = new BadgeChoice(options);
        _reason = new Option<string>("--reason")
        {
            HelpName = "TEXT",
            Required = true,
            Description = options.In(
                "理由。監査記録に残り、公開されません。氏名は書かないでください",
                "Why. Kept in the audit log and not published; name nobody in it"),
        };
        _publicReason = new Option<string>("--public-reason")
        {
            HelpName = "TEXT",
            Description = options.In("公開する理由。バッジのページと検証結果に出ます", "The reason that is published on the badge's page"),
        };
    }

    public Command Build()
    {
        var command = new Command(Name, Description) { _badges.Ids, _badges.From, _reason, _publicReason, _options.By };
        command.SetAction(arguments =>
        {
            var terminal = _options.Terminal(arguments);
            return (int)WorkspaceFailures.Tell(terminal, () => Run(arguments, terminal));
        });
        return command;
    }

    private string Name => _action switch
    {
        StandingAction.Revoke => "revoke",
        StandingAction.Suspend => "suspend",
        _ => "reinstate",
    };

    private string Description => _action switch
    {
        StandingAction.Revoke => _options.In("バッジを失効させます（取り消せません）", "Revokes badges, for good"),
        StandingAction.Suspend => _options.In("バッジを一時停止します", "Suspends badges"),
        _ => _options.In("一時停止を解きます", "Lets suspended badges hold again"),
    };

    private ExitCode Run(ParseResult arguments, Terminal terminal)
    {
        if (_badges.Read(arguments, terminal) is not { } ids)
        {
            return ExitCode.Usage;
        }

        using var workspace = Workspace.Open(_options.WorkspaceFolder(arguments), _outside.Clock, _outside.Environment);
        var refused = false;
        foreach (var outcome in workspace.Standings.Change(
            ids,
            _action,
            _options.Actor(arguments),
            arguments.GetRequiredValue(_reason),
            arguments.GetValue(_publicReason)))
        {
            refused |= outcome.Result is StandingResult.Refused;
            OutcomeLines.Tell(terminal, outcome, Name, Done);
        }

        // Also where nothing was changed now: an earlier run may have been stopped before it published.
        workspace.Publish(prompt: () => _outside.AskPassphrase(terminal));
        return refused ? ExitCode.SomeRefused : ExitCode.Done;
    }

    private LocalizedText Done => _action switch
    {
        StandingAction.Revoke => new("失効", "revoked"),
        StandingAction.Suspend => new("一時停止", "suspended"),
        _ => new("再開", "reinstated"),
    };
}
