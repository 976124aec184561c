using System.Diagnostics;

namespace BadgeIssuer.Cli;

/// <summary>The site's program, which lies beside this one in <c>site/</c> and is given no key and no passphrase.</summary>
internal static class SiteProgram
{
    /// <summary>Starts it.</summary>
    /// <param name="programFolder">The folder that holds <c>site/</c>.</param>
    /// <param name="publicFolder">The publication.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="log">Takes what it writes to standard error.</param>
    /// <returns>The process. It stops when its standard input ends.</returns>
    /// <exception cref="FileNotFoundException">The site's program is not there.</exception>
    public static Process Start(
        string programFolder, string publicFolder, IEnumerable<string> arguments, TextWriter log)
    {
        var program = Path.Combine(programFolder, "site", OperatingSystem.IsWindows() ? "BadgeIssuer.Web.exe" : "BadgeIssuer.Web");
        if (!File.Exists(program))
        {
            throw new FileNotFoundException("The site's program is not beside this one.", program);
        }

        var start = new ProcessStartInfo(program)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetDirectoryName(program)!,
        };
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment["BADGES_PUBLICATION"] = publicFolder;
        start.Environment["BADGES_STOP_WITH_INPUT"] = "1";
        // The passphrase is none of the site's business.
        start.Environment.Remove("BADGES_PASSPHRASE");
        start.Environment.Remove("BADGES_PASSPHRASE_FILE");

        var process = Process.Start(start)!;
        process.ErrorDataReceived += (_, line) =>
        {
            if (line.Data is not null)
            {
                log.WriteLine(line.Data);
            }
        };
        process.BeginErrorReadLine();
        return process;
    }
}
