using System.Net;
using FluentAssertions;
using NUnit.Framework;

namespace BadgeIssuer.Web.Tests.Published;

public sealed class SkillPageTests
{
    [TestCase("text/html", "text/html", "<h1>機械学習・深層学習</h1>")]
    [TestCase("application/json", "application/json", "\"code\":\"DSS-P:1.2:SKILL:MACHINE-LEARNING\"")]
    [TestCase("*/*", "application/json", "\"achievements\":")]
    public async Task Is_a_page_or_a_document_as_the_client_asks(string accept, string mediaType, string content)
    {
        using var site = new SampleSite();
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/skills/{SamplePublication.Skill}");
        request.Headers.Accept.ParseAdd(accept);

        var response = await site.CreateClient().SendAsync(request);

        response.Content.Headers.ContentType!.MediaType.Should().Be(mediaType);
        response.Headers.Vary.Should().Contain("Accept");
        (await response.Content.ReadAsStringAsync()).Should().Contain(content);
    }

    [TestCase("/skills/none")]
    [TestCase("/skills/..%2Fsite.json")]
    public async Task Of_another_skill_is_not_found(string path)
    {
        using var site = new SampleSite();

        (await site.CreateClient().GetAsync(path)).StatusCode.Should().Be(HttpStatusCode.NotFound);
    }
}
