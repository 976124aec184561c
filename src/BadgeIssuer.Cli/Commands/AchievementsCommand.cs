using System.CommandLine;
using BadgeIssuer.IO.Workspaces;
using BadgeIssuer.Issuing;

namespace BadgeIssuer.Cli.Commands;

/// <summary><c>badges achievements list</c> and <c>badges achievements check</c>.</summary>
internal sealed class AchievementsCommand(GlobalOptions options, Outside outside)
{
    public Command Build()
    {
        var list = new Command("list", options.In("修了バッジの定義を一覧します", "Lists the achievements"));
        list.SetAction(arguments =>
        {
            var terminal = options.Terminal(arguments);
            return (int)WorkspaceFailures.Tell(terminal, () => List(arguments, terminal));
        });

        var check = new Command(
            "check", options.In("カタログと画像が発行に使えるかを確かめます", "Checks that the catalogue and its pictures will do"));
        check.SetAction(arguments =>
        {
            var terminal = options.Terminal(arguments);
            return (int)WorkspaceFailures.Tell(terminal, () => Check(arguments, terminal));
        });

        return new Command("achievements", options.In("カタログを扱います", "The catalogue")) { list, check };
    }

    private ExitCode List(ParseResult arguments, Terminal terminal)
    {
        using var workspace = Workspace.Open(options.WorkspaceFolder(arguments), outside.Clock, outside.Environment);
        foreach (var achievement in workspace.Catalogue.Achievements)
        {
            Tell(terminal, achievement);
        }

        return ExitCode.Done;
    }

    private ExitCode Check(ParseResult arguments, Terminal terminal)
    {
        // Opening reads and checks the catalogue; what is left are the pictures.
        using var workspace = Workspace.Open(options.WorkspaceFolder(arguments), outside.Clock, outside.Environment);
        foreach (var achievement in workspace.Catalogue.Approved)
        {
            _ = workspace.Pictures.Of(achievement);
        }

        terminal.Note(
            $"問題はありません（承認済み {workspace.Catalogue.Approved.Length} 件）。",
            $"Nothing is wrong ({workspace.Catalogue.Approved.Length} approved).");
        return ExitCode.Done;
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
