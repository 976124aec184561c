using System.CommandLine;
using BadgeIssuer.IO.Plans;
using BadgeIssuer.IO.Workspaces;
using BadgeIssuer.OpenBadges;

namespace BadgeIssuer.Cli.Commands;

/// <summary><c>badges plan ROSTER</c>: reads and checks a roster, and writes what issuing it would do, for approval.</summary>
internal sealed class PlanCommand(GlobalOptions options, Outside outside)
{
    private readonly Argument<string> _roster = new("ROSTER")
    {
        Description = options.In("名簿（CSV、TSV、XLSX）", "The roster: CSV, TSV or XLSX"),
    };

    private readonly Option<string> _at = new("--at")
    {
        HelpName = "TIME",
        Description = options.In(
            "この時点で行を確かめます（既定：現在）", "Judges rows as of this time (default: now)"),
    };

    private readonly RosterOptions _rosterOptions = new(options);

    public Command Build()
    {
        var command = new Command("plan", options.In(
            "名簿を確かめ、発行の計画と結果ファイルを作ります。バッジは発行しません",
            "Checks a roster and writes a plan and the result file; issues nothing"))
        {
            _roster, _at, options.By,
        };
        foreach (var option in _rosterOptions.All)
        {
            command.Add(option);
        }

        command.SetAction(arguments =>
        {
            var terminal = options.Terminal(arguments);
            return (int)WorkspaceFailures.Tell(terminal, () => Run(arguments, terminal));
        });
        return command;
    }

    private ExitCode Run(ParseResult arguments, Terminal terminal)
    {
        DateTimeOffset? at = null;
        if (arguments.GetValue(_at) is { } time)
        {
            if (!DateTimeStamp.TryParse(time, out var instant))
            {
                terminal.Complain(Problem.Of(CliProblemCodes.BadTime, time), _at.Name);
                return ExitCode.Usage;
            }

            at = instant;
        }

        using var workspace = Workspace.Open(options.WorkspaceFolder(arguments), outside.Clock, outside.Environment);
        if (!_rosterOptions.TryRead(arguments, workspace, terminal, out var choices))
        {
            return ExitCode.NotDone;
        }

        var roster = options.FullPath(arguments.GetRequiredValue(_roster));
        var run = new RosterRun(workspace, terminal, outside);
        var lines = 0;
        var told = 0;
        using var progress = new ProgressLine(outside, terminal.Language);
        var plan = workspace.Plans.Make(
            new PlanRequest
            {
                Roster = roster,
                Mapping = choices.Mapping,
                Achievement = choices.Achievement,
                Operator = choices.Operator,
                AsOf = at is { } asked ? workspace.DayOf(asked) : workspace.Today,
                By = options.Actor(arguments),
                Login = outside.User,
                Language = terminal.Language,
            },
            reading =>
            {
                run.TellFacts(reading.Facts, Path.GetFileName(roster));
                lines = reading.Lines;
            },
            outcome =>
            {
                progress.Clear();
                run.Tell(outcome);
                progress.Show(++told, lines);
            },
            out var problems);
        progress.Clear();
        if (plan is null)
        {
            terminal.Complain(problems, Path.GetFileName(roster));
            return ExitCode.NotDone;
        }

        TellPlan(terminal, workspace, run, plan);
        return run.Tally.SomeRefused ? ExitCode.SomeRefused : ExitCode.Done;
    }

    private static void TellPlan(Terminal terminal, Workspace workspace, RosterRun run, PlanFolder plan)
    {
        run.TellSummary(writer =>
        {
            writer.WriteStartObject("plan");
            writer.WriteString("id", plan.Plan.Id);
            writer.WriteString("hash", plan.Hash);
            writer.WriteNumber("due", plan.Plan.Due);
            writer.WriteString("folder", plan.Path);
            writer.WriteString("result", plan.Result);
            writer.WriteEndObject();
        });
        terminal.Say("計画", "Plan", plan.Plan.Id);
        terminal.Say("発行対象", "Badges due", plan.Plan.Due.ToString(System.Globalization.CultureInfo.InvariantCulture));
        terminal.Say("計画のハッシュ値", "Hash of the plan", plan.Hash);
        terminal.Say("結果ファイル", "Result file", plan.Result);
        if (workspace.Settings.Approval is ApprovalPolicy.None)
        {
            terminal.Note($"次に：badges issue {plan.Plan.Id}", $"Next: badges issue {plan.Plan.Id}");
        }
        else
        {
            terminal.Note(
                $"次に：別の担当者が結果ファイルを確かめ、badges approve {plan.Plan.Id} --by 氏名 で承認してください。",
                $"Next: somebody else looks at the result file, and approves with `badges approve {plan.Plan.Id} --by NAME`.");
        }
    }
}
