using System.CommandLine;
using BadgeIssuer.IO.Workspaces;
using BadgeIssuer.Issuing;
using BadgeIssuer.Lifecycle;
using BadgeIssuer.OpenBadges;
using BadgeIssuer.Problems;

namespace BadgeIssuer.Cli.Commands;

/// <summary><c>badges revoke</c>, <c>suspend</c> and <c>reinstate</c>: single badges, or all of a file.</summary>
internal sealed class StandingCommand
{
    private readonly GlobalOptions _options;
    private readonly Outside _outside;
    private readonly StandingAction _action;
    private readonly Argument<string[]> _ids;
    private readonly Option<string> _from;
    private readonly Option<string> _reason;
    private readonly Option<string> _publicReason;

    public StandingCommand(GlobalOptions options, Outside outside, StandingAction action)
    {
        (_options, _outside, _action) = (options, outside, action);
        _ids = new Argument<string[]>("ID")
        {
            Description = options.In("バッジの ID または共有リンク", "Badges: ids or share links"),
            Arity = ArgumentArity.ZeroOrMore,
        };
        _from = new Option<string>("--from")
        {
            HelpName = "FILE",
            Description = options.In(
                "ID か共有リンクを 1 行に 1 つ書いたファイル（CSV の 1 列目も可）",
                "A file that names badges, one a line (the first column of a CSV will do)"),
        };
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
        var command = new Command(Name, Description) { _ids, _from, _reason, _publicReason, _options.By };
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
        if (ReadIds(arguments, terminal) is not { } ids)
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
            Tell(terminal, outcome);
        }

        // Also where nothing was changed now: an earlier run may have been stopped before it published.
        workspace.Publish(prompt: () => _outside.AskPassphrase(terminal));
        return refused ? ExitCode.SomeRefused : ExitCode.Done;
    }

    // Everything is read before anything is done, so that a mistyped id does not stop the work halfway.
    private List<CredentialId>? ReadIds(ParseResult arguments, Terminal terminal)
    {
        var ids = new List<CredentialId>();
        var problems = new List<Problem>();
        foreach (var given in arguments.GetValue(_ids) ?? [])
        {
            if (BadgeReference.TryParse(given, out var id))
            {
                ids.Add(id);
            }
            else
            {
                problems.Add(Problem.Of(CliProblemCodes.UnknownBadge, given));
            }
        }

        if (arguments.GetValue(_from) is { } file)
        {
            ids.AddRange(BadgeListFile.Read(_options.FullPath(file), out var inFile));
            problems.AddRange(inFile);
        }

        if (problems.Count == 0 && ids.Count == 0)
        {
            problems.Add(Problem.Of(CliProblemCodes.NoBadges));
        }

        terminal.Complain(problems);
        return problems.Count == 0 ? ids : null;
    }

    private void Tell(Terminal terminal, StandingOutcome outcome)
    {
        terminal.SayJson(writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("id", outcome.Id.ToString());
            writer.WriteString("action", Name);
            writer.WriteString("result", outcome.Result switch
            {
                StandingResult.Changed => "changed",
                StandingResult.Unchanged => "unchanged",
                _ => "refused",
            });
            writer.WriteStartArray("codes");
            if (outcome.Problem is { } problem)
            {
                writer.WriteStringValue(problem.Code);
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        });

        var word = outcome.Result switch
        {
            StandingResult.Changed => Done.In(terminal.Language),
            StandingResult.Unchanged => terminal.In("変更なし", "unchanged"),
            _ => terminal.In("不可", "refused"),
        };
        terminal.Say($"{outcome.Id}  {word}");
        if (outcome.Problem is { } reason)
        {
            terminal.Say($"  · {ProblemCatalogue.Describe(reason, terminal.Language)}");
        }
    }

    private LocalizedText Done => _action switch
    {
        StandingAction.Revoke => new("失効", "revoked"),
        StandingAction.Suspend => new("一時停止", "suspended"),
        _ => new("再開", "reinstated"),
    };
}
