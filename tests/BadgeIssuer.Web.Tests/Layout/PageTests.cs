using System.Text.RegularExpressions;
using FluentAssertions;
using NUnit.Framework;

namespace BadgeIssuer.Web.Tests.Layout;

public sealed partial class PageTests
{
    private static readonly string[] Pages =
    [
        "/", "/verify", "/issuer", $"/b/{SamplePublication.Award}", $"/b/{SamplePublication.RevokedAward}",
        $"/b/{SamplePublication.ErasedAward}", $"/share/{SamplePublication.Token.Reveal()}",
        $"/achievements/{SamplePublication.Achievement}", $"/skills/{SamplePublication.Skill}", "/about/verification",
        "/about/privacy", "/nowhere",
    ];

    [TestCaseSource(nameof(Pages))]
    public async Task Hold_no_inline_script_or_style_and_load_nothing_from_elsewhere(string path)
    {
        var page = await Read(path);

        InlineCode().IsMatch(page).Should().BeFalse();
        Loaded().Matches(page).Select(match => match.Groups["url"].Value).Should().NotBeEmpty()
            .And.OnlyContain(url => url.StartsWith('/'));
    }

    [TestCaseSource(nameof(Pages))]
    public async Task Are_marked_up_for_everyone(string path)
    {
        var page = await Read(path);

        page.Should().StartWith("<!DOCTYPE html>").And.Contain("<html lang=\"ja\">").And.Contain("name=\"viewport\"")
            .And.Contain("href=\"#content\"").And.Contain("id=\"content\"");
        Heading1().Count(page).Should().Be(1);
        Image().Matches(page).Select(match => match.Value).Where(image => !image.Contains(" alt", StringComparison.Ordinal))
            .Should().BeEmpty();
    }

    [Test]
    public async Task Take_their_links_from_the_base_url_and_never_from_the_host()
    {
        using var site = new SampleSite(examine: _ => Reports.With());
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/b/{SamplePublication.Award}");
        request.Headers.Host = "evil.example";
        request.Headers.Add("X-Forwarded-Host", "evil.example");
        request.Headers.Add("X-Forwarded-Proto", "http");
        request.Headers.Accept.ParseAdd("text/html");

        var page = await (await site.CreateClient().SendAsync(request)).Content.ReadAsStringAsync();

        page.Should().NotContain("evil.example")
            .And.Contain($"<link rel=\"canonical\" href=\"{SamplePublication.BaseUrl}/b/{SamplePublication.Award}\" />");
    }

    [Test]
    public async Task Stand_under_the_path_of_the_base_url()
    {
        using var site = new SampleSite(examine: _ => Reports.With(), baseUrl: "https://www.example.go.jp/badges");
        var client = site.CreateClient();
        client.DefaultRequestHeaders.Accept.ParseAdd("text/html");

        var page = await client.GetStringAsync($"/badges/b/{SamplePublication.Award}");
        var led = await client.GetAsync($"/badges/credentials/{SamplePublication.Award}");

        Loaded().Matches(page).Select(match => match.Groups["url"].Value).Should().NotBeEmpty()
            .And.OnlyContain(url => url.StartsWith("/badges/"));
        page.Should().Contain("action=\"/badges/verify\"")
            .And.Contain($"href=\"https://www.example.go.jp/badges/b/{SamplePublication.Award}\"");
        led.Headers.Location.Should().Be($"/badges/b/{SamplePublication.Award}");
    }

    private static async Task<string> Read(string path)
    {
        using var site = new SampleSite(examine: _ => Reports.With());
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Accept.ParseAdd("text/html");
        return await (await site.CreateClient().SendAsync(request)).Content.ReadAsStringAsync();
    }

    [GeneratedRegex("""<script(?![^>]*\ssrc=|\stype="application/ld\+json">)|<style|\sstyle=|\son[a-z]+=|javascript:""", RegexOptions.IgnoreCase)]
    private static partial Regex InlineCode();

    [GeneratedRegex("""(?:\ssrc=|<link rel="(?:stylesheet|icon)" href=)"(?<url>[^"]*)""")]
    private static partial Regex Loaded();

    [GeneratedRegex("<h1[ >]")]
    private static partial Regex Heading1();

    [GeneratedRegex("<img [^>]*>")]
    private static partial Regex Image();
}
