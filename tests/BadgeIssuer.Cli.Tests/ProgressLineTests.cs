using FluentAssertions;
using NUnit.Framework;

namespace BadgeIssuer.Cli.Tests;

public sealed class ProgressLineTests
{
    [TestCase(0, 10, 0, Language.English, "[..............................] 0/10  0 %")]
    [TestCase(5000, 20_000, 10, Language.English, "[#######.......................] 5,000/20,000 25 %  500/s  00:00:30 left")]
    [TestCase(20_000, 20_000, 40, Language.Japanese, "[##############################] 20,000/20,000 100 %　毎秒 500 件　残り 00:00:00")]
    [TestCase(0, 0, 2, Language.English, "[##############################] 0/0 100 %")]
    public void Says_how_much_is_done_how_fast_and_how_long_it_will_take(
        int done, int total, int seconds, Language language, string text) =>
        ProgressLine.Text(done, total, TimeSpan.FromSeconds(seconds), language).Should().Be(text);

    [TestCase(true)]
    [TestCase(false)]
    public void Is_drawn_on_a_terminal_only_and_taken_away_at_the_end(bool isTerminal)
    {
        var error = new StringWriter();
        var outside = new Outside(
            TimeProvider.System, new Dictionary<string, string>(), () => Stream.Null, TextWriter.Null, error, null, "", "", "tester")
        {
            IsTerminal = isTerminal,
        };

        using (var progress = new ProgressLine(outside, Language.English))
        {
            progress.Show(1, 2);
        }

        if (isTerminal)
        {
            error.ToString().Should().Contain("1/2").And.EndWith("\r\u001b[K");
        }
        else
        {
            error.ToString().Should().BeEmpty();
        }
    }
}
