using System.Globalization;

namespace BadgeIssuer.Cli;

/// <summary>A progress bar in the last line of a terminal, with rate and remaining time; nothing where there is none.</summary>
/// <remarks>
/// It is drawn at most ten times a second. Whoever writes a line to the same terminal takes it away first
/// (<see cref="Clear"/>), because it stands where that line begins.
/// </remarks>
internal sealed class ProgressLine(Outside outside, Language language) : IDisposable
{
    private const int Width = 30;
    private const string EraseLine = "\r\u001b[K";
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    // Before this, a rate says more about starting than about working.
    private static readonly TimeSpan Settled = TimeSpan.FromSeconds(1);

    private readonly long _begun = outside.Clock.GetTimestamp();
    private TimeSpan _drawn = TimeSpan.MinValue;
    private bool _shown;

    /// <summary>Shows how much is done.</summary>
    public void Show(int done, int total)
    {
        var elapsed = outside.Clock.GetElapsedTime(_begun);
        if (!outside.IsTerminal || elapsed < _drawn + Pause)
        {
            return;
        }

        _drawn = elapsed;
        _shown = true;
        outside.Error.Write(EraseLine + Text(done, total, elapsed, language));
        outside.Error.Flush();
    }

    /// <summary>Takes it off the screen until the next step.</summary>
    public void Clear()
    {
        if (_shown)
        {
            _shown = false;
            outside.Error.Write(EraseLine);
            outside.Error.Flush();
        }
    }

    public void Dispose() => Clear();

    /// <summary>The line: bar, count, share, rate, and remaining time.</summary>
    internal static string Text(int done, int total, TimeSpan elapsed, Language language)
    {
        var share = total == 0 ? 1 : Math.Min(1, (double)done / total);
        var filled = (int)(share * Width);
        var line = string.Create(
            CultureInfo.InvariantCulture,
            $"[{new string('#', filled)}{new string('.', Width - filled)}] {done:N0}/{total:N0} {share,4:P0}");
        if (elapsed < Settled || done == 0)
        {
            return line;
        }

        var rate = done / elapsed.TotalSeconds;
        var left = TimeSpan.FromSeconds(Math.Ceiling(Math.Max(0, total - done) / rate));
        var (perSecond, time) = (rate.ToString("N0", CultureInfo.InvariantCulture), left.ToString("c", CultureInfo.InvariantCulture));
        return line + (language is Language.Japanese ? $"　毎秒 {perSecond} 件　残り {time}" : $"  {perSecond}/s  {time} left");
    }
}
