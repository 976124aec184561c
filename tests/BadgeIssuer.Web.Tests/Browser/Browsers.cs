using Microsoft.Playwright;

namespace BadgeIssuer.Web.Tests.Browser;

/// <summary>One Chromium for all tests: starting it costs more than most pages.</summary>
internal static class Browsers
{
    private static readonly Lazy<Task<(IPlaywright Playwright, IBrowser Browser)>> Started = new(StartAsync);

    public static async Task<IBrowser> SharedAsync() => (await Started.Value).Browser;

    public static async Task StopAsync()
    {
        if (Started.IsValueCreated)
        {
            var (playwright, browser) = await Started.Value;
            await browser.DisposeAsync();
            playwright.Dispose();
        }
    }

    private static async Task<(IPlaywright, IBrowser)> StartAsync()
    {
        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Program(),
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic"],
        });
        return (playwright, browser);
    }

    // The shell is the same engine without the browser's own windows, which cost as much as a page each.
    private static string Program() =>
        Environment.GetEnvironmentVariable("BADGES_CHROMIUM")
        ?? (File.Exists("/usr/bin/chromium-headless-shell") ? "/usr/bin/chromium-headless-shell" : "/usr/bin/chromium");
}
