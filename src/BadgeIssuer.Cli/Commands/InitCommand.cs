using System.CommandLine;
using BadgeIssuer.IO.Keys;
using BadgeIssuer.IO.Workspaces;
using BadgeIssuer.Issuing;

namespace BadgeIssuer.Cli.Commands;

/// <summary><c>badges init DIR</c>: an empty workspace with keys and the skill frameworks.</summary>
internal sealed class InitCommand(GlobalOptions options, Outside outside)
{
    private readonly Argument<string> _folder = new("DIR")
    {
        Description = options.In("新しいワークスペースのフォルダー", "The folder of the new workspace"),
    };

    private readonly Option<string> _baseUrl = new("--base-url")
    {
        HelpName = "URL",
        Required = true,
        Description = options.In(
            "バッジを公開するサイトの URL（http は開発用）",
            "Where badges will be published (http: for development)"),
    };

    private readonly Option<string> _issuerName = new("--issuer-name")
    {
        HelpName = "NAME",
        Required = true,
        Description = options.In("発行者の名称（日本語）", "The issuer's name in Japanese"),
    };

    private readonly Option<string> _issuerNameEnglish = new("--issuer-name-en")
    {
        HelpName = "NAME",
        Description = options.In("発行者の名称（英語。既定：日本語と同じ）", "The issuer's name in English (default: the same)"),
    };

    private readonly Option<string> _issuerUrl = new("--issuer-url")
    {
        HelpName = "URL",
        Description = options.In("発行者のサイト（既定：--base-url）", "The issuer's home page (default: --base-url)"),
    };

    private readonly Option<string> _issuerEmail = new("--issuer-email")
    {
        HelpName = "EMAIL",
        Required = true,
        Description = options.In("バッジについての問い合わせ先", "Where the issuer answers questions about badges"),
    };

    public Command Build()
    {
        var command = new Command("init", options.In("ワークスペースを作ります", "Makes a workspace"))
        {
            _folder, _baseUrl, _issuerName, _issuerNameEnglish, _issuerUrl, _issuerEmail,
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
        var folder = options.FullPath(arguments.GetRequiredValue(_folder));
        var baseUrl = arguments.GetRequiredValue(_baseUrl);
        var name = arguments.GetRequiredValue(_issuerName);
        var issuer = new IssuerProfile(
            new LocalizedText(name, arguments.GetValue(_issuerNameEnglish) ?? name),
            arguments.GetValue(_issuerUrl) ?? baseUrl,
            arguments.GetRequiredValue(_issuerEmail),
            Description: null);

        // A development workspace makes a passphrase of its own, unless one is given.
        var given = outside.Variable("BADGES_PASSPHRASE_FILE") is { Length: > 0 }
            || outside.Variable("BADGES_PASSPHRASE") is { Length: > 0 }
            || baseUrl.StartsWith("https:", StringComparison.Ordinal);
        using var passphrase = given
            ? Passphrase.Find(null, outside.Environment, () => outside.AskSecret?.Invoke(
                terminal.In("新しい鍵のパスフレーズ（12 文字以上）：", "Passphrase for the new keys (12 characters or more): ")))
            : null;

        WorkspaceFactory.Create(folder, baseUrl, issuer, passphrase, outside.Clock);

        terminal.SayJson(writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("workspace", folder);
            writer.WriteEndObject();
        });
        terminal.Say($"ワークスペースを作りました：{folder}", $"Made the workspace {folder}");
        terminal.Note(
            "次に：catalogue/achievements に修了バッジの定義を置き（書き方：docs/workspace-files.md）、badges achievements check で確かめてください。",
            "Next: put achievements into catalogue/achievements (see docs/workspace-files.md), and check them with `badges achievements check`.");
        return ExitCode.Done;
    }
}
