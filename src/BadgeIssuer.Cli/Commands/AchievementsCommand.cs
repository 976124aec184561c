using System.CommandLine;
using BadgeIssuer.IO.Workspaces;
using BadgeIssuer.Issuing;
using BadgeIssuer.OpenBadges;
using BadgeIssuer.Skills;

namespace BadgeIssuer.Cli.Commands;

/// <summary><c>badges achievements list · check · approve · retire</c>.</summary>
internal sealed class AchievementsCommand(GlobalOptions options, Outside outside)
{
    private readonly Argument<string> _id = new("ID")
    {
        Description = options.In("版の ID（例：MDXQ2-T1-1-v2）", "The version's id, e.g. MDXQ2-T1-1-v2"),
    };

    private readonly Option<string> _by = new("--by")
    {
        HelpName = "NAME",
        Required = true,
        Description = options.In(
            "承認する人の名前。定義のファイルと監査記録に残ります",
            "Who approves; it is kept in the achievement's file and in the audit log"),
    };

    public Command Build()
    {
        var list = new Command("list", options.In("修了バッジの定義を一覧します", "Lists the achievements"));
        Act(list, List);

        var check = new Command(
            "check", options.In("カタログと画像が発行に使えるかを確かめます", "Checks that the catalogue and its pictures will do"));
        check.SetAction(arguments =>
        {
            var terminal = options.Terminal(arguments);
            return (int)WorkspaceFailures.Tell(terminal, () => Check(arguments, terminal));
        });

        var approve = new Command("approve", options.In(
            "下書きの定義を承認します。承認した版は変更できません", "Approves a draft; what was approved is never changed"))
        {
            _id, _by,
        };
        Act(approve, Approve);

        var retire = new Command("retire", options.In(
            "承認済みの定義による発行を終えます。発行済みのバッジはそのまま有効です",
            "Ends the issuing of an approved version; badges already issued stand"))
        {
            _id, options.By,
        };
        Act(retire, Retire);

        return new Command("achievements", options.In("カタログを扱います", "The catalogue")) { list, check, approve, retire };
    }

    private void Act(Command command, Func<Workspace, ParseResult, Terminal, ExitCode> work) => command.SetAction(arguments =>
    {
        var terminal = options.Terminal(arguments);
        return (int)WorkspaceFailures.Tell(terminal, () =>
        {
            using var workspace = Open(arguments);
            return work(workspace, arguments, terminal);
        });
    });

    private Workspace Open(ParseResult arguments) =>
        Workspace.Open(options.WorkspaceFolder(arguments), outside.Clock, outside.Environment);

    private static ExitCode List(Workspace workspace, ParseResult arguments, Terminal terminal)
    {
        foreach (var achievement in workspace.Catalogue.Achievements)
        {
            Tell(terminal, achievement);
        }

        return ExitCode.Done;
    }

    private ExitCode Approve(Workspace workspace, ParseResult arguments, Terminal terminal)
    {
        if (Find(workspace, arguments, terminal) is not { } achievement)
        {
            return ExitCode.NotDone;
        }

        var by = arguments.GetRequiredValue(_by).Trim();
        if (by.Length == 0)
        {
            terminal.Complain(Problem.Of(CliProblemCodes.NoName), _by.Name);
            return ExitCode.Usage;
        }

        var problems = workspace.CatalogueEditor.Approve(achievement, by, out var retired);
        if (!problems.IsEmpty)
        {
            terminal.Complain(problems, achievement.Id);
            return ExitCode.NotDone;
        }

        Tell(terminal, achievement with { State = AchievementState.Approved });
        if (retired is not null)
        {
            Tell(terminal, retired with { State = AchievementState.Retired });
        }

        return ExitCode.Done;
    }

    private ExitCode Retire(Workspace workspace, ParseResult arguments, Terminal terminal)
    {
        if (Find(workspace, arguments, terminal) is not { } achievement)
        {
            return ExitCode.NotDone;
        }

        if (workspace.CatalogueEditor.Retire(achievement, options.Actor(arguments)) is { } problem)
        {
            terminal.Complain(problem);
            return ExitCode.NotDone;
        }

        Tell(terminal, achievement with { State = AchievementState.Retired });
        return ExitCode.Done;
    }

    private AchievementDefinition? Find(Workspace workspace, ParseResult arguments, Terminal terminal)
    {
        var id = arguments.GetRequiredValue(_id);
        var achievement = workspace.Catalogue.Achievement(id);
        if (achievement is null)
        {
            terminal.Complain(Problem.Of(CliProblemCodes.UnknownAchievement, id));
        }

        return achievement;
    }

    private ExitCode Check(ParseResult arguments, Terminal terminal)
    {
        Workspace workspace;
        try
        {
            workspace = Open(arguments);
        }
        catch (WorkspaceException failure) when (failure.Problems.All(CatalogueProblemCodes.IsOne))
        {
            // What else keeps a workspace from being opened is no finding about its catalogue.
            terminal.Complain(failure.Problems);
            return ExitCode.SomeRefused;
        }

        using (workspace)
        {
            var findings = workspace.Catalogue.Achievements
                .Where(achievement => achievement.State is not AchievementState.Retired)
                .SelectMany(achievement => CatalogueCheck.Of(achievement, workspace).Select(problem => (achievement.Id, problem)))
                .ToArray();
            foreach (var (id, problem) in findings)
            {
                terminal.Complain(problem, id);
                terminal.SayJson(writer =>
                {
                    writer.WriteStartObject();
                    writer.WriteString("achievement", id);
                    writer.WriteString("code", problem.Code);
                    writer.WriteString("pointer", problem.Pointer);
                    writer.WriteEndObject();
                });
            }

            TellNewerVersions(workspace, terminal);
            if (findings.Length > 0)
            {
                return ExitCode.SomeRefused;
            }

            terminal.Note(
                $"問題はありません（承認済み {workspace.Catalogue.Approved.Length} 件）。",
                $"Nothing is wrong ({workspace.Catalogue.Approved.Length} approved).");
            return ExitCode.Done;
        }
    }

    // Information and no finding: what was aligned to a version keeps it.
    private static void TellNewerVersions(Workspace workspace, Terminal terminal)
    {
        var used = workspace.Catalogue.Approved
            .SelectMany(achievement => workspace.Catalogue.SkillsOf(achievement))
            .Select(entry => entry.Framework.Named)
            .ToHashSet();
        foreach (var crosswalk in workspace.Catalogue.Crosswalks.Where(one => used.Contains(one.From)))
        {
            terminal.Note(
                $"{crosswalk.From} には新しい版 {crosswalk.To} があります。承認済みの定義はそのままで構いません。対応：badges skills crosswalk",
                $"{crosswalk.From} has a newer version, {crosswalk.To}. What is approved keeps its own. See: badges skills crosswalk");
        }
    }

    private static void Tell(Terminal terminal, AchievementDefinition achievement)
    {
        var state = achievement.State.ToString().ToLowerInvariant();
        terminal.SayJson(writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("id", achievement.Id);
            writer.WriteString("code", achievement.Code);
            writer.WriteNumber("version", achievement.Version);
            writer.WriteString("state", state);
            writer.WriteString("name", achievement.Name.In(terminal.Language));
            writer.WriteNumber("skills", achievement.Skills.Length);
            writer.WriteEndObject();
        });
        terminal.Say($"{achievement.Id,-16} {state,-9} {achievement.Name.In(terminal.Language)}");
    }
}
