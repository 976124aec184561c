using System.Net;
using FluentAssertions;
using NUnit.Framework;

namespace BadgeIssuer.Web.Tests.Layout;

public sealed class LimitTests
{
    [TestCase("/verify", "text/html", "アクセスが集中しています")]
    [TestCase("/api/verify", "application/json", "\"status\":429")]
    public async Task A_client_that_asks_too_often_is_told_when_to_come_back(string path, string accept, string words)
    {
        using var site = new SampleSite(
            new() { ["Verification:VerificationsPerMinute"] = "3" }, examine: _ => Reports.With());
        var client = site.CreateClient();
        client.DefaultRequestHeaders.Accept.ParseAdd(accept);

        for (var request = 0; request < 3; request++)
        {
            (await client.PostAsync(path, Form.Text("x"))).StatusCode.Should().Be(HttpStatusCode.OK);
        }

        var refused = await client.PostAsync(path, Form.Text("x"));

        refused.StatusCode.Should().Be(HttpStatusCode.TooManyRequests);
        refused.Headers.RetryAfter!.Delta.Should().BeGreaterThan(TimeSpan.Zero);
        (await refused.Content.ReadAsStringAsync()).Should().Contain(words);
        (await client.GetAsync("/verify")).StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Test]
    public async Task A_client_that_reads_too_much_is_stopped_too()
    {
        using var site = new SampleSite(new() { ["Site:RequestsPerMinute"] = "10" }, examine: _ => Reports.With());
        var client = site.CreateClient();

        var statuses = new List<HttpStatusCode>();
        for (var request = 0; request < 11; request++)
        {
            statuses.Add((await client.GetAsync($"/b/{SamplePublication.Award}")).StatusCode);
        }

        statuses.Should().StartWith(Enumerable.Repeat(HttpStatusCode.OK, 10)).And.EndWith(HttpStatusCode.TooManyRequests);
    }
}
