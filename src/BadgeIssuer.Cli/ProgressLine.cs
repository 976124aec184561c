using System.Diagnostics;
using System.Globalization;

namespace BadgeIssuer.Cli;

/// <summary>A line that says how far a long work has come: on a terminal only, and never in a pipe or a file.</summary>
/// <param name="error">Standard error.</param>
/// <param name="language">The language in which people are spoken to.</param>
internal sealed class ProgressLine(TextWriter error, Language language)
{
    private const int BarLength = 24;

    private readonly bool _shown = ReferenceEquals(error, Console.Error) && !Console.IsErrorRedirected;
    private readonly long _start = Stopwatch.GetTimestamp();

    /// <summary>Shows how much is done.</summary>
    public void Show(int done, int all)
    {
        if (!_shown || all == 0)
        {
            return;
        }

        var passed = Stopwatch.GetElapsedTime(_start).TotalSeconds;
        var rate = done / Math.Max(passed, 0.001);
        var left = (all - done) / Math.Max(rate, 0.001);
        var filled = BarLength * done / all;
        var bar = new string('#', filled) + new string('.', BarLength - filled);
        error.Write(string.Create(
            CultureInfo.InvariantCulture,
            $"\r[{bar}] {done}/{all}  {rate:0}/s  {(language is Language.Japanese ? "残り" : "left")} {left:0} s   "));
    }

    /// <summary>Takes the line away.</summary>
    public void Clear()
    {
        if (_shown)
        {
            error.Write("\r" + new string(' ', BarLength + 40) + "\r");
        }
    }
}
