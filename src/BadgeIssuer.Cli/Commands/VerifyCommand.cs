using System.CommandLine;
using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using BadgeIssuer.IO.Http;
using BadgeIssuer.IO.Publishing;
using BadgeIssuer.OpenBadges;
using BadgeIssuer.Verification;

namespace BadgeIssuer.Cli.Commands;

/// <summary><c>badges verify INPUT…</c>: one report for each input, in their order.</summary>
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

        using var network = new GuardedDocumentSource(new FetchRules(), outside.Clock);
        var map = arguments.GetValue(_documents);
        IDocumentSource documents = map is not null ? OfflineDocumentSource.NotInMap
            : arguments.GetValue(_offline) ? OfflineDocumentSource.Offline
            : network;

        var publicFolder = Path.Combine(options.WorkspaceFolder(arguments), "public");
        var site = PublishedSite.Find(publicFolder);
        documents = site?.Documents(publicFolder, documents) ?? documents;

        // The map is asked first: whoever replays an archive means it, also for addresses that are this workspace's.
        if (map is not null)
        {
            if (!MapDocumentSource.TryOpen(options.FullPath(map), documents, out var mapped, out var problems))
            {
                terminal.Complain(problems, "--documents");
                return ExitCode.NotDone;
            }

            documents = mapped;
        }

        var trust = site?.Trust() ?? TrustList.Empty;
        if (arguments.GetValue(_trust) is { } file && !TryReadTrust(options.FullPath(file), terminal, out trust))
        {
            return ExitCode.NotDone;
        }

        var verifier = new CredentialVerifier(
            documents,
            trust,
            outside.Clock,
            fault => outside.Error.WriteLine(fault.ToString()));

        var worst = ExitCode.Done;
        foreach (var input in arguments.GetRequiredValue(_inputs))
        {
            var report = await VerifyAsync(
                verifier, new VerificationRequest(input, arguments.GetValue(_recipient), at), cancellationToken);
            ReportLines.Tell(terminal, report);
            worst = Worse(worst, report.Verdict);
        }

        return worst;
    }

    private async Task<VerificationReport> VerifyAsync(
        CredentialVerifier verifier, VerificationRequest request, CancellationToken cancellationToken)
    {
        var path = request.Input is "-" || request.Input.Contains("://", StringComparison.Ordinal)
            ? request.Input
            : options.FullPath(request.Input);
        await using var standardInput = request.Input is "-" ? outside.Input() : Stream.Null;

        return await BadgeInput.ReadAsync(path, standardInput, cancellationToken) switch
        {
            BadgeInputReading.Read(var bytes) => await verifier.VerifyAsync(bytes, request, cancellationToken),
            BadgeInputReading.Unavailable(var problem) => verifier.ReportUnavailable(request, problem),
            _ => throw new UnreachableException(),
        };
    }

    private static bool TryReadTrust(string path, Terminal terminal, [NotNullWhen(true)] out TrustList? trust)
    {
        trust = null;
        byte[] bytes;
        try
        {
            bytes = File.ReadAllBytes(path);
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            terminal.Complain(Problem.Of(CliProblemCodes.TrustUnreadable, path), "--trust");
            return false;
        }

        if (!TrustFile.TryRead(bytes, out trust, out var problems))
        {
            terminal.Complain(problems, path);
            return false;
        }

        return true;
    }

    // An invalid badge among undecided ones is the graver news.
    private static ExitCode Worse(ExitCode worst, Verdict verdict) => verdict switch
    {
        Verdict.Invalid => ExitCode.SomeRefused,
        Verdict.Undetermined when worst is ExitCode.Done => ExitCode.NotDone,
        _ => worst,
    };
}
