using System.CommandLine;
using System.Text;
using BadgeIssuer.IO.Keys;
using BadgeIssuer.IO.Publishing;
using BadgeIssuer.IO.Workspaces;
using BadgeIssuer.OpenBadges;
using BadgeIssuer.Securing.Jose;

namespace BadgeIssuer.Cli.Commands;

/// <summary><c>badges keys</c>: list, create and export here; what changes keys in <see cref="KeyChangeCommands"/>.</summary>
internal sealed class KeysCommand(GlobalOptions options, Outside outside)
{
    private const string Pem = "pem";
    private const string Jwks = "jwks";

    private readonly KeyOptions _key = new(options);

    private readonly Argument<string> _kid = new("KID")
    {
        Description = options.In("鍵の ID（既定：漏えいしたものを除くすべて）", "The key (default: all but compromised ones)"),
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly Option<string> _out = new("--out")
    {
        HelpName = "FILE",
        Description = options.In("書き出すファイル（既定：標準出力）", "The file to write (default: standard output)"),
    };

    private readonly Option<string> _format = new Option<string>("--format")
    {
        Description = options.In("形式：JWK セットまたは PEM（既定：jwks）", "A JWK set, or PEM (default: jwks)"),
        DefaultValueFactory = _ => Jwks,
    }.AcceptOnlyFromAmong(Jwks, Pem);

    public Command Build()
    {
        var changes = new KeyChangeCommands(options, outside, _key);
        return new Command("keys", options.In("署名鍵を管理します", "Manages the keys that sign"))
        {
            With(new Command("list", options.In("鍵と有効期間を一覧します", "Lists the keys with when they sign")), List),
            With(
                new Command("create", options.In("鍵を作り、公開部分を公開します", "Makes a key and publishes its public part"))
                {
                    _key.Algorithm, _key.Purpose, options.By,
                },
                Create),
            changes.BuildRotate(),
            changes.BuildRetire(),
            changes.BuildCompromised(),
            With(
                new Command("export", options.In(
                    "公開部分だけを書き出します。秘密鍵は書き出しません", "Writes the public parts out; never a private one"))
                {
                    _kid, _out, _format,
                },
                Export),
        };
    }

    private Command With(Command command, Func<ParseResult, Terminal, ExitCode> run)
    {
        command.SetAction(arguments =>
        {
            var terminal = options.Terminal(arguments);
            return (int)WorkspaceFailures.Tell(terminal, () => run(arguments, terminal));
        });
        return command;
    }

    private ExitCode List(ParseResult arguments, Terminal terminal)
    {
        using var workspace = Open(arguments);
        foreach (var entry in workspace.Keys.Entries)
        {
            KeyLines.Tell(terminal, entry);
        }

        return ExitCode.Done;
    }

    private ExitCode Create(ParseResult arguments, Terminal terminal)
    {
        if (_key.Read(arguments, terminal) is not var (kind, purpose))
        {
            return ExitCode.Usage;
        }

        using var workspace = Open(arguments);
        using var passphrase = workspace.FindPassphrase(() => outside.AskPassphrase(terminal));
        var entry = workspace.KeyLifecycle.Create(kind, purpose, passphrase, workspace.KeyCost, options.Actor(arguments));

        // A signature counts only once its key can be found, so the key is published before it is first used.
        workspace.Publish(prompt: () => outside.AskPassphrase(terminal));
        KeyLines.Tell(terminal, entry);
        return ExitCode.Done;
    }

    private ExitCode Export(ParseResult arguments, Terminal terminal)
    {
        using var workspace = Open(arguments);
        var keys = workspace.Keys.Published.ToArray();
        if (arguments.GetValue(_kid) is { } kid)
        {
            keys = workspace.Keys.Find(kid) is { } one
                ? [one]
                : throw new KeyRingException(Problem.Of(KeysProblemCodes.UnknownKey, kid));
        }

        var content = arguments.GetValue(_format) is Pem
            ? Encoding.UTF8.GetBytes(string.Concat(keys.Select(entry =>
                $"# {entry.Kid} {entry.Algorithm.Name}\n{entry.PublicKey.ToPem().TrimEnd()}\n")))
            : [.. Securing.Keys.JwkSet.Write(keys.Select(entry =>
                (entry.Kid, entry.PublicKey, (JwsAlgorithm?)entry.Algorithm))), (byte)'\n'];
        if (arguments.GetValue(_out) is not { } path)
        {
            outside.Output.Write(Encoding.UTF8.GetString(content));
            return ExitCode.Done;
        }

        using var batch = new FileBatch();
        batch.Write(options.FullPath(path), content);
        batch.Commit();
        return ExitCode.Done;
    }

    private Workspace Open(ParseResult arguments) =>
        Workspace.Open(options.WorkspaceFolder(arguments), outside.Clock, outside.Environment);
}
