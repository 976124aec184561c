using System.CommandLine;
using System.Security.Cryptography;
using BadgeIssuer.IO.Plans;
using BadgeIssuer.IO.Rosters;
using BadgeIssuer.IO.Workspaces;
using BadgeIssuer.Issuing;
using BadgeIssuer.OpenBadges;

namespace BadgeIssuer.Cli.Commands;

/// <summary>
/// <c>badges issue PLAN</c> carries out a plan, exactly; <c>badges issue ROSTER</c> plans and issues in one go, where the
/// policy asks for no approval.
/// </summary>
internal sealed class IssueCommand(GlobalOptions options, Outside outside)
{
    private readonly Argument<string> _input = new("PLAN|ROSTER")
    {
        Description = options.In(
            "計画の名前かフォルダー、または名簿（CSV、TSV、XLSX）",
            "A plan's name or folder, or a roster: CSV, TSV or XLSX"),
    };

    private readonly Option<bool> _dryRun = new("--dry-run", "-n")
    {
        Description = options.In(
            "すべての行を確かめ、何が発行されるかを示します。署名も書き込みもしません",
            "Checks every row and says what would be issued; signs and writes nothing"),
    };

    private readonly Option<string> _result = new("--result")
    {
        HelpName = "FILE",
        Description = options.In(
            "名簿に「判定」と「理由」の列を加えて、このファイルに書き出します",
            "Writes the roster with the columns Decision and Reason into this file"),
    };

    private readonly RosterOptions _rosterOptions = new(options);

    public Command Build()
    {
        var command = new Command(
            "issue", options.In("計画または名簿からバッジを発行します", "Issues badges from a plan or a roster"))
        {
            _input, _result, _dryRun, options.By,
        };
        foreach (var option in _rosterOptions.All)
        {
            command.Add(option);
        }

        command.SetAction((arguments, cancellationToken) =>
        {
            var terminal = options.Terminal(arguments);
            return Task.FromResult((int)WorkspaceFailures.Tell(terminal, () => Run(arguments, terminal, cancellationToken)));
        });
        return command;
    }

    private ExitCode Run(ParseResult arguments, Terminal terminal, CancellationToken cancellationToken)
    {
        using var workspace = Workspace.Open(options.WorkspaceFolder(arguments), outside.Clock, outside.Environment);
        var given = arguments.GetRequiredValue(_input);
        var path = options.FullPath(given);
        return PlanFolder.IsPlan(workspace.Folder, given, path)
            ? RunPlan(arguments, workspace, given, path, terminal, cancellationToken)
            : RunRoster(arguments, workspace, path, terminal, cancellationToken);
    }

    private ExitCode RunPlan(
        ParseResult arguments,
        Workspace workspace,
        string given,
        string path,
        Terminal terminal,
        CancellationToken cancellationToken)
    {
        if (_rosterOptions.All.FirstOrDefault(option => arguments.GetResult(option) is { Implicit: false }) is { } fixedByPlan)
        {
            terminal.Complain(Problem.Of(CliProblemCodes.FixedByPlan, fixedByPlan.Name));
            return ExitCode.Usage;
        }

        if (!PlanFolder.TryOpen(workspace.Folder, given, path, out var plan, out var problem))
        {
            terminal.Complain(problem);
            return ExitCode.NotDone;
        }

        var problems = workspace.Plans.Check(plan);
        if (!arguments.GetValue(_dryRun) && workspace.Plans.CheckApproval(plan) is { } unapproved)
        {
            problems = problems.Add(unapproved);
        }

        RosterReading? reading = null;
        if (!problems.IsEmpty || !workspace.Plans.TryOpenRoster(plan, out reading, out problems))
        {
            terminal.Complain(problems);
            return ExitCode.NotDone;
        }

        using (reading)
        {
            if (!TrySpool(arguments, terminal, out var outcomes))
            {
                return ExitCode.NotDone;
            }

            using var spool = outcomes;
            var run = new RosterRun(workspace, terminal, outside) { Outcomes = spool };
            run.TellFacts(reading.Facts, plan.Plan.Roster.Name);
            return Carry(arguments, run, reading, () => PlanBook.RunOf(plan, options.Actor(arguments)), cancellationToken);
        }
    }

    private ExitCode RunRoster(
        ParseResult arguments,
        Workspace workspace,
        string roster,
        Terminal terminal,
        CancellationToken cancellationToken)
    {
        if (!_rosterOptions.TryRead(arguments, workspace, terminal, out var choices))
        {
            return ExitCode.NotDone;
        }

        if (!arguments.GetValue(_dryRun) && workspace.Settings.Approval is not ApprovalPolicy.None)
        {
            terminal.Complain(Problem.Of(CliProblemCodes.ApprovalRequired));
            return ExitCode.NotDone;
        }

        if (!TrySpool(arguments, terminal, out var outcomes))
        {
            return ExitCode.NotDone;
        }

        using var spool = outcomes;
        var run = new RosterRun(workspace, terminal, outside) { Outcomes = spool };
        using var reading = choices.Rules(workspace, terminal) is { } rules ? run.Open(roster, rules) : null;
        return reading is null
            ? ExitCode.NotDone
            : Carry(
                arguments,
                run,
                reading,
                () =>
                {
                    var begun = workspace.BeginRun(options.Actor(arguments));
                    return begun with { Operator = choices.Operator, Details = begun.Details.Add("roster", Sha256(roster)) };
                },
                cancellationToken);
    }

    // Before anything is issued, so that a folder that cannot be written is said while it costs nothing.
    private bool TrySpool(ParseResult arguments, Terminal terminal, out OutcomeSpool? outcomes)
    {
        outcomes = null;
        if (arguments.GetValue(_result) is not { } result)
        {
            return true;
        }

        try
        {
            outcomes = new OutcomeSpool(options.FullPath(result));
            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            terminal.Complain(Problem.Of(CliProblemCodes.OutputUnwritable, options.FullPath(result)), _result.Name);
            return false;
        }
    }

    private ExitCode Carry(
        ParseResult arguments,
        RosterRun run,
        RosterReading reading,
        Func<IssuanceRun> begin,
        CancellationToken cancellationToken)
    {
        if (arguments.GetValue(_dryRun))
        {
            run.Plan(reading);
        }
        else
        {
            run.Issue(reading, begin(), cancellationToken);
        }

        if (arguments.GetValue(_result) is { } result && !run.Return(reading, options.FullPath(result)))
        {
            return ExitCode.NotDone;
        }

        return run.Tally.SomeRefused ? ExitCode.SomeRefused : ExitCode.Done;
    }

    private static string Sha256(string file)
    {
        using var stream = File.OpenRead(file);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }
}
