using System.Net;
using System.Text;
using BadgeIssuer.Artwork;
using BadgeIssuer.Verification;
using FluentAssertions;
using NUnit.Framework;

namespace BadgeIssuer.Web.Tests.Verification;

public sealed class VerifyPageTests
{
    [Test]
    public async Task Asks_for_a_file_or_a_text_in_one_plain_form()
    {
        using var site = new SampleSite();

        var page = await site.CreateClient().GetStringAsync("/verify");

        page.Should().Contain("method=\"post\"").And.Contain("enctype=\"multipart/form-data\"")
            .And.Contain("type=\"file\"").And.Contain("name=\"text\"").And.Contain("name=\"recipient\"");
    }

    [Test]
    public async Task Puts_the_answer_first_and_every_check_after_it()
    {
        using var site = new SampleSite(examine: _ => Reports.With(
            status: BadgeStatus.Revoked, checks: Reports.Failed(CheckId.Status)));

        var page = await Post(site, Form.File("badge.png", "x"));

        page.Should().Contain("<h1 class=\"answer-word\">失効</h1>");
        foreach (var check in (string[])["読み取り", "記載事項", "発行者の署名", "取消し・停止", "有効期間", "受領者", "発行者の信頼性"])
        {
            page.IndexOf(check, StringComparison.Ordinal).Should().BeGreaterThan(page.IndexOf("失効</h1>", StringComparison.Ordinal));
        }
    }

    [Test]
    public async Task Hands_the_recipient_and_the_name_of_the_file_to_the_verifier()
    {
        VerificationRequest? asked = null;
        using var site = new SampleSite(examine: request =>
        {
            asked = request;
            return Reports.With();
        });

        await Post(site, Form.File("C:\\Users\\taro\\badge.png", "x", recipient: " 山田 太郎 "));

        asked.Should().Be(new VerificationRequest("badge.png", "山田 太郎"));
    }

    [Test]
    public async Task Reads_the_QR_code_on_a_photograph_by_itself_so_that_no_script_is_needed()
    {
        VerificationRequest? asked = null;
        using var site = new SampleSite(examine: request =>
        {
            asked = request;
            return Reports.With();
        });
        var link = $"{SamplePublication.BaseUrl}/b/{SamplePublication.Award}";

        var page = await Post(site, Form.Photo(QrImage.Png(link)));

        asked!.Input.Should().Be(link);
        page.Should().Contain("<h1 class=\"answer-word\">有効</h1>").And.Contain(link);
    }

    [Test]
    public async Task Says_what_to_do_about_a_photograph_in_which_nothing_can_be_read()
    {
        using var site = new SampleSite(examine: _ => throw new InvalidOperationException("Nothing was handed in."));

        foreach (var (photo, said) in ((byte[], string)[])
            [("no photograph"u8.ToArray(), "JPEGまたはPNG形式"), (SamplePublication.Png, "JPEGまたはPNG形式")])
        {
            var response = await site.CreateClient().PostAsync("/verify", Form.Photo(photo));

            response.StatusCode.Should().Be(HttpStatusCode.BadRequest);
            (await response.Content.ReadAsStringAsync()).Should().Contain("role=\"alert\"").And.Contain(said);
        }
    }

    [Test]
    public async Task A_photograph_may_be_larger_than_a_badge_but_not_endless()
    {
        using var site = new SampleSite(examine: _ => Reports.With());

        (await site.CreateClient().PostAsync("/verify", Form.Photo(new byte[3 * 1024 * 1024])))
            .StatusCode.Should().Be(HttpStatusCode.BadRequest, "it is read, and is no photograph");
        (await site.CreateClient().PostAsync("/verify", Form.Photo(new byte[(8 * 1024 * 1024) + 1])))
            .StatusCode.Should().Be(HttpStatusCode.RequestEntityTooLarge);
        (await site.CreateClient().PostAsync("/verify", Form.File("badge.png", new byte[3 * 1024 * 1024])))
            .StatusCode.Should().Be(HttpStatusCode.RequestEntityTooLarge);
        (await site.CreateClient().PostAsync("/api/verify", Form.Photo(QrImage.Png("https://example.jp/"))))
            .StatusCode.Should().Be(HttpStatusCode.BadRequest, "programs read codes themselves");
    }

    [Test]
    public async Task Says_that_an_unproven_badge_shows_only_claims()
    {
        using var site = new SampleSite(examine: _ => Reports.With(checks: Reports.Failed(CheckId.Proof)));

        (await Post(site, Form.File("badge.png", "x"))).Should().Contain("事実とは限りません");
    }

    [Test]
    public async Task Shows_text_from_a_badge_as_text_and_makes_hidden_characters_visible()
    {
        using var site = new SampleSite(examine: _ => Reports.With(name: "<script>alert(1)</script>\u202Egnp"));

        var page = await Post(site, Form.Text("anything"));

        page.Should().NotContain("<script>alert").And.Contain("&lt;script&gt;").And.NotContain("\u202E").And.Contain("U&#x2B;202E");
    }

    [Test]
    public async Task Asks_again_where_nothing_was_handed_in()
    {
        using var site = new SampleSite();

        var response = await site.CreateClient().PostAsync("/verify", Form.Text(""));

        response.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await response.Content.ReadAsStringAsync()).Should().Contain("ファイルを選ぶか");
    }

    [Test]
    public async Task Refuses_an_upload_over_the_limit_in_the_words_of_the_site()
    {
        using var site = new SampleSite(new() { ["Verification:MaximumUploadBytes"] = "2048" });

        foreach (var size in (int[])[2049, 2048 + 20_000, 5_000_000])
        {
            var response = await site.CreateClient().PostAsync("/verify", Form.File("big.png", new string('x', size)));

            response.StatusCode.Should().Be(HttpStatusCode.RequestEntityTooLarge);
            (await response.Content.ReadAsStringAsync()).Should().Contain("ファイルが大きすぎます");
        }
    }

    [TestCase("application/json", "{}", 415)]
    [TestCase("multipart/form-data", "no boundary", 400)]
    [TestCase("multipart/form-data; boundary=x", "--x\r\nbroken", 400)]
    public async Task Refuses_what_is_no_form(string type, string body, int status)
    {
        using var site = new SampleSite();
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        content.Headers.TryAddWithoutValidation("Content-Type", type);

        ((int)(await site.CreateClient().PostAsync("/verify", content)).StatusCode).Should().Be(status);
    }

    private static async Task<string> Post(SampleSite site, HttpContent form)
    {
        var response = await site.CreateClient().PostAsync("/verify", form);
        response.StatusCode.Should().Be(HttpStatusCode.OK);
        return await response.Content.ReadAsStringAsync();
    }
}
