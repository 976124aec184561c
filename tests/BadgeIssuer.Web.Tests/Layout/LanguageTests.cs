using FluentAssertions;
using NUnit.Framework;

namespace BadgeIssuer.Web.Tests.Layout;

public sealed class LanguageTests
{
    [TestCase("/verify", null, "ja")]
    [TestCase("/verify", "en-GB,en;q=0.9,ja;q=0.5", "en")]
    [TestCase("/verify", "fr,de;q=0.9", "ja")]
    [TestCase("/verify", "fr,en;q=0.2,ja;q=0.1", "en")]
    [TestCase("/verify", "en;q=0,ja", "ja")]
    [TestCase("/verify", "%%%", "ja")]
    [TestCase("/verify?lang=en", "ja", "en")]
    [TestCase("/verify?lang=ja", "en", "ja")]
    [TestCase("/verify?lang=xx", "en", "en")]
    [TestCase("/nowhere", "en", "en")]
    public async Task Is_what_the_visitor_chose_else_what_the_browser_asks_for(string path, string? accept, string expected)
    {
        using var site = new SampleSite();
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (accept is not null)
        {
            request.Headers.TryAddWithoutValidation("Accept-Language", accept);
        }

        var response = await site.CreateClient().SendAsync(request);

        (await response.Content.ReadAsStringAsync()).Should().Contain($"<html lang=\"{expected}\">");
        response.Content.Headers.ContentLanguage.Should().Equal(expected);
        response.Headers.Vary.Should().Contain("Accept-Language");
    }

    [Test]
    public async Task Is_handed_on_by_links_since_there_are_no_cookies()
    {
        using var site = new SampleSite();

        var page = await site.CreateClient().GetStringAsync("/?lang=en");

        page.Should().Contain("action=\"/verify?lang=en\"").And.Contain("href=\"/issuer?lang=en\"")
            .And.Contain("href=\"?lang=ja\"");
    }
}
