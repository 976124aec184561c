using System.Text;
using BadgeIssuer.IO.Http;
using BadgeIssuer.Verification;
using FluentAssertions;
using NUnit.Framework;

namespace BadgeIssuer.IO.Tests.Http;

public sealed class PublicationDocumentSourceTests
{
    private string _folder = null!;

    [SetUp]
    public void MakeFolder() => _folder = Directory.CreateTempSubdirectory("badges-public-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

    [TestCase("/.well-known/did.json", ".well-known/did.json", "application/did+ld+json")]
    [TestCase("/did.json", "did.json", "application/did+ld+json")]
    [TestCase("/.well-known/jwks.json", ".well-known/jwks.json", "application/jwk-set+json")]
    [TestCase("/issuer", "issuer.json", "application/ld+json")]
    [TestCase("/keys/k-1", "keys/k-1.json", "application/jwk+json")]
    [TestCase("/status/12", "status/12.json", "application/vc")]
    [TestCase("/status/12", "status/12.jwt", "application/vc+jwt")]
    [TestCase("/status/12.json", "status/12.json", "application/vc")]
    [TestCase("/status/12.jwt", "status/12.jwt", "application/vc+jwt")]
    [TestCase("/b/aaaaaaaaaaaaaaaaaaaaaaaaaa", "credentials/aaaaaaaaaaaaaaaaaaaaaaaaaa.jwt", "application/vc+jwt")]
    [TestCase("/credentials/aaaaaaaaaaaaaaaaaaaaaaaaaa", "credentials/aaaaaaaaaaaaaaaaaaaaaaaaaa.jwt", "application/vc+jwt")]
    [TestCase("/credentials/aaaaaaaaaaaaaaaaaaaaaaaaaa.jwt", "credentials/aaaaaaaaaaaaaaaaaaaaaaaaaa.jwt", "application/vc+jwt")]
    [TestCase("/credentials/aaaaaaaaaaaaaaaaaaaaaaaaaa.png", "credentials/aaaaaaaaaaaaaaaaaaaaaaaaaa.png", "image/png")]
    [TestCase("/achievements/A-1-v1", "achievements/A-1-v1.json", "application/ld+json")]
    [TestCase("/achievements/A-1-v1.png", "achievements/A-1-v1.png", "image/png")]
    [TestCase("/ob2/assertions/aaaaaaaaaaaaaaaaaaaaaaaaaa", "ob2/assertions/aaaaaaaaaaaaaaaaaaaaaaaaaa.json", "application/ld+json")]
    [TestCase("/ob2/badges/A-1-v1", "ob2/badges/A-1-v1.json", "application/ld+json")]
    [TestCase("/ob2/issuer", "ob2/issuer.json", "application/ld+json")]
    [TestCase("/ob2/keys/k1", "ob2/keys/k1.json", "application/ld+json")]
    [TestCase("/ob2/revocations", "ob2/revocations.json", "application/ld+json")]
    public async Task Answers_own_addresses_from_the_publication(string path, string file, string mediaType)
    {
        Write(file, "{}");

        var answered = await Answer("https://own.example/base" + path);

        answered.Status.Should().Be(200);
        answered.MediaType.Should().Be(mediaType);
        Encoding.UTF8.GetString(answered.Body.Span).Should().Be("{}");
    }

    [TestCase("/credentials/none")]
    [TestCase("/credentials/../../secret")]
    [TestCase("/credentials/..")]
    [TestCase("/credentials/.hidden")]
    [TestCase("/keys/..%2f..%2fsecret")]
    [TestCase("/b/a/b")]
    [TestCase("/site.json")]
    [TestCase("/")]
    [TestCase("")]
    public async Task Answers_404_for_what_is_not_published(string path)
    {
        File.WriteAllText(Path.Combine(_folder, "..", "secret.json"), "{}");
        Write("site.json", "{}");
        Write("credentials/.hidden.jwt", "x");

        if (path.Length > 0)
        {
            (await Answer("https://own.example/base" + path)).Status.Should().Be(404);
        }

        File.Delete(Path.Combine(_folder, "..", "secret.json"));
    }

    [Test]
    public async Task A_share_page_answers_in_the_form_that_was_published()
    {
        Write("ob2/assertions/aaaaaaaaaaaaaaaaaaaaaaaaaa.json", "{}");

        (await Answer("https://own.example/base/b/aaaaaaaaaaaaaaaaaaaaaaaaaa")).MediaType.Should().Be("application/ld+json");
    }

    [TestCase("*/*", "application/vc", "{}")]
    [TestCase("application/ld+json, application/json;q=0.9", "application/ld+json", "{}")]
    [TestCase("application/vc+jwt, application/vc;q=0.8", "application/vc+jwt", "jwt")]
    [TestCase("application/jwt", "application/jwt", "jwt")]
    public async Task A_status_list_answers_in_the_form_that_was_asked_for(string accept, string mediaType, string body)
    {
        Write("status/12.json", "{}");
        Write("status/12.jwt", "jwt");

        var answered = (DocumentLookup.Answered)await Source("https://own.example/base")
            .GetAsync("https://own.example/base/status/12", accept, CancellationToken.None);

        answered.MediaType.Should().Be(mediaType);
        Encoding.UTF8.GetString(answered.Body.Span).Should().Be(body);
    }

    [Test]
    public async Task A_revoked_assertion_is_gone()
    {
        Write("ob2/assertions/aaaaaaaaaaaaaaaaaaaaaaaaaa.json", """{"id":"https://own.example/base/ob2/assertions/aaaaaaaaaaaaaaaaaaaaaaaaaa","revoked":true}""");

        (await Answer("https://own.example/base/ob2/assertions/aaaaaaaaaaaaaaaaaaaaaaaaaa")).Status.Should().Be(410);
    }

    [TestCase("https://own.example/baseline/issuer")]
    [TestCase("https://own.example.evil.example/base/issuer")]
    [TestCase("http://own.example/base/issuer")]
    public async Task Leaves_other_addresses_to_others(string url) =>
        (await Source("https://own.example/base").GetAsync(url, "*/*", CancellationToken.None))
            .Should().BeOfType<DocumentLookup.Unavailable>().Which.Problem.Code.Should().Be(FetchProblemCodes.Offline);

    [Test]
    public async Task Development_answers_did_web_over_https_too()
    {
        Write(".well-known/did.json", "{}");

        (await Source("http://localhost:5080/").GetAsync("https://localhost:5080/.well-known/did.json", "*/*", CancellationToken.None))
            .Should().BeOfType<DocumentLookup.Answered>().Which.Status.Should().Be(200);
    }

    [Test]
    public async Task What_is_published_anew_counts_at_once_and_what_is_withdrawn_is_gone()
    {
        var source = Source("https://own.example/base");
        Write("keys/k-1.json", "{\"a\":1}");
        File.SetLastWriteTimeUtc(Path.Combine(_folder, "keys/k-1.json"), new DateTime(2025, 1, 1, 0, 0, 0, DateTimeKind.Utc));

        var first = await Text();
        Write("keys/k-1.json", "{\"a\":2}");
        var second = await Text();
        var third = await Text();
        File.Delete(Path.Combine(_folder, "keys/k-1.json"));

        first.Should().Be("{\"a\":1}");
        second.Should().Be("{\"a\":2}").And.Be(third);
        (await Text()).Should().BeEmpty();

        async Task<string> Text()
        {
            var answered = await source.GetAsync("https://own.example/base/keys/k-1", "*/*", CancellationToken.None);
            return Encoding.UTF8.GetString(answered.Should().BeOfType<DocumentLookup.Answered>().Subject.Body.Span);
        }
    }

    private async Task<DocumentLookup.Answered> Answer(string url) =>
        (await Source("https://own.example/base").GetAsync(url, "*/*", CancellationToken.None))
            .Should().BeOfType<DocumentLookup.Answered>().Subject;

    private PublicationDocumentSource Source(string baseUrl) => new(_folder, [baseUrl], OfflineDocumentSource.Offline);

    private void Write(string file, string text)
    {
        var path = Path.Combine(_folder, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
