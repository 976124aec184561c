using System.CommandLine;
using BadgeIssuer.OpenBadges;
using BadgeIssuer.Verification;

namespace BadgeIssuer.Cli.Commands;

/// <summary><c>badges verify INPUT…</c>: one report for each input, in their order.</summary>
/// <remarks>Several are verified at once; what is told of them is told as soon as it is their turn.</remarks>
internal sealed class VerifyCommand(GlobalOptions options, Outside outside)
{
    private readonly Argument<string[]> _inputs = new("INPUT")
    {
        Arity = ArgumentArity.OneOrMore,
        Description = options.In(
            "ファイル（JSON、JWS/JWT、PNG、SVG）、リンク、または -（標準入力）",
            "A file (JSON, JWS/JWT, PNG, SVG), a link, or - for standard input"),
    };

    private readonly Option<string> _recipient = new("--recipient")
    {
        HelpName = "EMAIL|ID",
        Description = options.In(
            "この人に発行されたバッジかどうかも確かめます（メールアドレス、氏名または識別子）",
            "Also checks whether it was issued to this person (mail address, name or identifier)"),
    };

    private readonly Option<bool> _offline = new("--offline")
    {
        Description = options.In("ネットワークを使いません", "Asks nothing of the network"),
    };

    private readonly Option<string> _documents = new("--documents")
    {
        HelpName = "MAP",
        Description = options.In(
            "すべての取得をこのファイルの内容で答えます", "Answers every fetch from this file"),
    };

    private readonly Option<string> _trust = new("--trust")
    {
        HelpName = "FILE",
        Description = options.In(
            "信頼する発行者の一覧（既定：このワークスペースの発行者）",
            "The list of issuers to trust (default: this workspace's own)"),
    };

    private readonly Option<string> _at = new("--at")
    {
        HelpName = "TIME",
        Description = options.In(
            "この時点で有効だったかを判断します（例：2025-03-31T00:00:00+09:00）",
            "Judges periods at this time, e.g. 2025-03-31T00:00:00+09:00"),
    };

    public Command Build()
    {
        var command = new Command("verify", options.In("バッジを検証します", "Verifies badges"))
        {
            _inputs, _recipient, _offline, _documents, _trust, _at,
        };

        command.SetAction(async (arguments, cancellationToken) => (int)await RunAsync(arguments, cancellationToken));
        return command;
    }

    private async Task<ExitCode> RunAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        var terminal = options.Terminal(arguments);

        DateTimeOffset? at = null;
        if (arguments.GetValue(_at) is { } time)
        {
            if (!Securing.DateTimeStamp.TryParse(time, out var instant))
            {
                terminal.Complain(Problem.Of(CliProblemCodes.BadTime, time), "--at");
                return ExitCode.Usage;
            }

            at = instant;
        }

        var sources = new BadgeVerifier.Sources(
            Path.Combine(options.WorkspaceFolder(arguments), "public"),
            arguments.GetValue(_offline),
            FullPath(arguments.GetValue(_documents)),
            FullPath(arguments.GetValue(_trust)));
        if (!BadgeVerifier.TryOpen(sources, terminal, outside, out var verifier))
        {
            return ExitCode.NotDone;
        }

        using (verifier)
        {
            return await VerifyAsync(
                verifier,
                arguments.GetRequiredValue(_inputs),
                new VerificationRequest("", arguments.GetValue(_recipient), at),
                terminal,
                cancellationToken);
        }
    }

    private async Task<ExitCode> VerifyAsync(
        BadgeVerifier verifier,
        string[] inputs,
        VerificationRequest asked,
        Terminal terminal,
        CancellationToken cancellationToken)
    {
        var told = 0;
        var worst = ExitCode.Done;

        try
        {
            await foreach (var (text, verdict) in InOrder.SelectAsync(
                inputs,
                async (input, stop) =>
                {
                    var isPath = input is not "-" && !input.Contains("://", StringComparison.Ordinal);
                    var report = await verifier.VerifyAsync(
                        isPath ? options.FullPath(input) : input, asked with { Input = input }, stop);
                    return (terminal.Record(aside => ReportLines.Tell(aside, report)), report.Verdict);
                },
                outside.Output.Flush,
                cancellationToken))
            {
                outside.Output.Write(text);
                told++;
                worst = Worse(worst, verdict);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            terminal.Note(
                $"中断しました。{inputs.Length} 件のうち {told} 件を確認しました。",
                $"Stopped. {told} of {inputs.Length} were checked.");
            return ExitCode.NotDone;
        }

        return worst;
    }

    private string? FullPath(string? path) => path is null ? null : options.FullPath(path);

    // An invalid badge among undecided ones is the graver news.
    private static ExitCode Worse(ExitCode worst, Verdict verdict) => verdict switch
    {
        Verdict.Invalid => ExitCode.SomeRefused,
        Verdict.Undetermined when worst is ExitCode.Done => ExitCode.NotDone,
        _ => worst,
    };
}
