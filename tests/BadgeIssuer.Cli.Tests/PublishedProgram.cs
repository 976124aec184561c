using System.Diagnostics;
using System.Text;

namespace BadgeIssuer.Cli.Tests;

/// <summary>The program as it is published, in place of its code within this process.</summary>
/// <remarks>It is compiled ahead, so that it could fail where the same code does not: at reflection, above all.</remarks>
internal static class PublishedProgram
{
    /// <summary>The program, if <c>BADGES_COMMAND</c> names it.</summary>
    public static string? Path { get; } = Environment.GetEnvironmentVariable("BADGES_COMMAND");

    /// <summary>Runs it.</summary>
    /// <param name="program">The program.</param>
    /// <param name="folder">Where it runs.</param>
    /// <param name="environment">Its environment; nothing of this process's own reaches it.</param>
    /// <param name="input">What it reads.</param>
    /// <param name="arguments">Its arguments.</param>
    public static async Task<BadgesRun> RunAsync(
        string program,
        string folder,
        IReadOnlyDictionary<string, string> environment,
        byte[] input,
        string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Clear();
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }


        using var process = Process.Start(start)!;
        var output = ReadAsync(process.StandardOutput.BaseStream);
        var error = ReadAsync(process.StandardError.BaseStream);

        await process.StandardInput.BaseStream.WriteAsync(input);
        process.StandardInput.Close();
        await process.WaitForExitAsync();

        // A program that died by a signal has no answer to be compared with any.
        return process.ExitCode <= 128
            ? new BadgesRun((ExitCode)process.ExitCode, await output, await error)
            : throw new InvalidOperationException($"{program} ended with {process.ExitCode}: {await error}");
    }

    // With its byte order mark, if it has one.
    private static async Task<string> ReadAsync(Stream from)
    {
        using var bytes = new MemoryStream();
        await from.CopyToAsync(bytes);
        return Encoding.UTF8.GetString(bytes.ToArray());
    }
}
