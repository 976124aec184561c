using System.CommandLine;
using BadgeIssuer.IO.Keys;
using BadgeIssuer.OpenBadges;
using BadgeIssuer.Securing.Keys;

namespace BadgeIssuer.Cli;

/// <summary>What a new key is to be: <c>--algorithm</c> and <c>--purpose</c>.</summary>
internal sealed class KeyOptions(GlobalOptions options)
{
    public Option<string> Algorithm { get; } = new("--algorithm")
    {
        HelpName = "EdDSA|ES256|RS256",
        Description = options.In("署名アルゴリズム（既定：EdDSA）", "What the key signs with (default: EdDSA)"),
        DefaultValueFactory = _ => "EdDSA",
    };

    public Option<string> Purpose { get; } = new Option<string>("--purpose")
    {
        Description = options.In(
            "用途。badges：バッジ（専用の鍵がなければ状態リストも）、status-lists：状態リストだけ（既定：badges）",
            "What it is for: badges (and status lists, where no key is for them alone), or status-lists (default: badges)"),
        DefaultValueFactory = _ => KeyWords.Of(KeyPurpose.Badges),
    }.AcceptOnlyFromAmong([.. KeyWords.Purposes.Select(pair => pair.Word)]);

    /// <summary>What was asked for; null where it is no algorithm of ours, and then its user was told.</summary>
    public (KeyKind Kind, KeyPurpose Purpose)? Read(ParseResult arguments, Terminal terminal)
    {
        KeyKind? kind = arguments.GetValue(Algorithm) switch
        {
            "EdDSA" => KeyKind.Ed25519,
            "ES256" => KeyKind.P256,
            "RS256" => KeyKind.Rsa,
            _ => null,
        };
        if (kind is not { } known)
        {
            terminal.Complain(Problem.Of(CliProblemCodes.UnknownAlgorithm, arguments.GetValue(Algorithm) ?? ""));
            return null;
        }

        var purpose = KeyWords.Purposes.First(pair => pair.Word == arguments.GetValue(Purpose)).Purpose;
        return (known, purpose);
    }
}
