using System.CommandLine;
using System.Globalization;
using BadgeIssuer.IO.Keys;
using BadgeIssuer.IO.Workspaces;
using BadgeIssuer.OpenBadges;
using BadgeIssuer.Securing.Keys;

namespace BadgeIssuer.Cli.Commands;

/// <summary><c>badges keys list</c> and <c>badges keys create</c>.</summary>
internal sealed class KeysCommand(GlobalOptions options, Outside outside)
{
    private readonly Option<string> _algorithm = new("--algorithm")
    {
        HelpName = "EdDSA|ES256|RS256",
        Description = options.In("署名アルゴリズム（既定：EdDSA）", "What the key signs with (default: EdDSA)"),
        DefaultValueFactory = _ => "EdDSA",
    };

    public Command Build()
    {
        var list = new Command("list", options.In("鍵を一覧します", "Lists the keys"));
        list.SetAction(arguments =>
        {
            var terminal = options.Terminal(arguments);
            return (int)WorkspaceFailures.Tell(terminal, () => List(arguments, terminal));
        });

        var create = new Command(
            "create", options.In("鍵を作り、公開部分を公開します", "Makes a key and publishes its public part")) { _algorithm };
        create.SetAction(arguments =>
        {
            var terminal = options.Terminal(arguments);
            return (int)WorkspaceFailures.Tell(terminal, () => Create(arguments, terminal));
        });

        return new Command("keys", options.In("署名鍵を管理します", "Manages the keys that sign")) { list, create };
    }

    private ExitCode List(ParseResult arguments, Terminal terminal)
    {
        using var workspace = Workspace.Open(options.WorkspaceFolder(arguments), outside.Clock, outside.Environment);
        foreach (var entry in workspace.Keys.Entries)
        {
            Tell(terminal, entry);
        }

        return ExitCode.Done;
    }

    private ExitCode Create(ParseResult arguments, Terminal terminal)
    {
        KeyKind? kind = arguments.GetValue(_algorithm) switch
        {
            "EdDSA" => KeyKind.Ed25519,
            "ES256" => KeyKind.P256,
            "RS256" => KeyKind.Rsa,
            _ => null,
        };
        if (kind is not { } known)
        {
            terminal.Complain(Problem.Of(CliProblemCodes.UnknownAlgorithm, arguments.GetValue(_algorithm) ?? ""));
            return ExitCode.Usage;
        }

        using var workspace = Workspace.Open(options.WorkspaceFolder(arguments), outside.Clock, outside.Environment);
        using var passphrase = Passphrase.Find(workspace.Settings.PassphraseFile, outside.Environment, Ask);
        var entry = workspace.Keys.Create(known, passphrase, KdfCost.Sensitive);

        // A signature counts only once its key can be found, so the key is published before it is first used.
        workspace.Publish(everything: true, prompt: Ask);
        Tell(terminal, entry);
        return ExitCode.Done;

        string? Ask() => outside.AskSecret?.Invoke(terminal.In("鍵のパスフレーズ：", "Passphrase of the keys: "));
    }

    private static void Tell(Terminal terminal, KeyRegisterEntry entry)
    {
        var created = entry.Created.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        var state = entry.State.ToString().ToLowerInvariant();
        terminal.SayJson(writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("kid", entry.Kid);
            writer.WriteString("purpose", entry.Purpose.ToString().ToLowerInvariant());
            writer.WriteString("algorithm", entry.Algorithm.Name);
            writer.WriteString("created", created);
            writer.WriteString("state", state);
            writer.WriteString("thumbprint", entry.PublicKey.Thumbprint);
            writer.WriteEndObject();
        });
        terminal.Say($"{entry.Kid,-32} {entry.Algorithm.Name,-6} {created}  {state}");
    }
}
