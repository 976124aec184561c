using System.Text;

namespace BadgeIssuer.Cli.Tests;

/// <summary>Keeps what is written, and presses Ctrl-C when a text is seen for the first time.</summary>
internal sealed class StoppingWriter(CancellationTokenSource stop, string text) : StringWriter
{
    public override Encoding Encoding => Encoding.UTF8;

    public override void WriteLine(string? value)
    {
        base.WriteLine(value);
        if (value?.Contains(text, StringComparison.Ordinal) is true)
        {
            stop.Cancel();
        }
    }
}
