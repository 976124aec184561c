using FluentAssertions;
using Microsoft.Playwright;

namespace BadgeIssuer.Web.Tests.Browser;

/// <summary>A visitor's browser window, in which every request and every complaint is noted.</summary>
internal sealed class Visit
{
    private readonly List<string> _requested = [];
    private readonly List<string> _complaints = [];
    private readonly IBrowserContext _context;

    private Visit(IBrowserContext context, IPage page) => (_context, Page) = (context, page);

    public IPage Page { get; }

    /// <summary>For downloads: what is asked for here is no part of a page.</summary>
    public IAPIRequestContext Requests => _context.APIRequest;

    private static string BaseUrl => DemoSites.Shared.BaseUrl;

    public static async Task<Visit> BeginAsync(bool javaScript = true, bool phone = false, string language = "ja")
    {
        var browser = await Browsers.SharedAsync();
        var context = await browser.NewContextAsync(new()
        {
            JavaScriptEnabled = javaScript,
            Locale = language == "ja" ? "ja-JP" : "en-US",
            ViewportSize = phone ? new() { Width = 375, Height = 812 } : new() { Width = 1280, Height = 900 },
            HasTouch = phone,
            IsMobile = phone,
        });
        var visit = new Visit(context, await context.NewPageAsync());
        visit.Page.SetDefaultTimeout(120_000); // the machine may be busy
        visit.Page.Request += (_, request) => visit._requested.Add(request.Url);
        visit.Page.Console += (_, message) => visit.Hear(message);
        visit.Page.PageError += (_, error) => visit._complaints.Add(error);
        return visit;
    }

    public async Task<IResponse> GoAsync(string path) =>
        (await Page.GotoAsync(path.StartsWith("http", StringComparison.Ordinal) ? path : BaseUrl + path))!;

    public async Task UploadAsync(string name, byte[] content, string? recipient = null, string path = "/verify", string field = "#file")
    {
        await GoAsync(path);
        await Page.SetInputFilesAsync(
            field, new FilePayload { Name = name, MimeType = "application/octet-stream", Buffer = content });
        if (recipient is not null)
        {
            await Page.ClickAsync(".optional summary");
            await Page.FillAsync("#recipient", recipient);
        }

        await Page.ClickAsync(".verify-form button[type=submit]");
    }

    public async Task<string?> AnswerAsync() => await Page.TextContentAsync("h1.answer-word");

    /// <summary>Nothing was asked of another host, nothing failed, no cookie was set.</summary>
    public async Task EndAsync()
    {
        var cookies = await _context.CookiesAsync();
        await _context.CloseAsync();

        _requested.Should().NotBeEmpty().And.OnlyContain(url => url.StartsWith(BaseUrl + "/"));
        _complaints.Should().BeEmpty("nothing breaks the Content-Security-Policy, and no script fails");
        cookies.Should().BeEmpty();
    }

    // A page that is not there, or gone, is itself an "error" to the console; a picture alone is shown by a page of the
    // browser's own, with styles of its own.
    private void Hear(IConsoleMessage message)
    {
        if (message.Type is "error"
            && !message.Text.StartsWith("Failed to load resource", StringComparison.Ordinal)
            && !Page.Url.EndsWith(".png", StringComparison.Ordinal))
        {
            _complaints.Add(message.Text);
        }
    }
}
