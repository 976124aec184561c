using Deque.AxeCore.Commons;
using FluentAssertions;
using Microsoft.Playwright;
using NUnit.Framework;
using UglyToad.PdfPig;

namespace BadgeIssuer.Web.Tests.Browser;

/// <summary>Every page in every state keeps to WCAG 2.2 A and AA, to the width of a telephone, and to paper.</summary>
/// <remarks>Set <c>BADGES_SCREENSHOTS</c> to a folder to have pictures of all of them.</remarks>
[TestFixture("ja")]
[TestFixture("en")]
public sealed class AccessibilityTests(string language)
{
    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    private readonly List<string> _violations = [];
    private Visit _visit = null!;
    private bool _javaScript = true;

    private static DemoSite Site => DemoSites.Shared;

    [Test]
    public async Task Every_page_in_every_state_keeps_to_WCAG_and_to_the_width_of_a_telephone([Values] bool javaScript)
    {
        _visit = await Visit.BeginAsync(_javaScript = javaScript, language: language);
        _violations.Clear();

        foreach (var (name, path) in Site.Pages)
        {
            await _visit.GoAsync(path);
            await LookAsync(name);
        }

        var own = Site.HolderLinks[Site.Expired];
        await _visit.GoAsync(own);
        await LookAsync("share-expired");
        own = language == "ja" ? Site.Graduates[8] : Site.Graduates[9];
        await _visit.GoAsync(own);
        await _visit.Page.FillAsync("#label", "○○株式会社への応募");
        await _visit.Page.ClickAsync("#new-link button");
        await LookAsync("share-made");
        var link = await _visit.Page.Locator(".link-list li:last-child input[data-copy-source]").InputValueAsync();
        await _visit.Page.FillAsync("#until", "2020-01-01");
        await _visit.Page.ClickAsync("#new-link button");
        await LookAsync("share-refused");
        await _visit.GoAsync(link);
        await LookAsync("s");

        await _visit.UploadAsync("badge.png", Site.BakedPng, "山田 太郎");
        await LookAsync("result-valid");
        var code = await _visit.Page.TextContentAsync(".confirmation-code");
        await _visit.UploadAsync("badge.png", Site.BakedPng, "鈴木 一郎");
        await LookAsync("result-other-recipient");
        await _visit.UploadAsync("photo.png", Site.Picture);
        await LookAsync("result-none");
        await _visit.UploadAsync("badge.png", Changed(Site.BakedPng));
        await LookAsync("result-forged");
        await _visit.UploadAsync("photo.png", Site.Picture, field: "#photo");
        await LookAsync("verify-photo-refused");
        foreach (var (name, badge) in new[] { ("revoked", Site.Revoked), ("suspended", Site.Suspended), ("expired", Site.Expired) })
        {
            await _visit.GoAsync($"/b/{badge}");
            await _visit.Page.ClickAsync(".status-details button");
            await LookAsync($"result-{name}");
        }

        await _visit.GoAsync($"/verify/confirmation?code={Uri.EscapeDataString(code!)}");
        await LookAsync("confirmation-genuine");
        await _visit.GoAsync("/verify/confirmation?code=ABCD");
        await LookAsync("confirmation-unknown");

        await _visit.EndAsync();
        _violations.Should().BeEmpty();
    }

    [Test]
    public async Task What_is_printed_says_the_whole_and_leaves_out_what_only_screens_need()
    {
        _visit = await Visit.BeginAsync(language: language);

        await _visit.UploadAsync("badge.png", Site.BakedPng, "山田 太郎");
        var code = (await _visit.Page.TextContentAsync(".confirmation-code"))!.Replace(" ", "", StringComparison.Ordinal);
        var confirmation = await PrintAsync("result-valid", pages: 2);
        confirmation.Should().Contain(language == "ja" ? "デジタルバッジ確認書" : "Confirmationofadigitalbadge").And.Contain(code)
            .And.NotContain(language == "ja" ? "別のバッジを確認する" : "Checkanotherbadge");

        await _visit.GoAsync($"/b/{Site.Award}");
        (await PrintAsync("b-valid", pages: 2)).Should().Contain(Site.Award.ToString())
            .And.NotContain(language == "ja" ? "このバッジを共有する" : "Sharethisbadge");
        await _visit.GoAsync($"/b/{Site.Revoked}");
        (await PrintAsync("b-revoked", pages: 2)).Should().Contain(language == "ja" ? "失効" : "Revoked");
        await _visit.GoAsync("/about/privacy");
        await PrintAsync("about-privacy", pages: 2);
        await _visit.EndAsync();
    }

    // The report is a file that somebody is sent: it asks nobody for anything, and stands on A4.
    [Test]
    public async Task The_report_keeps_to_the_same_and_asks_nothing_of_any_host()
    {
        var file = Site.Report(language == "ja" ? Language.Japanese : Language.English);
        var browser = await Browsers.SharedAsync();
        var context = await browser.NewContextAsync();
        _visit = null!;
        _violations.Clear();
        var page = await context.NewPageAsync();
        var requested = new List<string>();
        page.Request += (_, request) => requested.Add(request.Url);
        await page.GotoAsync(new Uri(file).AbsoluteUri);

        await LookAsync(page, "report", [1280, 375]);
        await SaveAsync(page, "report");

        await context.CloseAsync();
        requested.Should().Equal(new Uri(file).AbsoluteUri);
        _violations.Should().BeEmpty();
    }

    private Task LookAsync(string name) => LookAsync(_visit.Page, name, [1280, 375]);

    // One visit of a page serves both widths. axe is a script of its own, which only runs where scripts do.
    private async Task LookAsync(IPage page, string name, int[] widths)
    {
        if (_javaScript)
        {
            await page.EvaluateAsync(Axe);
        }

        foreach (var width in widths)
        {
            await page.SetViewportSizeAsync(width, 900);
            if (await page.EvaluateAsync<int>("document.documentElement.scrollWidth") > width)
            {
                _violations.Add($"{name}: wider than {width} pixels");
            }

            if (!_javaScript)
            {
                continue;
            }

            _violations.AddRange((await page.EvaluateAsync<string[]>(
                """
                async () => (await axe.run(document, {
                    runOnly: { type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] },
                    resultTypes: ["violations"],
                    preload: false,
                })).violations.map(found => `${found.id}: ${found.nodes.map(node => node.html).join(" | ")}`)
                """)).Select(found => $"{name} at {width}: {found}"));
            if (Folder is { } folder)
            {
                await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}-{language}-{width}.png"), FullPage = true });
            }
        }
    }

    private async Task<string> PrintAsync(string name, int pages)
    {
        var pdf = await SaveAsync(_visit.Page, name);
        using var document = PdfDocument.Open(pdf);
        document.NumberOfPages.Should().BeLessThanOrEqualTo(pages, name);
        return string.Concat(document.GetPages().SelectMany(page => page.Letters).Select(letter => letter.Value))
            .Replace(" ", "", StringComparison.Ordinal).Replace("\u00A0", "", StringComparison.Ordinal);
    }

    private async Task<byte[]> SaveAsync(IPage page, string name) => await page.PdfAsync(new()
    {
        Format = "A4",
        Path = Folder is { } folder ? Path.Combine(folder, $"{name}-{language}.pdf") : null,
        PreferCSSPageSize = true,
    });

    private static string? Folder => Environment.GetEnvironmentVariable("BADGES_SCREENSHOTS");

    private static byte[] Changed(byte[] png)
    {
        var changed = png.ToArray();
        changed[changed.Length / 2] ^= 1;
        return changed;
    }
}
