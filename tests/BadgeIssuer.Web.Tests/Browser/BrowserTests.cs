using BadgeIssuer.Issuing;
using BadgeIssuer.OpenBadges.Baking;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using FluentAssertions;
using Microsoft.Playwright;
using NUnit.Framework;

namespace BadgeIssuer.Web.Tests.Browser;

/// <summary>What people see in a browser, with and without JavaScript.</summary>
[TestFixture(true)]
[TestFixture(false)]
public sealed class BrowserTests(bool javaScript)
{
    private DemoSite _site = null!;
    private IPlaywright _playwright = null!;
    private IBrowser _browser = null!;
    private IBrowserContext _context = null!;
    private IPage _page = null!;
    private readonly List<string> _requested = [];
    private readonly List<string> _complaints = [];

    [OneTimeSetUp]
    public async Task Start()
    {
        _site = new DemoSite();
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Environment.GetEnvironmentVariable("BADGES_CHROMIUM") ?? "/usr/bin/chromium",
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic"],
        });
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
        await _site.DisposeAsync();
    }

    [SetUp]
    public async Task Open()
    {
        _context = await _browser.NewContextAsync(new() { JavaScriptEnabled = javaScript, Locale = "ja-JP" });
        _page = await _context.NewPageAsync();
        _requested.Clear();
        _page.Request += (_, request) => _requested.Add(request.Url);
        _complaints.Clear();
        _page.Console += (_, message) =>
        {
            // A page that is not there, or gone, is itself an "error" to the console; a picture alone is shown by a page
            // of the browser's own, with styles of its own.
            if (message.Type is "error"
                && !message.Text.StartsWith("Failed to load resource", StringComparison.Ordinal)
                && !_page.Url.EndsWith(".png", StringComparison.Ordinal))
            {
                _complaints.Add(message.Text);
            }
        };
        _page.PageError += (_, error) => _complaints.Add(error);
    }

    [TearDown]
    public async Task Close()
    {
        _requested.Should().NotBeEmpty().And.OnlyContain(url => url.StartsWith(_site.BaseUrl + "/"));
        _complaints.Should().BeEmpty("nothing breaks the Content-Security-Policy, and no script fails");
        (await _context.CookiesAsync()).Should().BeEmpty();
        await _context.CloseAsync();
    }

    [Test]
    public async Task A_share_page_shows_the_badge_and_that_it_is_valid()
    {
        await _page.GotoAsync($"{_site.BaseUrl}/b/{_site.Award}");

        (await _page.TextContentAsync("h1")).Should().Be(_site.AchievementName.Japanese);
        (await _page.TextContentAsync(".badge-status .answer-word")).Should().Be("有効");
        (await _page.ContentAsync()).Should().NotContain("山田").And.NotContain("taro.yamada");
        (await _page.Locator("img").EvaluateAllAsync<bool[]>("images => images.map(image => image.naturalWidth > 0)"))
            .Should().OnlyContain(loaded => loaded);

        await _page.ClickAsync(".status-details button");
        (await Answer()).Should().Be("有効");
    }

    [Test]
    public async Task A_link_is_shown_elsewhere_with_a_wide_picture()
    {
        await _page.GotoAsync($"{_site.BaseUrl}/b/{_site.Award}");
        var address = await _page.GetAttributeAsync("meta[property='og:image']", "content");

        await _page.GotoAsync(address!);

        (await _page.Locator("img").EvaluateAsync<int[]>("image => [image.naturalWidth, image.naturalHeight]"))
            .Should().Equal(1200, 630);
    }

    [Test]
    public async Task The_baked_picture_is_valid()
    {
        await Upload("badge.png", _site.BakedPng);

        (await Answer()).Should().Be("有効");
        (await _page.TextContentAsync("main")).Should().Contain(_site.AchievementName.Japanese);
    }

    [TestCase("山田 太郎", "有効")]
    [TestCase("山田太郎", "有効")]
    [TestCase("taro.yamada@example.jp", "有効")]
    [TestCase("鈴木 一郎", "受領者不一致")]
    public async Task A_name_or_an_address_is_compared_with_the_badge(string recipient, string answer)
    {
        await Upload("badge.png", _site.BakedPng, recipient);

        (await Answer()).Should().Be(answer);
    }

    [Test]
    public async Task A_picture_that_was_changed_is_forged_or_altered()
    {
        var changed = _site.BakedPng.ToArray();
        changed[changed.Length / 2] ^= 1;

        await Upload("badge.png", changed);

        (await Answer()).Should().Be("偽造または改ざん");
    }

    [Test]
    public async Task A_badge_that_was_changed_and_baked_anew_is_forged_or_altered()
    {
        PngBadges.TryExtract(_site.BakedPng, out var texts, out _).Should().BeTrue();
        PreparedPng.TryPrepare(_site.Picture, out var picture, out _).Should().BeTrue();
        var forged = texts.Select(text => text with
        {
            Text = text.Keyword == BakedText.OpenBadgeCredential ? Damage(text.Text) : text.Text,
        });

        await Upload("badge.png", picture!.Bake([.. forged]));

        (await Answer()).Should().Be("偽造または改ざん");
    }

    [TestCase(CredentialFormat.VcJwt)]
    [TestCase(CredentialFormat.Ob2Hosted)]
    [TestCase(CredentialFormat.Ob2Jws)]
    public async Task Every_other_file_is_valid_too(CredentialFormat format)
    {
        await Upload("badge", _site.Read(format));

        (await Answer()).Should().Be("有効");
    }

    [TestCase("/b/")]
    [TestCase("/credentials/")]
    public async Task A_pasted_link_is_followed(string path)
    {
        await _page.GotoAsync($"{_site.BaseUrl}/");
        await _page.FillAsync("textarea", $"{_site.BaseUrl}{path}{_site.Award}");
        await _page.ClickAsync("button[type=submit]");

        (await Answer()).Should().Be("有効");
    }

    [Test]
    public async Task What_is_no_badge_is_not_called_forged()
    {
        await Upload("photo.png", _site.Picture);

        (await Answer()).Should().Be("確認できませんでした");
    }

    [Test]
    public async Task Every_page_in_every_state_keeps_to_WCAG_and_to_the_width_of_a_telephone(
        [Values("ja", "en")] string language, [Values(1280, 375)] int width)
    {
        await _page.SetViewportSizeAsync(width, 900);
        _page.SetDefaultTimeout(120_000); // axe walks every element, and the machine may be busy

        foreach (var path in _site.Pages)
        {
            await _page.GotoAsync($"{_site.BaseUrl}{path}?lang={language}");
            await Keeps($"{path.Split('/')[1]}-{path.Split('/')[^1]}", width, language);
        }

        await _page.GotoAsync($"{_site.BaseUrl}{_site.HolderLinks[_site.Award]}?lang={language}");
        await _page.FillAsync("#label", "○○株式会社への応募");
        await _page.ClickAsync("#new-link button");
        await Keeps("share-made", width, language);

        await Upload("badge.png", _site.BakedPng, path: $"/verify?lang={language}");
        await Keeps("result-valid", width, language);
        await Upload("photo.png", _site.Picture, path: $"/verify?lang={language}");
        await Keeps("result-none", width, language);
        await _page.GotoAsync($"{_site.BaseUrl}/b/{_site.Revoked}?lang={language}");
        await _page.ClickAsync(".status-details button");
        await Keeps("result-revoked", width, language);
    }

    [Test]
    public async Task A_badge_that_was_taken_back_explains_itself_and_leads_to_the_one_in_its_place()
    {
        await _page.GotoAsync($"{_site.BaseUrl}/b/{_site.Revoked}");
        (await _page.TextContentAsync(".badge-standing")).Should().Contain("失効").And.Contain("修了の要件を満たしていなかったため");
        await _page.GotoAsync($"{_site.BaseUrl}/b/{_site.Suspended}");
        (await _page.TextContentAsync(".badge-standing")).Should().Contain("一時停止");

        await _page.GotoAsync($"{_site.BaseUrl}/b/{_site.Superseded}");
        await _page.ClickAsync(".badge-standing a.button");

        (await _page.TextContentAsync(".badge-status .answer-word")).Should().Be("有効");
        (await _page.GotoAsync($"{_site.BaseUrl}/b/{_site.Erased}"))!.Status.Should().Be(410);
    }

    [Test]
    public async Task A_holder_makes_a_link_that_shows_the_name_and_withdraws_it()
    {
        var own = _site.BaseUrl + _site.HolderLinks[_site.Award];
        await _page.GotoAsync(own);
        (await _page.TextContentAsync("h1")).Should().Be("山田 太郎 さんのバッジ");

        await _page.FillAsync("#label", "応募先");
        await _page.ClickAsync("#new-link button");
        (await _page.TextContentAsync("[role=status]")).Should().Contain("作りました");
        var link = await _page.Locator(".link-list li:last-child input[data-copy-source]").InputValueAsync();

        await _page.GotoAsync(link);
        (await _page.TextContentAsync(".badge-summary")).Should().Contain("山田 太郎");
        (await _page.TextContentAsync("main")).Should().NotContain("応募先");

        await _page.GotoAsync(own);
        await _page.ClickAsync(".link-list li:last-child button[type=submit]");
        (await _page.TextContentAsync("[role=status]")).Should().Contain("取り消しました");
        (await _page.GotoAsync(link))!.Status.Should().Be(404);
    }

    [Test]
    public async Task A_holder_chooses_what_is_shown()
    {
        var own = _site.BaseUrl + _site.HolderLinks[_site.Award];
        await _page.GotoAsync(own);
        await _page.CheckAsync("input[name=listed]");
        await _page.CheckAsync("input[name=name][value=hidden]");
        await _page.ClickAsync("form[action$=choices] button");

        (await _page.TextContentAsync("h1")).Should().Be("あなたのバッジ");
        await _page.GotoAsync($"{_site.BaseUrl}/b/{_site.Award}");
        (await _page.Locator("meta[name=robots]").CountAsync()).Should().Be(0);

        await _page.GotoAsync(own);
        await _page.UncheckAsync("input[name=listed]");
        await _page.CheckAsync("input[name=name][value=shown]");
        await _page.ClickAsync("form[action$=choices] button");
        await _page.GotoAsync($"{_site.BaseUrl}/b/{_site.Award}");
        (await _page.Locator("meta[name=robots]").CountAsync()).Should().Be(1);
    }

    // axe needs a script of its own in the page, which only runs where scripts do.
    private async Task Keeps(string name, int width, string language)
    {
        if (Environment.GetEnvironmentVariable("BADGES_SCREENSHOTS") is { } folder && javaScript)
        {
            await _page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}-{language}-{width}.png"), FullPage = true });
        }

        (await _page.EvaluateAsync<int>("document.documentElement.scrollWidth")).Should().BeLessThanOrEqualTo(width, name);
        if (javaScript)
        {
            var result = await _page.RunAxe(new AxeRunOptions
            {
                RunOnly = RunOnlyOptions.Tags("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"),
            });
            result.Violations.Select(violation =>
                    $"{name}: {violation.Id}: {string.Join(" | ", violation.Nodes.Select(node => node.Html))}")
                .Should().BeEmpty();
        }
    }

    private async Task Upload(string name, byte[] content, string? recipient = null, string path = "/verify")
    {
        await _page.GotoAsync(_site.BaseUrl + path);
        await _page.SetInputFilesAsync(
            "input[type=file]", new FilePayload { Name = name, MimeType = "application/octet-stream", Buffer = content });
        if (recipient is not null)
        {
            await _page.ClickAsync("summary");
            await _page.FillAsync("#recipient", recipient);
        }

        await _page.ClickAsync("button[type=submit]");
    }

    private async Task<string?> Answer() => await _page.TextContentAsync("h1.answer-word");

    // One character in the middle of the payload.
    private static string Damage(string jwt)
    {
        var middle = jwt.Length / 2;
        return string.Concat(jwt.AsSpan(0, middle), jwt[middle] == 'A' ? "B" : "A", jwt.AsSpan(middle + 1));
    }
}
