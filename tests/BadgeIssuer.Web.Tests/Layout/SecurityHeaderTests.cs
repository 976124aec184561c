using System.Net;
using FluentAssertions;
using NUnit.Framework;

namespace BadgeIssuer.Web.Tests.Layout;

public sealed class SecurityHeaderTests
{
    private static readonly string[] Paths =
    [
        "/", "/verify", "/issuer", "/health/live", "/nowhere", $"/b/{SamplePublication.Award}",
        $"/b/{SamplePublication.Award}/qr.svg", $"/credentials/{SamplePublication.Award}",
        $"/credentials/{SamplePublication.Award}.png", $"/ob2/assertions/{SamplePublication.RevokedAward}",
        $"/b/{SamplePublication.ErasedAward}", $"/share/{SamplePublication.Token.Reveal()}", "/share/x", "/s/x",
        $"/skills/{SamplePublication.Skill}", "/about/privacy", $"/oembed?url={SamplePublication.BaseUrl}/b/{SamplePublication.Award}",
        "/.well-known/did.json", "/achievements/none-v1", "/api/verify", "/favicon.ico",
    ];

    [TestCaseSource(nameof(Paths))]
    public async Task Stand_on_every_response(string path)
    {
        using var site = new SampleSite(examine: _ => Reports.With());

        var response = await site.CreateClient().GetAsync(path);

        Header(response, "Content-Security-Policy").Should().StartWith("default-src 'self'")
            .And.Contain("frame-ancestors 'none'").And.Contain("form-action 'self'").And.Contain("base-uri 'none'")
            .And.NotContain("unsafe");
        Header(response, "X-Content-Type-Options").Should().Be("nosniff");
        Header(response, "Referrer-Policy").Should().Be("no-referrer");
        Header(response, "Strict-Transport-Security").Should().StartWith("max-age=");
        response.Headers.Contains("Set-Cookie").Should().BeFalse();
        response.Headers.Contains("Server").Should().BeFalse();
    }

    [Test]
    public async Task Stand_on_an_answer_to_a_fault_of_our_own_and_nothing_of_the_fault_does()
    {
        using var site = new SampleSite(examine: _ => throw new InvalidOperationException("secret detail"));

        var response = await site.CreateClient().PostAsync("/verify", Form.Text("x"));
        var page = await response.Content.ReadAsStringAsync();

        response.StatusCode.Should().Be(HttpStatusCode.InternalServerError);
        Header(response, "Content-Security-Policy").Should().StartWith("default-src 'self'");
        page.Should().Contain("サイト側で問題が起きました").And.NotContain("secret detail").And.NotContain("Exception");
    }

    [TestCase($"/embed/{SamplePublication.Award}", true)]
    [TestCase("/embed/zzzzzzzzzzzzzzzzzzzzzzzzzz", true)]
    [TestCase($"/b/{SamplePublication.Award}", false)]
    public async Task Let_only_the_page_that_is_made_for_it_stand_in_a_frame(string path, bool framed)
    {
        using var site = new SampleSite(examine: _ => Reports.With());

        var response = await site.CreateClient().GetAsync(path);

        Header(response, "Content-Security-Policy").Should().StartWith("default-src 'self'")
            .And.EndWith(framed ? "frame-ancestors *" : "frame-ancestors 'none'");
        response.Headers.Contains("X-Frame-Options").Should().Be(!framed);
    }

    [Test]
    public async Task Ask_for_https_in_production_only()
    {
        using var site = new SampleSite(new() { ["environment"] = "Development" });

        (await site.CreateClient().GetAsync("/")).Headers.Contains("Strict-Transport-Security").Should().BeFalse();
    }

    private static string Header(HttpResponseMessage response, string name) =>
        string.Join(", ", response.Headers.GetValues(name));
}
