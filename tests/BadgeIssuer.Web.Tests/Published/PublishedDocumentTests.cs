using System.Net;
using FluentAssertions;
using NUnit.Framework;

namespace BadgeIssuer.Web.Tests.Published;

public sealed class PublishedDocumentTests
{
    private const string Award = SamplePublication.Award;
    private const string Achievement = SamplePublication.Achievement;

    private SampleSite _site = null!;
    private HttpClient _client = null!;

    [OneTimeSetUp]
    public void Start()
    {
        _site = new SampleSite(examine: _ => Reports.With());
        _client = _site.CreateClient();
    }

    [OneTimeTearDown]
    public void Stop()
    {
        _client.Dispose();
        _site.Dispose();
    }

    [TestCase($"/credentials/{Award}", "*/*", "application/vc+jwt")]
    [TestCase($"/credentials/{Award}", "application/jwt", "application/jwt")]
    [TestCase($"/credentials/{Award}", "image/png", "image/png")]
    [TestCase($"/credentials/{Award}.jwt", "text/html", "application/vc+jwt")]
    [TestCase($"/credentials/{Award}.png", "*/*", "image/png")]
    [TestCase($"/achievements/{Achievement}", "*/*", "application/ld+json")]
    [TestCase($"/achievements/{Achievement}", "application/json", "application/json")]
    [TestCase($"/achievements/{Achievement}", "text/html", "text/html")]
    [TestCase($"/achievements/{Achievement}.png", "*/*", "image/png")]
    [TestCase("/issuer", "*/*", "application/ld+json")]
    [TestCase("/issuer", "text/html", "text/html")]
    [TestCase("/status/1", "*/*", "application/vc")]
    [TestCase("/status/1", "application/vc", "application/vc")]
    [TestCase("/status/1", "application/vc+ld+json", "application/vc+ld+json")]
    [TestCase("/status/1", "application/ld+json", "application/ld+json")]
    [TestCase("/status/1", "application/json, */*;q=0.5", "application/json")]
    [TestCase("/status/1", "application/vc+jwt", "application/vc+jwt")]
    [TestCase("/status/1", "application/jwt", "application/jwt")]
    [TestCase("/status/1.json", "text/html", "application/vc")]
    [TestCase("/status/1.jwt", "text/html", "application/vc+jwt")]
    [TestCase("/status/2", "*/*", "application/vc+jwt")]
    [TestCase("/keys/key-1", "*/*", "application/jwk+json")]
    [TestCase("/.well-known/did.json", "*/*", "application/did+ld+json")]
    [TestCase("/.well-known/jwks.json", "*/*", "application/jwk-set+json")]
    [TestCase($"/ob2/assertions/{Award}", "*/*", "application/ld+json")]
    [TestCase($"/ob2/assertions/{Award}", "application/json", "application/json")]
    [TestCase($"/ob2/assertions/{Award}.jws", "*/*", "application/jose")]
    [TestCase($"/ob2/badges/{Achievement}", "*/*", "application/ld+json")]
    [TestCase("/ob2/issuer", "text/html", "application/json")]
    [TestCase("/ob2/keys/key-1", "*/*", "application/ld+json")]
    [TestCase("/ob2/revocations", "*/*", "application/ld+json")]
    public async Task Is_there_for_everyone_with_its_media_type(string path, string accept, string mediaType)
    {
        var response = await Get(path, accept);

        response.StatusCode.Should().Be(HttpStatusCode.OK);
        response.Content.Headers.ContentType!.MediaType.Should().Be(mediaType);
        response.Headers.GetValues("Access-Control-Allow-Origin").Should().Equal("*");
    }

    [Test]
    public async Task Says_by_what_it_varies()
    {
        (await Get($"/credentials/{Award}", "*/*")).Headers.Vary.Should().Contain("Accept");
        (await Get($"/credentials/{Award}", "application/json")).Headers.Vary.Should().Contain("Accept");
        (await Get("/status/1", "*/*")).Headers.Vary.Should().Contain("Accept");
    }

    [TestCase($"/credentials/{Award}")]
    [TestCase($"/ob2/assertions/{Award}")]
    public async Task Leads_a_browser_to_the_share_page(string path)
    {
        var response = await Get(path, "text/html,*/*;q=0.8");

        response.StatusCode.Should().Be(HttpStatusCode.SeeOther);
        response.Headers.Location.Should().Be($"/b/{Award}");
    }

    [Test]
    public async Task Answers_406_where_no_acceptable_form_is_published() =>
        (await Get($"/credentials/{Award}", "application/pdf")).StatusCode.Should().Be(HttpStatusCode.NotAcceptable);

    [Test]
    public async Task Answers_410_with_the_document_where_an_assertion_is_revoked()
    {
        var response = await Get($"/ob2/assertions/{SamplePublication.RevokedAward}", "application/ld+json");

        response.StatusCode.Should().Be(HttpStatusCode.Gone);
        response.Content.Headers.ContentType!.MediaType.Should().Be("application/ld+json");
        (await response.Content.ReadAsStringAsync()).Should().Contain("\"revoked\":true");
    }

    [Test]
    public async Task Is_not_sent_again_to_whoever_has_it()
    {
        var first = await Get("/status/1", "*/*");
        using var again = new HttpRequestMessage(HttpMethod.Get, "/status/1");
        again.Headers.IfNoneMatch.Add(first.Headers.ETag!);

        (await _client.SendAsync(again)).StatusCode.Should().Be(HttpStatusCode.NotModified);

        _site.Publication.Write("status/1.json", """{"type":"BitstringStatusListCredential","revoked":1}""");
        using var changed = new HttpRequestMessage(HttpMethod.Get, "/status/1");
        changed.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        (await _client.SendAsync(changed)).StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Test]
    public async Task Answers_HEAD_too()
    {
        using var request = new HttpRequestMessage(HttpMethod.Head, $"/credentials/{Award}.png");

        var response = await _client.SendAsync(request);

        response.StatusCode.Should().Be(HttpStatusCode.OK);
        response.Content.Headers.ContentLength.Should().Be(SamplePublication.Png.Length);
    }

    [TestCase("/credentials/..%2F..%2Fsite")]
    [TestCase("/credentials/..%2F..%2Fsite.json")]
    [TestCase("/credentials/%2e%2e%2fsite.json")]
    [TestCase("/achievements/..%2Fsite.json")]
    [TestCase("/achievements/..%5Csite.json")]
    [TestCase("/achievements/MDXQ2-T1-1-v1.page.json")]
    [TestCase("/status/..%2Fsite")]
    [TestCase("/status/01")]
    [TestCase("/keys/..%2Fissuer")]
    [TestCase("/keys/%2e%2e%2fissuer")]
    [TestCase("/ob2/keys/..%2Fissuer")]
    [TestCase("/ob2/badges/..%2F..%2Fachievements%2FMDXQ2-T1-1-v1")]
    [TestCase("/ob2/assertions/..%2F..%2Fsite.json")]
    [TestCase("/b/..%2Fsite")]
    [TestCase("/b/ABCDEFGHIJKLMNOPQRSTUVWX23")]
    [TestCase("/site.json")]
    [TestCase("/b/abcdefghijklmnopqrstuvwx2a.json")]
    public async Task Is_nothing_but_what_was_published_under_its_name(string path)
    {
        var response = await Get(path, "*/*");

        response.StatusCode.Should().Be(HttpStatusCode.NotFound);
        (await response.Content.ReadAsStringAsync()).Should().NotContain("issuerIds");
    }

    [Test]
    public async Task Tells_programs_of_an_error_in_problem_details()
    {
        var response = await Get("/credentials/zzzzzzzzzzzzzzzzzzzzzzzzzz", "application/vc+jwt, */*;q=0.1");

        response.StatusCode.Should().Be(HttpStatusCode.NotFound);
        response.Content.Headers.ContentType!.MediaType.Should().Be("application/problem+json");
        response.Headers.GetValues("Access-Control-Allow-Origin").Should().Equal("*");
    }

    private async Task<HttpResponseMessage> Get(string path, string accept)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Accept.ParseAdd(accept);
        return await _client.SendAsync(request);
    }
}
