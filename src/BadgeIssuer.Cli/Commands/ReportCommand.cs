using System.CommandLine;
using System.Globalization;
using System.Text;
using BadgeIssuer.IO.Publishing;
using BadgeIssuer.IO.Workspaces;
using BadgeIssuer.OpenBadges;
using BadgeIssuer.Reports;

namespace BadgeIssuer.Cli.Commands;

/// <summary><c>badges report</c>: how many badges were issued, by programme, operator and so on, without personal data.</summary>
internal sealed class ReportCommand(GlobalOptions options, Outside outside)
{
    private readonly Option<string> _out = new("--out")
    {
        HelpName = "FILE",
        Description = options.In(
            "書き出すファイル。拡張子（.csv、.json、.html）で形式が決まります（既定：画面に表示）",
            "The file to write, as .csv, .json or .html (default: shown here)"),
    };

    private readonly Option<string> _from = new("--from")
    {
        HelpName = "DATE",
        Description = options.In("この発行日から数えます（2025-02-01 の形）", "Counts from this day of issue (as 2025-02-01)"),
    };

    private readonly Option<string> _to = new("--to")
    {
        HelpName = "DATE",
        Description = options.In("この発行日まで数えます", "Counts to this day of issue"),
    };

    public Command Build()
    {
        var command = new Command(
            "report",
            options.In("プログラム、実施事業者、カテゴリー、月ごとの発行数を集計します", "Counts what was issued by programme, operator, category and month"))
        {
            _out, _from, _to,
        };
        command.Validators.Add(result =>
        {
            if (result.GetValue(_out) is { } file && FormOf(file) is not (".csv" or ".json" or ".html"))
            {
                result.AddError(options.In(
                    "--out のファイル名は .csv、.json、.html のどれかで終わらせてください。", "--out names a .csv, .json or .html file."));
            }
        });
        command.SetAction(arguments =>
        {
            var terminal = options.Terminal(arguments);
            return (int)WorkspaceFailures.Tell(terminal, () => Run(arguments, terminal));
        });
        return command;
    }

    private static string FormOf(string file) => Path.GetExtension(file).ToLowerInvariant();

    private ExitCode Run(ParseResult arguments, Terminal terminal)
    {
        var days = new DateOnly?[2];
        foreach (var (option, index) in new[] { (_from, 0), (_to, 1) })
        {
            if (!Days.TryRead(arguments.GetValue(option), out days[index]))
            {
                terminal.Complain(Problem.Of(CliProblemCodes.BadDay, arguments.GetValue(option)!), option.Name);
                return ExitCode.NotDone;
            }
        }

        using var workspace = Workspace.Open(options.WorkspaceFolder(arguments), outside.Clock, outside.Environment);
        var report = BadgeReport.Count(
            workspace.Store.List(), workspace.Catalogue, workspace.Settings.TimeZone, workspace.Today, days[0], days[1]);
        var writer = new ReportWriter(report, workspace.Today);
        if (arguments.GetValue(_out) is { } file)
        {
            Write(options.FullPath(file), FormOf(file) switch
            {
                ".csv" => writer.Csv(),
                ".json" => writer.Json(indented: true),
                _ => writer.Html(workspace.Settings.Issuer.Name, terminal.Language),
            });
            terminal.Note($"{options.FullPath(file)} に書き出しました。", $"Written to {options.FullPath(file)}.");
            return ExitCode.Done;
        }

        if (terminal.Json)
        {
            outside.Output.WriteLine(Encoding.UTF8.GetString(writer.Json(indented: false)));
        }
        else
        {
            Show(terminal, report);
        }

        return ExitCode.Done;
    }

    private static void Write(string path, byte[] content)
    {
        try
        {
            using var batch = new FileBatch();
            batch.Write(path, content);
            batch.Commit();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new WorkspaceException(Problem.Of(CliProblemCodes.CannotWrite, path), exception);
        }
    }

    private static void Show(Terminal terminal, BadgeReport report)
    {
        terminal.Say("合計", "Total", Counts(terminal, report.Total));
        foreach (var section in report.Sections)
        {
            terminal.Say("");
            terminal.Say(section.Name.In(terminal.Language));
            foreach (var row in section.Rows)
            {
                terminal.Say($"  {row.Code,-16}  {Counts(terminal, row.Counts)}  {row.Name.In(terminal.Language)}");
            }
        }
    }

    private static string Counts(Terminal terminal, BadgeCounts counts) => string.Create(
        CultureInfo.InvariantCulture,
        $"{counts.Issued,7} {terminal.In("（うち有効", "(active")} {counts.Active}{terminal.In("）", ")")}");
}
