using System.Net;
using BadgeIssuer.Verification;
using FluentAssertions;
using NUnit.Framework;

namespace BadgeIssuer.Web.Tests.Badges;

public sealed class SharePageTests
{
    private const string Path = $"/b/{SamplePublication.Award}";

    [Test]
    public async Task Tells_what_was_achieved_when_by_whose_word_and_whether_it_holds()
    {
        using var site = new SampleSite(examine: _ => Reports.With());

        var page = await site.CreateClient().GetStringAsync(Path);

        page.Should().Contain("<h1>需要予測 &lt;b&gt;太字&lt;/b&gt;</h1>")
            .And.Contain("プログラムの説明").And.Contain("すべての課題を提出")
            .And.Contain("<dt>データ活用</dt>").And.Contain("機械学習・深層学習").And.Contain("DSS-P 1.2")
            .And.Contain("デジタル人材育成事務局").And.Contain("2025年1月31日")
            .And.Contain("2025年3月1日", "15:30 UTC is past midnight in Japan")
            .And.Contain("<p class=\"answer-word\">有効</p>");
    }

    [Test]
    public async Task Explains_a_revoked_badge_and_does_not_hide_it()
    {
        using var site = new SampleSite(examine: _ => Reports.With(
            status: BadgeStatus.Revoked, checks: Reports.Failed(CheckId.Status)));

        var response = await site.CreateClient().GetAsync(Path);

        response.StatusCode.Should().Be(HttpStatusCode.OK);
        (await response.Content.ReadAsStringAsync()).Should().Contain("<p class=\"answer-word\">失効</p>");
    }

    [Test]
    public async Task Is_described_to_other_sites_and_hidden_from_search()
    {
        using var site = new SampleSite(examine: _ => Reports.With());

        var page = await site.CreateClient().GetStringAsync(Path);

        page.Should().Contain("<meta name=\"robots\" content=\"noindex\"")
            .And.Contain($"<meta property=\"og:url\" content=\"{SamplePublication.BaseUrl}{Path}\"")
            .And.Contain("property=\"og:title\"").And.Contain("property=\"og:description\"")
            .And.Contain("property=\"og:locale\" content=\"ja_JP\"")
            .And.Contain($"property=\"og:image\" content=\"{SamplePublication.BaseUrl}/")
            .And.Contain("name=\"twitter:card\"");
    }

    [Test]
    public async Task Offers_the_files_the_link_and_LinkedIn()
    {
        using var site = new SampleSite(examine: _ => Reports.With());

        var page = await site.CreateClient().GetStringAsync(Path);

        page.Should().Contain($"href=\"/credentials/{SamplePublication.Award}.png\"")
            .And.Contain($"href=\"/credentials/{SamplePublication.Award}.jwt\"")
            .And.Contain($"href=\"/ob2/assertions/{SamplePublication.Award}.json\"")
            .And.Contain($"value=\"{SamplePublication.BaseUrl}{Path}\"")
            .And.Contain("https://www.linkedin.com/profile/add?startTask=CERTIFICATION_NAME&amp;name=")
            .And.Contain("&amp;issueYear=2025&amp;issueMonth=3&amp;certUrl=https%3A%2F%2Fbadges.example.go.jp%2Fb%2F")
            .And.NotContain("expirationYear");
    }

    [Test]
    public async Task Makes_links_of_web_addresses_only()
    {
        using var site = new SampleSite(examine: _ => Reports.With());

        var page = await site.CreateClient().GetStringAsync(Path);

        page.Should().Contain("<a href=\"https://www.example.go.jp/dss\" rel=\"noopener nofollow\">機械学習・深層学習</a>")
            .And.Contain("コラボレーション").And.NotContain("javascript:");
    }

    [Test]
    public async Task Has_its_address_as_a_QR_code_of_its_own()
    {
        using var site = new SampleSite();

        var response = await site.CreateClient().GetAsync($"{Path}/qr.svg");

        response.Content.Headers.ContentType!.MediaType.Should().Be("image/svg+xml");
        (await response.Content.ReadAsStringAsync()).Should().StartWith("<svg").And.NotContain("<script");
    }

    [TestCase("/b/zzzzzzzzzzzzzzzzzzzzzzzzzz")]
    [TestCase("/b/short")]
    [TestCase("/b/zzzzzzzzzzzzzzzzzzzzzzzzzz/qr.svg")]
    [TestCase("/b/zzzzzzzzzzzzzzzzzzzzzzzzzz/preview.png")]
    public async Task Of_a_badge_that_does_not_exist_is_not_found(string path)
    {
        using var site = new SampleSite();

        (await site.CreateClient().GetAsync(path)).StatusCode.Should().Be(HttpStatusCode.NotFound);
    }
}
