using System.Text.Json;

namespace BadgeIssuer.Cli.Tests;

/// <summary>One run of <c>badges</c> in a folder of its own: in this process, or of the published program.</summary>
internal sealed record BadgesRun(ExitCode Code, string Output, string Error)
{
    /// <summary>The lines of the result, each one JSON object.</summary>
    public IReadOnlyList<JsonElement> Json =>
        [.. Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonElement.Parse(line))];

    public static async Task<BadgesRun> Of(TemporaryFolder folder, params string[] arguments) =>
        await Of(folder, new Dictionary<string, string>(), [], arguments);

    public static async Task<BadgesRun> Of(
        TemporaryFolder folder, IReadOnlyDictionary<string, string> environment, byte[] input, params string[] arguments) =>
        PublishedProgram.Path is { } program
            ? await PublishedProgram.RunAsync(program, folder.Path, WithFonts(environment), input, arguments)
            : await Of(folder, environment, input, new StringWriter { NewLine = "\n" }, arguments, default);

    /// <summary>A run in this process that is stopped, as by Ctrl-C, when a text stands in its output.</summary>
    public static async Task<BadgesRun> Of(
        TemporaryFolder folder, CancellationTokenSource stop, string text, params string[] arguments) =>
        await Of(
            folder,
            new Dictionary<string, string>(),
            [],
            new StoppingWriter(stop, text) { NewLine = "\n" },
            arguments,
            stop.Token);

    private static async Task<BadgesRun> Of(
        TemporaryFolder folder,
        IReadOnlyDictionary<string, string> environment,
        byte[] input,
        StringWriter output,
        string[] arguments,
        CancellationToken stop)
    {
        var error = new StringWriter { NewLine = "\n" };

        var code = await CommandLine.RunAsync(arguments, new Outside(
            TimeProvider.System,
            WithFonts(environment),
            () => new MemoryStream(input),
            output,
            TextWriter.Synchronized(error),
            AskSecret: null,
            AppContext.BaseDirectory,
            folder.Path,
            User), stop);

        return new BadgesRun((ExitCode)code, output.ToString(), error.ToString());
    }

    /// <summary>Who runs it, by the name of the login.</summary>
    public static string User { get; } = PublishedProgram.Path is null ? "tester" : Environment.UserName;

    private static IReadOnlyDictionary<string, string> WithFonts(IReadOnlyDictionary<string, string> environment) =>
        environment.ContainsKey("BADGES_FONTS")
            ? environment
            : new Dictionary<string, string>(environment) { ["BADGES_FONTS"] = Fonts };

    /// <summary>The fonts that eng/fonts.sh has fetched into this checkout.</summary>
    public static string Fonts { get; } = FindFonts();

    private static string FindFonts()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "BadgeIssuer.sln")))
        {
            folder = folder.Parent;
        }

        return Path.Combine(folder!.FullName, "artifacts", "fonts");
    }
}
