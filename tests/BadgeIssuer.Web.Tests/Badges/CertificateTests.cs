using System.Net;
using System.Net.Http.Headers;
using BadgeIssuer.Issuing;
using BadgeIssuer.OpenBadges.Baking;
using BadgeIssuer.Web.Tests.Browser;
using FluentAssertions;
using NUnit.Framework;
using UglyToad.PdfPig;

namespace BadgeIssuer.Web.Tests.Badges;

/// <summary>Certificates and SVG, over badges that were really issued.</summary>
public sealed class CertificateTests
{
    private static DemoSite Site => DemoSites.Shared;

    private HttpClient _client = null!;

    [SetUp]
    public void Open() => _client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false })
    {
        BaseAddress = new Uri(Site.BaseUrl),
        DefaultRequestHeaders = { AcceptLanguage = { new StringWithQualityHeaderValue("ja") } },
    };

    [TearDown]
    public void Close() => _client.Dispose();

    [Test]
    public async Task The_public_certificate_says_what_was_achieved_and_names_nobody()
    {
        var response = await _client.GetAsync($"/credentials/{Site.Award}.pdf");
        var text = TextOf(await response.Content.ReadAsByteArrayAsync());

        response.Content.Headers.ContentType!.MediaType.Should().Be("application/pdf");
        text.Should().Contain("修了証").And.Contain(Site.AchievementName.Japanese.Replace(" ", "", StringComparison.Ordinal)).And.Contain($"{Site.BaseUrl}/b/{Site.Award}")
            .And.NotContain("山田");

        _client.DefaultRequestHeaders.IfNoneMatch.Add(response.Headers.ETag!);
        (await _client.GetAsync($"/credentials/{Site.Award}.pdf")).StatusCode.Should().Be(HttpStatusCode.NotModified);
    }

    [Test]
    public async Task The_holders_link_gives_the_very_file_that_was_delivered()
    {
        var response = await _client.GetAsync($"{Site.HolderLinks[Site.Award]}/certificate.pdf");
        var pdf = await response.Content.ReadAsByteArrayAsync();

        TextOf(pdf).Should().Contain("山田太郎殿");
        pdf.Should().Equal(Site.DeliveredCertificate);
        response.Headers.CacheControl!.ToString().Should().Be("no-store");
        response.Headers.GetValues("X-Robots-Tag").Should().ContainMatch("noindex*");
    }

    [Test]
    public async Task The_pages_offer_it_where_the_badge_holds_and_nowhere_else()
    {
        (await _client.GetStringAsync($"/b/{Site.Award}")).Should().Contain($"href=\"/credentials/{Site.Award}.pdf\"");
        (await _client.GetStringAsync(Site.HolderLinks[Site.Award]))
            .Should().Contain($"href=\"{Site.HolderLinks[Site.Award]}/certificate.pdf\"").And.Contain("氏名入り");

        foreach (var id in (CredentialId[])[Site.Revoked, Site.Suspended, Site.Superseded])
        {
            (await _client.GetStringAsync($"/b/{id}")).Should().NotContain(".pdf");
            (await _client.GetStringAsync(Site.HolderLinks[id])).Should().NotContain(".pdf");
        }
    }

    [Test]
    public async Task A_badge_that_does_not_hold_has_a_page_that_says_so_in_place_of_a_certificate()
    {
        foreach (var id in (CredentialId[])[Site.Revoked, Site.Suspended, Site.Superseded])
        {
            var open = await _client.GetAsync($"/credentials/{id}.pdf");
            open.StatusCode.Should().Be(HttpStatusCode.SeeOther);
            open.Headers.Location!.ToString().Should().Be($"/b/{id}");
            (await _client.GetAsync($"{Site.HolderLinks[id]}/certificate.pdf")).StatusCode.Should().Be(HttpStatusCode.SeeOther);
        }

        (await _client.GetAsync($"/credentials/{Site.Erased}.pdf")).StatusCode.Should().Be(HttpStatusCode.Gone);
        (await _client.GetAsync("/credentials/aaaaaaaaaaaaaaaaaaaaaaaaaa.pdf")).StatusCode.Should().Be(HttpStatusCode.NotFound);
        (await _client.GetAsync("/share/aaaaaaaaaaaaaaaaaaaaaaaaaa/certificate.pdf")).StatusCode.Should().Be(HttpStatusCode.NotFound);
        (await _client.GetAsync("/s/aaaaaaaaaaaaaaaaaaaaaaaaaa/certificate.pdf")).StatusCode.Should().Be(HttpStatusCode.NotFound);
    }

    [Test]
    public async Task The_SVG_carries_what_the_PNG_carries_and_is_valid()
    {
        var svg = await _client.GetByteArrayAsync($"/credentials/{Site.Award}.svg");

        SvgBadges.TryExtract(svg, out var inSvg, out _).Should().BeTrue();
        PngBadges.TryExtract(Site.BakedPng, out var inPng, out _).Should().BeTrue();
        inSvg.Should().Equal(inPng);

        using var body = new ByteArrayContent(svg) { Headers = { ContentType = new("image/svg+xml") } };
        var report = await _client.PostAsync("/api/verify", body);
        (await report.Content.ReadAsStringAsync()).Should().Contain("\"verdict\":\"valid\"").And.Contain("\"format\":\"svg\"");
        (await _client.GetAsync($"/credentials/{Site.Erased}.svg")).StatusCode.Should().Be(HttpStatusCode.Gone);
    }

    [Test]
    public async Task Without_fonts_there_are_no_certificates_and_no_links_to_them()
    {
        using var site = new SampleSite(new() { ["Site:Fonts"] = "/nowhere" }, _ => Reports.With());
        var client = site.CreateClient();

        (await client.GetStringAsync($"/b/{SamplePublication.Award}")).Should().NotContain(".pdf");
        (await client.GetAsync($"/credentials/{SamplePublication.Award}.pdf")).StatusCode.Should().Be(HttpStatusCode.NotFound);
    }

    private static string TextOf(byte[] pdf)
    {
        using var document = PdfDocument.Open(pdf);
        return document.GetPage(1).Text.Replace(" ", "", StringComparison.Ordinal); // lines end at spaces
    }
}
