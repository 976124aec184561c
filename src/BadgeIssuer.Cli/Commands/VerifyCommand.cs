using System.CommandLine;
using BadgeIssuer.IO.Rosters;
using BadgeIssuer.IO.Workspaces;
using BadgeIssuer.OpenBadges;
using BadgeIssuer.Verification;

namespace BadgeIssuer.Cli.Commands;

/// <summary><c>badges verify INPUT…</c>: one report for each input, in their order.</summary>
/// <remarks>Several are verified at once; what is told of them is told as soon as it is their turn.</remarks>
internal sealed class VerifyCommand(GlobalOptions options, Outside outside)
{
    private readonly Argument<string[]> _inputs = new("INPUT")
    {
        Arity = ArgumentArity.ZeroOrMore,
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
        Description = options.In(
            "ネットワークを使いません（設定 verification.fetch が off のときも同じです）",
            "Asks nothing of the network (so does the setting verification.fetch: off)"),
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

    private readonly Option<string> _from = new("--from")
    {
        HelpName = "FILE",
        Description = options.In(
            "バッジのリンクまたはファイル名の一覧（CSV・XLSX）を検証します。メールアドレスの列があれば本人と照合します",
            "Verifies a list (CSV, XLSX) of links or files; a column of mail addresses is compared with the recipients"),
    };

    private readonly Option<string> _out = new("--out")
    {
        HelpName = "FILE",
        Description = options.In(
            "--from の結果を書き込むファイル（.csv または .xlsx。既定：標準出力に CSV）",
            "Where the answer to --from goes: .csv or .xlsx (default: CSV on standard output)"),
    };

    public Command Build()
    {
        var command = new Command("verify", options.In("バッジを検証します", "Verifies badges"))
        {
            _inputs, _recipient, _offline, _documents, _trust, _at, _from, _out,
        };

        // Inputs or a list of them, and nothing that would then mean nothing.
        command.Validators.Add(arguments =>
        {
            var isList = arguments.GetValue(_from) is not null;
            if (isList == arguments.GetValue(_inputs) is [_, ..]
                || (!isList && arguments.GetValue(_out) is not null)
                || (isList && arguments.GetValue(_recipient) is not null)
                || (arguments.GetValue(_out) is { } path && !ApplicantRun.CanWrite(path)))
            {
                arguments.AddError(options.In(
                    "検証するもの（ファイル、リンク、-）か --from FILE のどちらかを指定してください。--out（.csv または .xlsx）は --from と、--recipient は --from なしで使います。",
                    "Name inputs (files, links, -) or --from FILE. --out (.csv or .xlsx) goes with --from, and --recipient without it."));
            }
        });
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

        var folder = options.WorkspaceFolder(arguments);
        var sources = new BadgeVerifier.Sources(
            Path.Combine(folder, "public"),
            arguments.GetValue(_offline) || !FetchSetting.IsOn(folder, outside.Environment),
            FullPath(arguments.GetValue(_documents)),
            FullPath(arguments.GetValue(_trust)));
        if (!BadgeVerifier.TryOpen(sources, terminal, outside, out var verifier))
        {
            return ExitCode.NotDone;
        }

        using (verifier)
        {
            return arguments.GetValue(_from) is { } list
                ? VerifyList(verifier, options.FullPath(list), FullPath(arguments.GetValue(_out)), at, terminal, cancellationToken)
                : await VerifyAsync(
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
        // By far the most usual, and done where it stands: threads would only have to be started for it.
        if (inputs is [var only])
        {
            var report = await verifier.VerifyAsync(InputPath(only), asked with { Input = only }, cancellationToken);
            ReportLines.Tell(terminal, report);
            return Worse(ExitCode.Done, report.Verdict);
        }

        var told = 0;
        var worst = ExitCode.Done;

        try
        {
            await foreach (var (text, verdict) in InOrder.SelectAsync(
                inputs,
                async (input, stop) =>
                {
                    var report = await verifier.VerifyAsync(InputPath(input), asked with { Input = input }, stop);
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
            return Stopped(terminal, told, inputs.Length);
        }

        return worst;
    }

    private ExitCode VerifyList(
        BadgeVerifier verifier,
        string path,
        string? target,
        DateTimeOffset? at,
        Terminal terminal,
        CancellationToken cancellationToken)
    {
        if (!ApplicantList.TryOpen(path, out var list, out var problems))
        {
            terminal.Complain(problems, Path.GetFileName(path));
            return ExitCode.NotDone;
        }

        using (list)
        {
            var run = new ApplicantRun(list, Path.GetDirectoryName(path)!, verifier, terminal, outside);
            try
            {
                if (target is null)
                {
                    run.Tell(at, cancellationToken);
                }
                else
                {
                    run.Write(target, at, cancellationToken);
                    terminal.Note(
                        $"{run.Count} 件の結果を {target} に書き込みました。", $"Wrote {run.Count} answers to {target}.");
                }
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                return Stopped(terminal, run.Verdicts.Count, run.Count);
            }
            catch (Exception failed) when (target is not null && failed is (IOException or UnauthorizedAccessException))
            {
                terminal.Complain(Problem.Of(CliProblemCodes.OutputUnwritable, target!), "--out");
                return ExitCode.NotDone;
            }

            return run.Verdicts.Aggregate(ExitCode.Done, Worse);
        }
    }

    private static ExitCode Stopped(Terminal terminal, int told, int all)
    {
        terminal.Note($"中断しました。{all} 件のうち {told} 件を確認しました。", $"Stopped. {told} of {all} were checked.");
        return ExitCode.NotDone;
    }

    private string InputPath(string input) =>
        input is "-" || input.Contains("://", StringComparison.Ordinal) ? input : options.FullPath(input);

    private string? FullPath(string? path) => path is null ? null : options.FullPath(path);

    // An invalid badge among undecided ones is the graver news.
    private static ExitCode Worse(ExitCode worst, Verdict verdict) => verdict switch
    {
        Verdict.Invalid => ExitCode.SomeRefused,
        Verdict.Undetermined when worst is ExitCode.Done => ExitCode.NotDone,
        _ => worst,
    };
}
