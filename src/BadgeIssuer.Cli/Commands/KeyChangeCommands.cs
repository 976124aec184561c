using System.CommandLine;
using System.Globalization;
using BadgeIssuer.IO.Workspaces;
using BadgeIssuer.OpenBadges;
using BadgeIssuer.Securing.Jose;

namespace BadgeIssuer.Cli.Commands;

/// <summary><c>badges keys rotate</c>, <c>retire</c> and <c>compromised</c>.</summary>
internal sealed class KeyChangeCommands(GlobalOptions options, Outside outside, KeyOptions key)
{
    private readonly Argument<string> _kid = new("KID")
    {
        Description = options.In("鍵の ID", "The key"),
    };

    private readonly Option<string> _since = new("--since")
    {
        HelpName = "TIME",
        Required = true,
        Description = options.In(
            "漏えいしたおそれがある最初の日時（例：2025-03-31T00:00:00+09:00）",
            "Since when somebody else may have it, e.g. 2025-03-31T00:00:00+09:00"),
    };

    private readonly Option<string> _reason = new("--reason")
    {
        HelpName = "TEXT",
        Required = true,
        Description = options.In("理由。監査記録に残り、公開されません", "Why. Kept in the audit log and not published"),
    };

    public Command BuildRotate() => With(
        new Command("rotate", options.In(
            "新しい鍵に替えます。古い鍵で署名したバッジは、そのまま検証できます",
            "Puts a new key in place of the old one; what that signed still verifies"))
        {
            key.Algorithm, key.Purpose, options.By,
        },
        Rotate);

    public Command BuildRetire() => With(
        new Command("retire", options.In(
            "鍵を引退させます。署名済みのバッジは、そのまま検証できます", "Lets a key sign no more; what it signed still verifies"))
        {
            _kid, options.By,
        },
        Retire);

    public Command BuildCompromised() => With(
        new Command("compromised", options.In(
            "漏えいした鍵を無効にし、監査記録が漏えい前のものと証明するバッジを署名し直します",
            "Gives up a key that others may have, and signs anew what the audit log proves to be older"))
        {
            _kid, _since, _reason, options.By,
        },
        Compromised);

    private Command With(Command command, Func<Workspace, ParseResult, Terminal, ExitCode> run)
    {
        command.SetAction(arguments =>
        {
            var terminal = options.Terminal(arguments);
            return (int)WorkspaceFailures.Tell(terminal, () =>
            {
                using var workspace = Workspace.Open(
                    options.WorkspaceFolder(arguments), outside.Clock, outside.Environment);
                return run(workspace, arguments, terminal);
            });
        });
        return command;
    }

    private ExitCode Rotate(Workspace workspace, ParseResult arguments, Terminal terminal)
    {
        if (key.Read(arguments, terminal) is not var (kind, purpose))
        {
            return ExitCode.Usage;
        }

        using var passphrase = workspace.FindPassphrase(() => outside.AskPassphrase(terminal));
        var (made, retired) = workspace.KeyLifecycle.Rotate(
            kind, purpose, passphrase, workspace.KeyCost, options.Actor(arguments));

        // The new key, and at once what the old one had signed that changes: the status lists.
        workspace.Publish(prompt: () => outside.AskPassphrase(terminal));
        foreach (var entry in retired)
        {
            KeyLines.Tell(terminal, entry);
        }

        KeyLines.Tell(terminal, made);
        return ExitCode.Done;
    }

    private ExitCode Retire(Workspace workspace, ParseResult arguments, Terminal terminal)
    {
        var entry = workspace.KeyLifecycle.Retire(
            arguments.GetRequiredValue(_kid),
            workspace.Settings.Formats.Select(format => format.Algorithm).OfType<JwsAlgorithm>(),
            options.Actor(arguments));
        workspace.Publish(prompt: () => outside.AskPassphrase(terminal));
        KeyLines.Tell(terminal, entry);
        return ExitCode.Done;
    }

    private ExitCode Compromised(Workspace workspace, ParseResult arguments, Terminal terminal)
    {
        var time = arguments.GetRequiredValue(_since);
        if (!Securing.DateTimeStamp.TryParse(time, out var since) || since > outside.Clock.GetUtcNow())
        {
            terminal.Complain(Problem.Of(CliProblemCodes.BadTime, time), "--since");
            return ExitCode.Usage;
        }

        var by = options.Actor(arguments);
        using var passphrase = workspace.FindPassphrase(() => outside.AskPassphrase(terminal));
        var (entry, made) = workspace.KeyLifecycle.Compromise(
            arguments.GetRequiredValue(_kid),
            since.ToUniversalTime(),
            arguments.GetRequiredValue(_reason),
            passphrase,
            workspace.KeyCost,
            by);

        // First of all nobody may believe the key any more; signing anew takes its time.
        workspace.Publish(prompt: () => outside.AskPassphrase(terminal));
        KeyLines.Tell(terminal, entry);
        if (made is not null)
        {
            KeyLines.Tell(terminal, made);
        }

        var (anew, lost) = (0, 0);
        foreach (var (id, proven) in workspace.Resecure(entry, by, () => outside.AskPassphrase(terminal)))
        {
            (anew, lost) = proven ? (anew + 1, lost) : (anew, lost + 1);
            terminal.SayJson(writer =>
            {
                writer.WriteStartObject();
                writer.WriteString("id", id.ToString());
                writer.WriteString("result", proven ? "secured_anew" : "not_proven");
                writer.WriteEndObject();
            });
            if (!proven)
            {
                terminal.Say($"{id}  {terminal.In("漏えい前のものと証明できません", "not proven to be older")}");
            }
        }

        workspace.Publish(prompt: () => outside.AskPassphrase(terminal));
        TellCounts(terminal, anew, lost);
        return lost == 0 ? ExitCode.Done : ExitCode.SomeRefused;
    }

    private static void TellCounts(Terminal terminal, int anew, int lost)
    {
        var (signed, open) = (anew.ToString(CultureInfo.InvariantCulture), lost.ToString(CultureInfo.InvariantCulture));
        terminal.Note(
            $"{signed} 件を新しい鍵で署名し直しました。証明できないもの：{open} 件。",
            $"{signed} badges were signed anew. Not proven: {open}.");
        if (anew > 0)
        {
            terminal.Note(
                "本人の手元にある画像やファイルは、この製品の検証では有効ですが、ほかの検証では無効になります。もう一度配布してください。",
                "Copies in their holders' hands verify here, and nowhere else: deliver them again.");
        }

        if (lost > 0)
        {
            terminal.Note(
                "証明できないバッジは無効になりました。本物は badges correct ID --reissue で発行し直してください。",
                "Those that are not proven no longer verify. Issue the true ones again with “badges correct ID --reissue”.");
        }
    }
}
