using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using BadgeIssuer.Verification;
using CsCheck;
using FluentAssertions;
using NUnit.Framework;

namespace BadgeIssuer.Web.Tests.Api;

public sealed class ApiVerifyTests
{
    private static readonly string[] MediaTypes =
    [
        "application/json", "application/ld+json", "application/jwt", "application/vc+jwt", "application/jose",
        "image/png", "image/svg+xml", "text/plain", "application/octet-stream",
    ];

    [TestCaseSource(nameof(MediaTypes))]
    public async Task Reports_on_any_bytes_of_any_kind(string mediaType)
    {
        using var site = new SampleSite();

        var response = await Post(site, "no badge at all"u8.ToArray(), mediaType);

        response.StatusCode.Should().Be(HttpStatusCode.OK);
        using var report = JsonDocument.Parse(await response.Content.ReadAsStreamAsync());
        report.RootElement.GetProperty("verdict").GetString().Should().NotBe("valid");
        report.RootElement.GetProperty("checks").GetArrayLength().Should().Be(Enum.GetValues<CheckId>().Length);
    }

    [Test]
    public async Task Takes_a_link_with_a_recipient()
    {
        VerificationRequest? asked = null;
        using var site = new SampleSite(examine: request =>
        {
            asked = request;
            return Reports.With();
        });

        await Post(
            site, """{"url":"https://example.jp/badge","recipient":"taro@example.jp"}"""u8.ToArray(), "application/json");

        asked.Should().Be(new VerificationRequest("https://example.jp/badge", "taro@example.jp"));
    }

    [Test]
    public async Task Takes_a_form()
    {
        VerificationRequest? asked = null;
        using var site = new SampleSite(examine: request =>
        {
            asked = request;
            return Reports.With();
        });

        var response = await site.CreateClient().PostAsync("/api/verify", Form.File("badge.png", "x", "taro@example.jp"));

        response.StatusCode.Should().Be(HttpStatusCode.OK);
        asked.Should().Be(new VerificationRequest("badge.png", "taro@example.jp"));
    }

    [TestCase("", "application/json", 400)]
    [TestCase("x", "application/pdf", 415)]
    [TestCase("x", "text/html", 415)]
    [TestCase("x", "", 415)]
    [TestCase("x", "multipart/form-data", 400)]
    [TestCase("too large", "image/png", 413)]
    public async Task Answers_a_request_that_cannot_be_used_with_problem_details(string body, string mediaType, int status)
    {
        using var site = new SampleSite(new() { ["Verification:MaximumUploadBytes"] = "1024" });
        var bytes = Encoding.UTF8.GetBytes(body == "too large" ? new string('x', 1025) : body);

        var response = await Post(site, bytes, mediaType);

        ((int)response.StatusCode).Should().Be(status);
        response.Content.Headers.ContentType!.MediaType.Should().Be("application/problem+json");
        using var problem = JsonDocument.Parse(await response.Content.ReadAsStreamAsync());
        problem.RootElement.GetProperty("status").GetInt32().Should().Be(status);
        problem.RootElement.GetProperty("title").GetString().Should().NotBeNullOrEmpty();
    }

    [Test]
    public async Task Survives_whatever_strangers_send()
    {
        using var site = new SampleSite(new() { ["Verification:VerificationsPerMinute"] = "6000" });
        var client = site.CreateClient();
        var bytes = Gen.OneOf(
            Gen.Byte.Array[0, 400],
            Gen.Byte.Array[0, 200].Select(tail => (byte[])[.. SamplePublication.Png, .. tail]),
            Gen.String[0, 200].Select(text => Encoding.UTF8.GetBytes("{" + text)),
            Gen.String[0, 200].Select(text => Encoding.UTF8.GetBytes("eyJ" + text)),
            Gen.String[0, 200].Select(text => Encoding.UTF8.GetBytes("<svg " + text)));

        await bytes.SampleAsync(
            async body =>
            {
                var kind = MediaTypes[body.Length % MediaTypes.Length];
                var api = await Post(client, body, kind);
                var page = await client.PostAsync("/verify", Form.File("x", body));
                return (int)api.StatusCode is 200 or 400 && (int)page.StatusCode is 200 or 400;
            },
            iter: 300);
    }

    private static Task<HttpResponseMessage> Post(SampleSite site, byte[] body, string mediaType) =>
        Post(site.CreateClient(), body, mediaType);

    private static Task<HttpResponseMessage> Post(HttpClient client, byte[] body, string mediaType)
    {
        var content = new ByteArrayContent(body);
        content.Headers.ContentType = mediaType.Length == 0 ? null : new MediaTypeHeaderValue(mediaType);
        return client.PostAsync("/api/verify", content);
    }
}
