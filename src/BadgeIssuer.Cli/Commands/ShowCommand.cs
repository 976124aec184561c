using System.CommandLine;
using BadgeIssuer.IO.Publishing;
using BadgeIssuer.IO.Workspaces;
using BadgeIssuer.Issuing;
using BadgeIssuer.Lifecycle;
using BadgeIssuer.OpenBadges;

namespace BadgeIssuer.Cli.Commands;

/// <summary><c>badges show ID</c>: one award whole, for the staff who answer its holder's questions.</summary>
internal sealed class ShowCommand(GlobalOptions options, Outside outside)
{
    private readonly Argument<string> _id = new("ID")
    {
        Description = options.In("バッジの ID または共有リンク", "The badge's id, or its share link"),
    };

    public Command Build()
    {
        var command = new Command("show", options.In("発行したバッジの詳細を表示します", "Shows one badge that was issued")) { _id };
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
        var given = arguments.GetRequiredValue(_id);

        if (!BadgeReference.TryParse(given, out var id)
            || workspace.Store.Find(id) is not { } badge)
        {
            terminal.Complain(Problem.Of(CliProblemCodes.UnknownBadge, given));
            return ExitCode.NotDone;
        }

        Tell(terminal, workspace, badge);
        return ExitCode.Done;
    }

    private static void Tell(Terminal terminal, Workspace workspace, IssuedBadge badge)
    {
        var achievement = workspace.Catalogue.Achievement(badge.Completion.AchievementId);
        terminal.SayJson(writer =>
        {
            writer.WriteStartObject();
            BadgeLines.WriteMembers(writer, badge, workspace.Addresses);
            writer.WriteString("name", badge.Completion.Name);
            writer.WriteString("email", badge.Completion.EmailAddress);
            writer.WriteString("supersedes", badge.Supersedes?.ToString());
            writer.WriteString("supersededBy", badge.SupersededBy?.ToString());
            writer.WriteStartArray("history");
            foreach (var change in badge.Events)
            {
                writer.WriteStartObject();
                writer.WriteString("at", DateTimeStamp.Format(change.At));
                writer.WriteString("by", change.By);
                writer.WriteString("status", StandingWords.Wire(change.Standing));
                writer.WriteString("reason", change.Reason);
                writer.WriteString("publicReason", change.PublicReason);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteStartArray("documents");
            foreach (var document in badge.Documents)
            {
                writer.WriteStartObject();
                writer.WriteString("format", CredentialFormatNames.Of(document.Format));
                writer.WriteString("file", PublishedPaths.Award(badge.Id, document.Format).Path);
                writer.WriteString("sha256", document.Sha256);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        });

        terminal.Say("受講者番号", "Learner number", badge.Completion.LearnerNumber);
        terminal.Say("氏名", "Name", badge.Completion.Name);
        terminal.Say("メールアドレス", "Mail address", badge.Completion.EmailAddress);
        terminal.Say("修了", "Completed", $"{BadgeLines.Day(badge)}  {achievement?.Name.In(terminal.Language)} ({badge.Completion.AchievementId})");
        terminal.Say("発行", "Issued", BadgeLines.Instant(badge));
        if (BadgeLines.ValidThrough(badge) is { } last)
        {
            terminal.Say("有効期限", "Valid through", last);
        }

        terminal.Say("状態", "Status", StandingWords.Of(badge.Standing).In(terminal.Language));
        foreach (var change in badge.Events)
        {
            terminal.Say(
                "経過",
                "History",
                $"{DateTimeStamp.Format(change.At)}  {StandingWords.Of(change.Standing).In(terminal.Language)}  {change.By}  {change.Reason}");
        }

        if (badge.SupersededBy is { } other)
        {
            terminal.Say("訂正版", "Corrected badge", workspace.Addresses.SharePage(other));
        }

        terminal.Say("共有リンク", "Share link", workspace.Addresses.SharePage(badge.Id));
        foreach (var document in badge.Documents)
        {
            terminal.Say(
                "文書", "Document", $"public/{PublishedPaths.Award(badge.Id, document.Format).Path}  sha256 {document.Sha256}");
        }
    }
}
