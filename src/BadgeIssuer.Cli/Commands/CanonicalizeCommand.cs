using System.CommandLine;
using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using BadgeIssuer.IO.Http;
using BadgeIssuer.LinkedData.Canonicalization;
using BadgeIssuer.LinkedData.Contexts;
using BadgeIssuer.LinkedData.JsonLd;
using BadgeIssuer.OpenBadges;

namespace BadgeIssuer.Cli.Commands;

/// <summary><c>badges canonicalize FILE</c>: the canonical N-Quads of a JSON-LD document.</summary>
/// <remarks>
/// <para>What is printed is exactly what a Data Integrity proof over RDF hashes, when the file is the document without
/// its proof, or the proof's options: RDFC-1.0 with SHA-256, base directions as i18n datatypes, nothing dropped in
/// silence.</para>
/// <para>N-Quads have no mark between documents, and their blank node identifiers start anew in each. So several files
/// are answered with <c>--json</c> only, one object a line: <c>{"input","nquads"}</c>.</para>
/// </remarks>
internal sealed class CanonicalizeCommand(GlobalOptions options, Outside outside)
{
    private readonly Argument<string[]> _files = new("FILE")
    {
        Arity = ArgumentArity.OneOrMore,
        Description = options.In(
            "JSON-LD のファイル、または -（標準入力）。--json のときは複数可",
            "A JSON-LD file, or - for standard input; several with --json"),
    };

    private readonly Option<string> _documents = new("--documents")
    {
        HelpName = "MAP",
        Description = options.In(
            "組み込みのコンテキストに、このファイルにあるものを加えます",
            "Adds the contexts of this file to those that are built in"),
    };

    public Command Build()
    {
        var command = new Command(
            "canonicalize",
            options.In("JSON-LD 文書の正規化した N-Quads を出力します", "Prints the canonical N-Quads of a JSON-LD document"))
        {
            _files, _documents,
        };

        command.SetAction(async (arguments, cancellationToken) => (int)await RunAsync(arguments, cancellationToken));
        return command;
    }

    private async Task<ExitCode> RunAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        var terminal = options.Terminal(arguments);
        var files = arguments.GetRequiredValue(_files);
        if (files.Length > 1 && !terminal.Json)
        {
            terminal.Complain(Problem.Of(CliProblemCodes.SeveralNeedJson));
            return ExitCode.Usage;
        }

        var contexts = PublishedContexts.Store;
        if (arguments.GetValue(_documents) is { } path)
        {
            if (!MapDocumentSource.TryOpen(
                options.FullPath(path), OfflineDocumentSource.NotInMap, out var map, out var problems))
            {
                terminal.Complain(problems, "--documents");
                return ExitCode.NotDone;
            }

            contexts = await MappedContexts.AddToAsync(contexts, map, cancellationToken);
        }

        var processor = new JsonLdProcessor(contexts);
        var worst = ExitCode.Done;
        foreach (var file in files)
        {
            if (await CanonicalizeAsync(processor, file, terminal, cancellationToken) is { } problem)
            {
                terminal.Complain(problem, file);
                worst = ExitCode.NotDone;
            }
        }

        return worst;
    }

    // Prints the result, or returns why there is none.
    private async Task<Problem?> CanonicalizeAsync(
        JsonLdProcessor processor, string file, Terminal terminal, CancellationToken cancellationToken)
    {
        await using var standardInput = file is "-" ? outside.Input() : Stream.Null;
        var path = file is "-" ? file : options.FullPath(file);
        switch (await BadgeInput.ReadAsync(path, standardInput, cancellationToken))
        {
            case BadgeInputReading.Unavailable(var unavailable):
                return unavailable;

            case BadgeInputReading.Read(var bytes):
                if (!TryCanonicalize(processor, bytes, out var canonical, out var problem))
                {
                    return problem;
                }

                Tell(terminal, file, canonical.NQuads);
                return null;

            default:
                throw new UnreachableException();
        }
    }

    private static bool TryCanonicalize(
        JsonLdProcessor processor,
        ReadOnlyMemory<byte> bytes,
        [NotNullWhen(true)] out CanonicalDataset? canonical,
        [NotNullWhen(false)] out Problem? problem)
    {
        canonical = null;
        if (!StrictJson.TryParse(bytes, out var document, out problem))
        {
            return false;
        }

        using (document)
        {
            try
            {
                using var dataset = processor.ToRdf(document.RootElement, JsonLdOptions.Credentials);
                canonical = Rdfc10.Canonicalize(dataset);
                return true;
            }
            catch (JsonLdException error)
            {
                problem = ProblemOf(error);
            }
            catch (WorkLimitExceededException)
            {
                problem = Problem.Of(CliProblemCodes.CanonicalizationTooCostly);
            }

            return false;
        }
    }

    private static void Tell(Terminal terminal, string file, ReadOnlyMemory<byte> quads)
    {
        terminal.SayAsIs(Encoding.UTF8.GetString(quads.Span));
        terminal.SayJson(writer =>
        {
            writer.WriteStartObject();
            writer.WriteString("input", file);
            writer.WriteString("nquads", quads.Span);
            writer.WriteEndObject();
        });
    }

    private static Problem ProblemOf(JsonLdException error)
    {
        // The context of a term may name one that is not here: what is missing says more than that the term is in error.
        var cause = error.InnerException as JsonLdException ?? error;
        if (cause.Code is JsonLdErrorCode.LoadingRemoteContextFailed)
        {
            return Problem.At(error.Pointer, CliProblemCodes.ContextMissing, cause.Subject ?? "");
        }

        var what = error.Subject is null ? error.Code.Text() : $"{error.Code.Text()}: {error.Subject}";
        return Problem.At(error.Pointer, CliProblemCodes.JsonLdError, what);
    }
}
