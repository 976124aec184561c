using BadgeIssuer.IO.Http;
using BadgeIssuer.IO.Publishing;
using BadgeIssuer.IO.Rosters;
using BadgeIssuer.Verification;
using BadgeIssuer.Verification.Applicants;

namespace BadgeIssuer.Cli;

/// <summary>An employer's list through the verifier: an answer for each of its rows, in its order.</summary>
/// <param name="list">The list.</param>
/// <param name="folder">The list's folder, which file names in it are relative to.</param>
/// <param name="verifier">What verifies.</param>
/// <param name="terminal">Where answers go that go to no file.</param>
/// <param name="outside">The clock, and standard output.</param>
internal sealed class ApplicantRun(
    ApplicantList list, string folder, BadgeVerifier verifier, Terminal terminal, Outside outside)
{
    private const string Workbook = ".xlsx";
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>The kinds of file that an answer can be, by the ends of their names.</summary>
    public static bool CanWrite(string path) =>
        Path.GetExtension(path).ToLowerInvariant() is Workbook or ".csv";

    /// <summary>The verdict of every row that was answered.</summary>
    public List<Verdict> Verdicts { get; } = [];

    /// <summary>How many rows there are.</summary>
    public int Count => list.Count;

    /// <summary>Answers on standard output: JSON lines if they are asked for, else CSV.</summary>
    public void Tell(DateTimeOffset? at, CancellationToken cancellationToken)
    {
        var table = terminal.Json ? null : new CsvWriter(outside.Output, Headings());
        foreach (var (row, report) in Reports(at, cancellationToken))
        {
            table?.WriteRow(Answer(row, report));
            terminal.SayJson(writer => VerificationReportJson.Write(writer, report, terminal.Language));
        }
    }

    /// <summary>Answers in a file, which takes its place when it is whole. Only its owner may read it.</summary>
    public void Write(string path, DateTimeOffset? at, CancellationToken cancellationToken)
    {
        using var batch = new FileBatch();
        batch.Write(
            path,
            stream =>
            {
                if (Path.GetExtension(path).Equals(Workbook, StringComparison.OrdinalIgnoreCase))
                {
                    using var workbook = new XlsxWriter(
                        stream, terminal.In("確認結果", "Results"), outside.Clock.GetLocalNow(), Headings());
                    WriteAll(row => workbook.WriteRow(row));
                }
                else
                {
                    using var text = new StreamWriter(stream, leaveOpen: true);
                    var table = new CsvWriter(text, Headings());
                    WriteAll(row => table.WriteRow(row));
                }
            },
            OwnerOnly);
        batch.Commit();

        void WriteAll(Action<string[]> write)
        {
            foreach (var (row, report) in Reports(at, cancellationToken))
            {
                write(Answer(row, report));
                terminal.SayJson(writer => VerificationReportJson.Write(writer, report, terminal.Language));
            }
        }
    }

    private IEnumerable<Answered> Reports(DateTimeOffset? at, CancellationToken cancellationToken)
    {
        var answers = InOrder.SelectAsync(
            list.Rows(),
            async (row, stop) => new Answered(row, await VerifyAsync(row, at, stop)),
            outside.Output.Flush,
            cancellationToken);

        foreach (var answer in answers.ToBlockingEnumerable(cancellationToken))
        {
            Verdicts.Add(answer.Report.Verdict);
            yield return answer;
        }
    }

    private async ValueTask<VerificationReport> VerifyAsync(
        ApplicantRow row, DateTimeOffset? at, CancellationToken cancellationToken)
    {
        var request = new VerificationRequest(row.Badge ?? "", row.EmailAddress, at);
        if (row.Problem is { } problem)
        {
            return verifier.Unavailable(request, problem);
        }

        // Lists are made on Windows, too.
        return await verifier.VerifyAsync(
            BadgeInput.IsLink(row.Badge!) ? row.Badge! : Path.GetFullPath(row.Badge!.Replace('\\', '/'), folder),
            request,
            cancellationToken);
    }

    private string[] Headings() =>
        [.. list.Headings, .. ApplicantAnswer.Headings.Select(heading => heading.In(terminal.Language))];

    private string[] Answer(ApplicantRow row, VerificationReport report) =>
        [.. row.Cells, .. ApplicantAnswer.Cells(report, row.EmailAddress is not null, terminal.Language)];

    private sealed record Answered(ApplicantRow Row, VerificationReport Report);
}
