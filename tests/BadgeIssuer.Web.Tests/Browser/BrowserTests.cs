using BadgeIssuer.Issuing;
using BadgeIssuer.OpenBadges.Baking;
using FluentAssertions;
using Microsoft.Playwright;
using NUnit.Framework;

namespace BadgeIssuer.Web.Tests.Browser;

/// <summary>What people see in a browser, with and without JavaScript.</summary>
[TestFixture(true)]
[TestFixture(false)]
public sealed class BrowserTests(bool javaScript)
{
    private Visit _visit = null!;
    private DemoSite _site = null!;
    private IPage _page = null!;

    [SetUp]
    public async Task Begin()
    {
        _site = DemoSites.Shared;
        _visit = await Visit.BeginAsync(javaScript);
        _page = _visit.Page;
    }

    [TearDown]
    public Task End() => _visit.EndAsync();

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

    private Task Upload(string name, byte[] content, string? recipient = null) => _visit.UploadAsync(name, content, recipient);

    private Task<string?> Answer() => _visit.AnswerAsync();

    // One character in the middle of the payload.
    private static string Damage(string jwt)
    {
        var middle = jwt.Length / 2;
        return string.Concat(jwt.AsSpan(0, middle), jwt[middle] == 'A' ? "B" : "A", jwt.AsSpan(middle + 1));
    }
}
