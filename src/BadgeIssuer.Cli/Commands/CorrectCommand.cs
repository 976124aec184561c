using System.CommandLine;
using BadgeIssuer.IO.Workspaces;
using BadgeIssuer.Issuing;
using BadgeIssuer.Lifecycle;
using BadgeIssuer.OpenBadges;

namespace BadgeIssuer.Cli.Commands;

/// <summary><c>badges correct ID --name …</c>: a new badge takes the place of one that says something wrong.</summary>
internal sealed class CorrectCommand(GlobalOptions options, Outside outside)
{
    private readonly Argument<string> _id = new("ID")
    {
        Description = options.In("バッジの ID または共有リンク", "The badge's id, or its share link"),
    };

    private readonly Option<string> _name = new("--name")
    {
        HelpName = "NAME", Description = options.In("正しい氏名", "The right name"),
    };

    private readonly Option<string> _email = new("--email")
    {
        HelpName = "ADDRESS", Description = options.In("正しいメールアドレス", "The right mail address"),
    };

    private readonly Option<string> _completed = new("--completed-on")
    {
        HelpName = "DATE", Description = options.In("正しい修了日", "The right day of completion"),
    };

    private readonly Option<string> _learner = new("--learner")
    {
        HelpName = "NUMBER", Description = options.In("正しい受講者番号", "The right learner number"),
    };

    private readonly Option<bool> _reissue = new("--reissue")
    {
        Description = options.In(
            "内容を変えずに発行し直します（誤って失効させたときなど）",
            "Issues it anew as it is, e.g. after a mistaken revocation"),
    };

    private readonly Option<string> _reason = new("--reason")
    {
        HelpName = "TEXT",
        Required = true,
        Description = options.In("理由。監査記録に残り、公開されません", "Why. Kept in the audit log and not published"),
    };

    public Command Build()
    {
        var command = new Command("correct", options.In(
            "発行済みのバッジを訂正し、新しいバッジに差し替えます", "Corrects a badge by issuing a new one in its place"))
        {
            _id, _name, _email, _completed, _learner, _reissue, _reason, options.By,
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
        if (Find(workspace, arguments.GetRequiredValue(_id), terminal) is not { } badge
            || Apply(workspace, badge, arguments, terminal) is not { } corrected)
        {
            return ExitCode.NotDone;
        }

        using var keys = workspace.OpenKeys(() => outside.AskPassphrase(terminal));
        var issued = workspace.CreateCorrector(keys).Correct(
            badge,
            corrected,
            arguments.GetRequiredValue(_reason),
            workspace.BeginRun(options.Actor(arguments)));
        workspace.Publish(keys: keys);
        terminal.SayJson(writer =>
        {
            writer.WriteStartObject();
            BadgeLines.WriteMembers(writer, issued, workspace.Addresses);
            writer.WriteEndObject();
        });
        terminal.Say("訂正前", "Before", workspace.Addresses.SharePage(badge.Id));
        terminal.Say("訂正後", "After", workspace.Addresses.SharePage(issued.Id));
        return ExitCode.Done;
    }

    private IssuedBadge? Find(Workspace workspace, string given, Terminal terminal)
    {
        var badge = BadgeReference.TryParse(given, out var id) ? workspace.Store.Find(id) : null;
        var problem = badge switch
        {
            null => Problem.Of(CliProblemCodes.UnknownBadge, given),
            { Standing: BadgeStanding.Erased } => Problem.Of(LifecycleProblemCodes.Erased, badge.Id.ToString()),
            { SupersededBy: { } other } =>
                Problem.Of(LifecycleProblemCodes.Superseded, badge.Id.ToString(), other.ToString()),
            _ => null,
        };
        if (problem is null)
        {
            return badge;
        }

        terminal.Complain(problem);
        if (badge?.SupersededBy is not null)
        {
            // Perhaps by this same command, which was killed before it had published that.
            workspace.Publish(prompt: () => outside.AskPassphrase(terminal));
        }

        return null;
    }

    private Completion? Apply(Workspace workspace, IssuedBadge badge, ParseResult arguments, Terminal terminal)
    {
        var correction = new CompletionCorrection
        {
            LearnerNumber = arguments.GetValue(_learner),
            Name = arguments.GetValue(_name),
            EmailAddress = arguments.GetValue(_email),
            CompletedOn = arguments.GetValue(_completed),
        };
        var achievement = workspace.Catalogue.Achievement(badge.Completion.AchievementId)!;
        var corrected = correction.Apply(
            badge.Completion, achievement, workspace.RosterRules(forced: null), out var problems);
        terminal.Complain(problems);
        if (corrected is not null && DueAward.Correcting(badge, corrected, achievement).Obstacle(workspace.Today) is { } ended)
        {
            terminal.Complain(ended);
            return null;
        }

        if (corrected == badge.Completion && !arguments.GetValue(_reissue))
        {
            terminal.Complain(Problem.Of(LifecycleProblemCodes.NothingToCorrect, badge.Id.ToString()));
            return null;
        }

        return corrected;
    }
}
