using System.CommandLine;
using BadgeIssuer.IO.Rosters;
using BadgeIssuer.IO.Workspaces;
using BadgeIssuer.Issuing;
using BadgeIssuer.Issuing.Rosters;
using BadgeIssuer.OpenBadges;

namespace BadgeIssuer.Cli.Commands;

/// <summary><c>badges issue ROSTER</c>: plans and issues in one go, where the policy asks for no approval.</summary>
internal sealed class IssueCommand(GlobalOptions options, Outside outside)
{
    private readonly Argument<string> _roster = new("ROSTER")
    {
        Description = options.In("名簿（CSV、TSV、XLSX）", "The roster: CSV, TSV or XLSX"),
    };

    private readonly Option<string> _achievement = new("--achievement")
    {
        HelpName = "ID",
        Description = options.In(
            "すべての行をこの修了バッジとして扱います（プログラムコードまたは ID）",
            "Takes every row for this achievement (a programme's code or an id)"),
    };

    private readonly Option<string> _mapping = new("--mapping")
    {
        HelpName = "FILE",
        Description = options.In(
            "見出しの対応（JSON）。どの見出しがどの項目かを指定します",
            "A saved mapping (JSON): which headings mean what"),
    };

    private readonly Option<string> _result = new("--result")
    {
        HelpName = "FILE",
        Description = options.In(
            "名簿に「判定」と「理由」の列を加えて、このファイルに書き出します",
            "Writes the roster with the columns Decision and Reason into this file"),
    };

    private readonly Option<bool> _dryRun = new("--dry-run", "-n")
    {
        Description = options.In(
            "すべての行を確かめ、何が発行されるかを示します。署名も書き込みもしません",
            "Checks every row and says what would be issued; signs and writes nothing"),
    };

    public Command Build()
    {
        var command = new Command(
            "issue", options.In("名簿からバッジを発行します", "Issues a badge for every good row of a roster"))
        {
            _roster, _achievement, _mapping, _result, _dryRun, options.By,
        };

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

        AchievementDefinition? forced = null;
        if (arguments.GetValue(_achievement) is { } named)
        {
            forced = workspace.Catalogue.Achievement(named)
                ?? workspace.Catalogue.Approved.FirstOrDefault(achievement => achievement.Code == named);
            if (forced is null)
            {
                terminal.Complain(Problem.Of(CliProblemCodes.UnknownAchievement, named), "--achievement");
                return ExitCode.NotDone;
            }
        }

        var dryRun = arguments.GetValue(_dryRun);
        if (!dryRun && workspace.Settings.Approval is not ApprovalPolicy.None)
        {
            terminal.Complain(Problem.Of(CliProblemCodes.ApprovalRequired));
            return ExitCode.NotDone;
        }

        ColumnMapping? mapping = null;
        if (arguments.GetValue(_mapping) is { } file
            && !ColumnMappingFile.TryRead(options.FullPath(file), out mapping, out var problems))
        {
            terminal.Complain(problems, Path.GetFileName(file));
            return ExitCode.NotDone;
        }

        using var run = new RosterRun(workspace, terminal, outside);
        if (run.Judge(options.FullPath(arguments.GetRequiredValue(_roster)), forced, mapping) is not { } judgements)
        {
            return ExitCode.NotDone;
        }

        if (dryRun)
        {
            run.Plan(judgements);
        }
        else
        {
            run.Issue(judgements, workspace.BeginRun(options.Actor(arguments)), cancellationToken);
        }

        if (arguments.GetValue(_result) is { } result && !run.Return(options.FullPath(result)))
        {
            return ExitCode.NotDone;
        }

        return run.Tally.SomeRefused ? ExitCode.SomeRefused : ExitCode.Done;
    }
}
