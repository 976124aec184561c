using System.Text.Json;
using BadgeIssuer.Verification;
using FluentAssertions;
using NUnit.Framework;

namespace BadgeIssuer.Tests.Verification;

public sealed class VerificationReportJsonTests
{
    [Test]
    public async Task Prints_a_good_badge_as_programs_read_it()
    {
        using var issuer = new TestIssuer();

        var root = Print(await issuer.VerifyAsync(issuer.Jwt(), TestIssuer.Email), Language.Japanese);

        root.EnumerateObject().Select(member => member.Name).Should().Equal(
            "input", "verdict", "format", "version", "verifiedAt", "id", "checks", "issuer", "achievement", "recipient",
            "validFrom", "validUntil", "status", "fetched", "warnings");
        root.GetProperty("verdict").GetString().Should().Be("valid");
        root.GetProperty("format").GetString().Should().Be("jws");
        root.GetProperty("version").GetString().Should().Be("3.0");
        root.GetProperty("verifiedAt").GetString().Should().Be("2025-06-01T12:00:00Z");
        root.GetProperty("checks").EnumerateArray().Select(check => check.GetProperty("check").GetString()).Should().Equal(
            "format", "schema", "proof", "refresh", "status", "period", "recipient", "endorsements", "issuer");
        root.GetProperty("checks").EnumerateArray().Select(check => check.GetProperty("outcome").GetString()).Should().Equal(
            "passed", "passed", "passed", "notApplicable", "passed", "passed", "passed", "notApplicable", "passed");
        root.GetProperty("issuer").GetProperty("trust").GetString().Should().Be("trusted");
        root.GetProperty("recipient").GetProperty("matches").GetBoolean().Should().BeTrue();
        root.GetProperty("validFrom").GetString().Should().Be("2025-02-10T00:00:00Z");
        root.GetProperty("validUntil").ValueKind.Should().Be(JsonValueKind.Null);
        root.GetProperty("status").GetString().Should().Be("active");
        root.GetProperty("fetched")[0].GetProperty("url").GetString().Should().Be(TestIssuer.Kid);
        root.GetProperty("fetched")[0].GetProperty("status").GetInt32().Should().Be(200);
    }

    [Test]
    public async Task Prints_what_is_no_badge_with_the_same_members()
    {
        using var issuer = new TestIssuer();

        var root = Print(await issuer.VerifyAsync("nothing"), Language.English);

        root.GetProperty("version").ValueKind.Should().Be(JsonValueKind.Null);
        root.GetProperty("issuer").ValueKind.Should().Be(JsonValueKind.Null);
        root.GetProperty("recipient").GetProperty("matches").ValueKind.Should().Be(JsonValueKind.Null);
        var format = root.GetProperty("checks")[0];
        format.GetProperty("outcome").GetString().Should().Be("failed");
        format.GetProperty("code").GetString().Should().Be("format.unrecognised");
        format.GetProperty("message").GetString().Should().StartWith("This is not in a form");
    }

    [Test]
    public async Task Keeps_the_offset_that_a_day_in_tokyo_has()
    {
        using var issuer = new TestIssuer();

        var root = Print(await issuer.VerifyAsync(issuer.Web[TestIssuer.AssertionId]), Language.English);

        root.GetProperty("validFrom").GetString().Should().Be("2025-01-31T00:00:00+09:00");
        root.GetProperty("version").GetString().Should().Be("2.0");
    }

    private static JsonElement Print(VerificationReport report, Language language)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            VerificationReportJson.Write(writer, report, language);
        }

        return JsonDocument.Parse(stream.ToArray()).RootElement;
    }
}
