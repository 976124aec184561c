using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Parsing;
using System.Globalization;
using BadgeIssuer.Cli.Commands;
using BadgeIssuer.Lifecycle;

namespace BadgeIssuer.Cli;

/// <summary><c>badges</c>: its commands, and what is common to them.</summary>
internal static class CommandLine
{
    /// <summary>Runs one command.</summary>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="outside">What it takes from outside of itself.</param>
    /// <param name="stop">Stops it as Ctrl-C does.</param>
    /// <returns>The exit code: see <see cref="ExitCode"/>.</returns>
    public static async Task<int> RunAsync(string[] arguments, Outside outside, CancellationToken stop = default)
    {
        var language = LanguageChoice.Choose(arguments, outside.Variable);
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language is Language.Japanese ? "ja" : "en"); // for the parser
        var options = new GlobalOptions(outside, language);
        var root = Build(options, outside);
        var parsed = root.Parse(EnvironmentOptions.Expand(root, arguments, outside.Variable));

        if (parsed.Errors.Count > 0)
        {
            foreach (var mistake in parsed.Errors)
            {
                await outside.Error.WriteLineAsync(Sentence(mistake, options));
            }

            await outside.Error.WriteLineAsync(options.In("使い方：badges --help", "Usage: badges --help"));
            return (int)ExitCode.Usage;
        }

        var configuration = new InvocationConfiguration
        {
            Output = outside.Output,
            Error = outside.Error,
            EnableDefaultExceptionHandler = false,

            // After Ctrl-C: time for the batch that is being signed, and for publishing what was kept.
            ProcessTerminationTimeout = TimeSpan.FromMinutes(2),
        };
        var code = await parsed.InvokeAsync(configuration, stop);
        await outside.Output.FlushAsync(CancellationToken.None); // a run that was stopped has said something too
        return code;
    }

    // What the parser says is Japanese but for this, which it says most often.
    private static string Sentence(ParseError mistake, GlobalOptions options) =>
        mistake.SymbolResult is OptionResult { Implicit: true, Option: { Required: true } missing }
            ? options.In($"{missing.Name} を指定してください。", $"{missing.Name} is missing.")
            : mistake.Message;

    private static RootCommand Build(GlobalOptions options, Outside outside)
    {
        var root = new RootCommand(options.In(
            "Open Badges 2.0 / 3.0 を名簿から発行し、検証します",
            "Issues Open Badges 2.0 and 3.0 from rosters, and verifies them"))
        {
            options.Workspace,
            options.Json,
            options.LanguageOption,
            new QuickstartCommand(options, outside).Build(),
            new InitCommand(options, outside).Build(),
            new KeysCommand(options, outside).Build(),
            new AchievementsCommand(options, outside).Build(),
            new SkillsCommand(options, outside).Build(),
            new PlanCommand(options, outside).Build(),
            new ApproveCommand(options, outside).Build(),
            new IssueCommand(options, outside).Build(),
            new StandingCommand(options, outside, StandingAction.Revoke).Build(),
            new StandingCommand(options, outside, StandingAction.Suspend).Build(),
            new StandingCommand(options, outside, StandingAction.Reinstate).Build(),
            new RenewCommand(options, outside).Build(),
            new CorrectCommand(options, outside).Build(),
            new EraseCommand(options, outside).Build(),
            new DeliverCommand(options, outside).Build(),
            new ReportCommand(options, outside).Build(),
            new AuditCommand(options, outside).Build(),
            new BackupCommand(options, outside).Build(),
            new RestoreCommand(options, outside).Build(),
            new DoctorCommand(options, outside).Build(),
            new PublishCommand(options, outside).Build(),
            new ListCommand(options, outside).Build(),
            new ShowCommand(options, outside).Build(),
            new VerifyCommand(options, outside).Build(),
            new CanonicalizeCommand(options, outside).Build(),
            new ServeCommand(options, outside).Build(),
        };

        // Their own descriptions are English in every language.
        root.Options.OfType<HelpOption>().Single().Description = options.In("使い方を表示します", "Shows how it is used");
        root.Options.OfType<VersionOption>().Single().Description = options.In("版を表示します", "Shows its version");
        return root;
    }
}
