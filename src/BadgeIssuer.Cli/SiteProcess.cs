using System.Diagnostics;

namespace BadgeIssuer.Cli;

/// <summary>The public site, running as a process of its own that holds no key.</summary>
/// <remarks>
/// The site stops when its standard input ends: when this process asks it to, and also when this process dies.
/// </remarks>
internal sealed class SiteProcess : IDisposable
{
    /// <summary>How the line begins with which the site says that it answers.</summary>
    private const string ReadyPrefix = "The site for ";

    private readonly Process _process;

    private SiteProcess(Process process) => _process = process;

    /// <summary>Starts the site and waits until it answers.</summary>
    /// <param name="programFolder">The folder that holds <c>site/</c>.</param>
    /// <param name="site">What it serves.</param>
    /// <param name="log">Takes what the site writes to standard error.</param>
    /// <param name="cancellationToken">Stops the waiting, and the site.</param>
    /// <returns>The running site, or <see langword="null"/> where it ended before it answered.</returns>
    /// <exception cref="FileNotFoundException">The site's program is not there.</exception>
    public static async Task<SiteProcess?> StartAsync(
        string programFolder, ServedSite site, TextWriter log, CancellationToken cancellationToken)
    {
        var process = SiteProgram.Start(programFolder, site.PublicFolder, site.Arguments, log);
        try
        {
            while (await process.StandardOutput.ReadLineAsync(cancellationToken) is { } line)
            {
                if (line.StartsWith(ReadyPrefix, StringComparison.Ordinal))
                {
                    // Nobody needs its standard output from here on, but a full pipe would stop it.
                    _ = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null, CancellationToken.None);
                    return new SiteProcess(process);
                }
            }
        }
        catch (OperationCanceledException)
        {
            new SiteProcess(process).Dispose();
            throw;
        }

        process.Dispose();
        return null;
    }

    /// <summary>Waits until the site has ended, or until it is told to stop.</summary>
    /// <returns>Its exit code; 0 where it was told to stop.</returns>
    public async Task<int> WaitAsync(CancellationToken cancellationToken)
    {
        try
        {
            await _process.WaitForExitAsync(cancellationToken);
            return _process.ExitCode;
        }
        catch (OperationCanceledException)
        {
            return 0;
        }
    }

    /// <summary>Asks the site to stop, and waits a little before it is ended.</summary>
    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.StandardInput.Close();
            if (!_process.WaitForExit(TimeSpan.FromSeconds(5)))
            {
                _process.Kill();
            }
        }

        _process.Dispose();
    }
}
