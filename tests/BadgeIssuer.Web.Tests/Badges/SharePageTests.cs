using System.Net;
using BadgeIssuer.Verification;
using FluentAssertions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
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

    [TestCase(SamplePublication.RevokedAward, "失効", "取り消した日", "修了の要件を&lt;満たして&gt;いなかったため")]
    [TestCase(SamplePublication.SuspendedAward, "一時停止", "停止した日", "「有効」に戻ります")]
    [TestCase(SamplePublication.SupersededAward, "失効（差し替え済み）", "差し替えた日", "href=\"/b/" + SamplePublication.Award + "\"")]
    public async Task Explains_a_badge_that_was_taken_back_and_does_not_hide_it(
        string award, string word, string when, string more)
    {
        // Verifying has not noticed: the issuer's own word counts.
        using var site = new SampleSite(examine: _ => Reports.With());

        var response = await site.CreateClient().GetAsync($"/b/{award}");
        var page = await response.Content.ReadAsStringAsync();

        response.StatusCode.Should().Be(HttpStatusCode.OK);
        page.Should().Contain($"<p class=\"answer-word\">{word}</p>").And.Contain($"<dt>{when}</dt>")
            .And.Contain("2025年7月1日", "15:00 UTC is midnight in Japan").And.Contain(more)
            .And.Contain($"<meta property=\"og:title\" content=\"【{word}】需要予測 &lt;b&gt;太字&lt;/b&gt;\"");
        IsNoInvitation(page);
    }

    [Test]
    public async Task Explains_a_badge_whose_time_is_over()
    {
        using var site = new SampleSite(examine: _ => Reports.With(checks: Reports.Failed(CheckId.Period)));
        site.Publication.WriteFacts(SamplePublication.Award);
        var facts = System.IO.Path.Combine(site.Publication.Root, "b", $"{SamplePublication.Award}.json");
        File.WriteAllText(facts, File.ReadAllText(facts)
            .Replace("\"validUntil\":null", "\"validUntil\":\"2026-03-31T15:00:00Z\"", StringComparison.Ordinal));

        var page = await site.CreateClient().GetStringAsync(Path);

        page.Should().Contain("<p class=\"answer-word\">期限切れ</p>").And.Contain("2026年4月1日");
        IsNoInvitation(page);
    }

    [Test]
    public async Task Of_an_erased_badge_says_that_it_was_and_nothing_else()
    {
        using var site = new SampleSite(examine: _ => Reports.With());

        var response = await site.CreateClient().GetAsync($"/b/{SamplePublication.ErasedAward}");
        var page = await response.Content.ReadAsStringAsync();

        response.StatusCode.Should().Be(HttpStatusCode.Gone);
        page.Should().Contain("<h1>このバッジの記録は消去されました</h1>").And.Contain("2025年7月1日")
            .And.NotContain("需要予測");
        IsNoInvitation(page);
    }

    [TestCase("/credentials/{0}", "application/vc+jwt", "application/problem+json")]
    [TestCase("/credentials/{0}.jwt", "*/*", "application/problem+json")]
    [TestCase("/credentials/{0}.png", "text/html", "text/html")]
    [TestCase("/b/{0}/qr.svg", "image/*", "text/html")]
    [TestCase("/b/{0}/preview.png", "image/*", "text/html")]
    [TestCase("/ob2/assertions/{0}", "application/ld+json", "application/ld+json")]
    [TestCase("/ob2/assertions/{0}.json", "application/json", "application/json")]
    public async Task Of_an_erased_badge_every_file_is_gone(string path, string accept, string mediaType)
    {
        using var site = new SampleSite();
        using var request = new HttpRequestMessage(
            HttpMethod.Get, string.Format(null, path, SamplePublication.ErasedAward));
        request.Headers.Accept.ParseAdd(accept);

        var response = await site.CreateClient().SendAsync(request);

        response.StatusCode.Should().Be(HttpStatusCode.Gone);
        response.Content.Headers.ContentType!.MediaType.Should().Be(mediaType);
    }

    [Test]
    public async Task An_erased_hosted_assertion_is_revoked_to_whoever_verifies_it()
    {
        using var site = new SampleSite();
        var client = site.CreateClient();
        client.DefaultRequestHeaders.Accept.ParseAdd("application/ld+json");

        var assertion = await (await client.GetAsync($"/ob2/assertions/{SamplePublication.ErasedAward}")).Content.ReadAsStringAsync();

        assertion.Should().Contain("\"revoked\":true")
            .And.Contain($"\"{SamplePublication.BaseUrl}/ob2/assertions/{SamplePublication.ErasedAward}\"");
    }

    [Test]
    public async Task Draws_the_skills_by_category_and_says_the_same_in_words()
    {
        using var site = new SampleSite(examine: _ => Reports.With());

        var page = await site.CreateClient().GetStringAsync(Path);

        page.Should().Contain("<title id=\"chart-title\">区分ごとのスキルの数</title>")
            .And.Contain("データ活用：1; パーソナルスキル：1").And.Contain("class=\"chart-block\"");
    }

    [Test]
    public async Task Describes_the_badge_to_search_engines_in_a_block_that_no_text_can_end()
    {
        using var site = new SampleSite(examine: _ => Reports.With());

        var page = await site.CreateClient().GetStringAsync(Path);
        var start = page.IndexOf("<script type=\"application/ld+json\">", StringComparison.Ordinal) + 35;
        using var data = System.Text.Json.JsonDocument.Parse(
            page[start..page.IndexOf("</script>", start, StringComparison.Ordinal)]);

        data.RootElement.GetProperty("@type").GetString().Should().Be("EducationalOccupationalCredential");
        data.RootElement.GetProperty("name").GetString().Should().Be("需要予測 <b>太字</b>");
        data.RootElement.GetProperty("competencyRequired").GetArrayLength().Should().Be(2);
        page[start..].Should().NotContain("太字</b>\"", "it is escaped in the block");
    }

    [Test]
    public async Task Is_not_sent_again_as_long_as_it_says_the_same()
    {
        using var site = new SampleSite(examine: _ => Reports.With());
        var client = site.CreateClient();
        var first = await client.GetAsync(Path);
        using var again = new HttpRequestMessage(HttpMethod.Get, Path);
        again.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using var other = new HttpRequestMessage(HttpMethod.Get, Path + "?lang=en");
        other.Headers.IfNoneMatch.Add(first.Headers.ETag!);

        var same = await client.SendAsync(again);

        same.StatusCode.Should().Be(HttpStatusCode.NotModified);
        same.Headers.Vary.Should().Contain("Accept-Language");
        same.Headers.GetValues("Content-Security-Policy").Should().NotBeEmpty();
        (await client.SendAsync(other)).StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [TestCase(59, HttpStatusCode.NotModified, TestName = "A check an hour later says nothing new")]
    [TestCase(24 * 60, HttpStatusCode.OK, TestName = "A check of another day is told")]
    public async Task Is_sent_again_for_a_check_of_another_day_and_not_for_another_minute(int minutes, HttpStatusCode expected)
    {
        var clock = new SetClock(Reports.Noon);
        using var site = new SampleSite(
            examine: _ => Reports.With() with { VerifiedAt = clock.GetUtcNow() },
            configure: services => services.Replace(ServiceDescriptor.Singleton<TimeProvider>(clock)));
        var client = site.CreateClient();
        var first = await client.GetAsync(Path);
        clock.Now += TimeSpan.FromMinutes(minutes);
        using var again = new HttpRequestMessage(HttpMethod.Get, Path);
        again.Headers.IfNoneMatch.Add(first.Headers.ETag!);

        (await client.SendAsync(again)).StatusCode.Should().Be(expected);
        first.Headers.ETag!.IsWeak.Should().BeTrue("a page with another minute on it is not the same in every byte");
        (await first.Content.ReadAsStringAsync()).Should().Contain("12:00（日本時間）に確認");
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

    private static void IsNoInvitation(string page) => page.Should().NotContain("linkedin").And.NotContain("og:image")
        .And.NotContain("このバッジを共有する").And.NotContain("oembed").And.NotContain("ld+json\">{")
        .And.Contain("name=\"robots\" content=\"noindex\"");

    private sealed class SetClock(DateTimeOffset now) : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = now;

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
