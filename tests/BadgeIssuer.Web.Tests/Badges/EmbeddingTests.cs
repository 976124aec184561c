using System.Net;
using System.Text.Json;
using FluentAssertions;
using NUnit.Framework;

namespace BadgeIssuer.Web.Tests.Badges;

public sealed class EmbeddingTests
{
    private const string Page = $"{SamplePublication.BaseUrl}/b/{SamplePublication.Award}";

    [Test]
    public async Task A_share_page_names_its_document_which_names_its_frame()
    {
        using var site = new SampleSite(examine: _ => Reports.With());
        var client = site.CreateClient();
        var page = await client.GetStringAsync($"/b/{SamplePublication.Award}");
        var address = $"/oembed?url={Uri.EscapeDataString(Page)}&format=json";

        var response = await client.GetAsync(address);
        using var json = JsonDocument.Parse(await response.Content.ReadAsStringAsync());

        WebUtility.HtmlDecode(page).Should()
            .Contain($"type=\"application/json+oembed\" href=\"{SamplePublication.BaseUrl}{address}\"");
        response.Content.Headers.ContentType!.MediaType.Should().Be("application/json");
        response.Headers.GetValues("Access-Control-Allow-Origin").Should().Equal("*");
        json.RootElement.GetProperty("type").GetString().Should().Be("rich");
        json.RootElement.GetProperty("version").GetString().Should().Be("1.0");
        json.RootElement.GetProperty("title").GetString().Should().Be("需要予測 <b>太字</b>");
        json.RootElement.GetProperty("html").GetString().Should()
            .StartWith($"<iframe src=\"{SamplePublication.BaseUrl}/embed/{SamplePublication.Award}?lang=ja\"")
            .And.NotContain("<b>");
    }

    [TestCase("&maxwidth=300&maxheight=100", 300, 100)]
    [TestCase("&maxwidth=9000", 480, 200)]
    [TestCase("&maxwidth=-1&maxheight=x", 480, 200)]
    public async Task The_frame_fits_into_the_room_that_there_is(string room, int width, int height)
    {
        using var site = new SampleSite();

        using var json = JsonDocument.Parse(
            await site.CreateClient().GetStringAsync($"/oembed?url={Uri.EscapeDataString(Page)}{room}"));

        json.RootElement.GetProperty("width").GetInt32().Should().Be(width);
        json.RootElement.GetProperty("height").GetInt32().Should().Be(height);
    }

    [TestCase($"?url={Page}&format=xml", HttpStatusCode.NotImplemented)]
    [TestCase("", HttpStatusCode.NotFound)]
    [TestCase("?url=https://evil.example/b/" + SamplePublication.Award, HttpStatusCode.NotFound)]
    [TestCase($"?url={SamplePublication.BaseUrl}/b/zzzzzzzzzzzzzzzzzzzzzzzzzz", HttpStatusCode.NotFound)]
    [TestCase($"?url={SamplePublication.BaseUrl}/b/{SamplePublication.RevokedAward}", HttpStatusCode.NotFound)]
    [TestCase($"?url={SamplePublication.BaseUrl}/b/{SamplePublication.ErasedAward}", HttpStatusCode.NotFound)]
    public async Task There_is_no_document_of_anything_else(string query, HttpStatusCode status)
    {
        using var site = new SampleSite();

        (await site.CreateClient().GetAsync("/oembed" + query)).StatusCode.Should().Be(status);
    }

    [TestCase(SamplePublication.Award, "有効")]
    [TestCase(SamplePublication.RevokedAward, "失効")]
    public async Task A_frame_tells_whether_the_badge_holds(string award, string word)
    {
        using var site = new SampleSite(examine: _ => Reports.With());

        var page = await site.CreateClient().GetStringAsync($"/embed/{award}?lang=ja");

        page.Should().Contain($">{word}</p>").And.Contain($"href=\"/b/{award}?lang=ja\" target=\"_blank\" rel=\"noopener\"");
    }
}
