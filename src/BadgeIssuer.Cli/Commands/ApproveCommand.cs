using System.CommandLine;
using BadgeIssuer.IO.Plans;
using BadgeIssuer.IO.Workspaces;
using BadgeIssuer.OpenBadges;

namespace BadgeIssuer.Cli.Commands;

/// <summary><c>badges approve PLAN --by NAME</c>: a second person agrees to a plan.</summary>
internal sealed class ApproveCommand(GlobalOptions options, Outside outside)
{
    private readonly Argument<string> _plan = new("PLAN")
    {
        Description = options.In("計画の名前またはフォルダー", "The plan's name or folder"),
    };

    private readonly Option<string> _by = new("--by")
    {
        HelpName = "NAME",
        Required = true,
        Description = options.In(
            "承認する人の名前。監査記録に残ります。計画を作った人は承認できません",
            "Who approves; it is kept in the audit log. Not whoever made the plan"),
    };

    public Command Build()
    {
        var command = new Command(
            "approve", options.In("発行の計画を承認します（二人目の担当者）", "Approves a plan, as its second person"))
        {
            _plan, _by,
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
        var by = arguments.GetRequiredValue(_by).Trim();
        if (by.Length == 0)
        {
            terminal.Complain(Problem.Of(CliProblemCodes.NoName), _by.Name);
            return ExitCode.Usage;
        }

        using var workspace = Workspace.Open(options.WorkspaceFolder(arguments), outside.Clock, outside.Environment);
        var given = arguments.GetRequiredValue(_plan);
        if (!PlanFolder.TryOpen(workspace.Folder, given, options.FullPath(given), out var plan, out var problem))
        {
            terminal.Complain(problem);
            return ExitCode.NotDone;
        }

        if (workspace.Plans.Check(plan) is { IsEmpty: false } problems)
        {
            terminal.Complain(problems);
            return ExitCode.NotDone;
        }

        if (workspace.Plans.Approve(plan, by, outside.User) is { } refusal)
        {
            terminal.Complain(refusal);
            return ExitCode.NotDone;
        }

        terminal.SayJson(writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("plan", plan.Plan.Id);
            writer.WriteString("hash", plan.Hash);
            writer.WriteString("approvedBy", by);
            writer.WriteEndObject();
        });
        terminal.Say("承認した計画", "Approved", plan.Plan.Id);
        terminal.Note($"次に：badges issue {plan.Plan.Id}", $"Next: badges issue {plan.Plan.Id}");
        return ExitCode.Done;
    }
}
