using System.Text.Json;
using BadgeIssuer.LinkedData.Contexts;
using BadgeIssuer.LinkedData.JsonLd;
using BadgeIssuer.LinkedData.Tests.Support;
using FluentAssertions;
using NUnit.Framework;

namespace BadgeIssuer.LinkedData.Tests.JsonLd;

public sealed class SafeModeTests
{
    private static readonly JsonLdProcessor Processor = new(PublishedContexts.Store);

    /// <summary>A document that says something that RDF would lose, and where.</summary>
    public sealed record Loss(string Name, string Code, string Pointer, JsonElement Document);

    private static IEnumerable<TestCaseData> Losses() =>
        JsonSerializer.Deserialize<JsonElement>(VectorFiles.Read("data-loss.json"))
            .GetProperty("losses")
            .EnumerateArray()
            .Select(loss => new TestCaseData(new Loss(
                loss.GetProperty("name").GetString()!,
                loss.GetProperty("code").GetString()!,
                loss.GetProperty("pointer").GetString()!,
                loss.GetProperty("document"))).SetArgDisplayNames(loss.GetProperty("name").GetString()!));

    [TestCaseSource(nameof(Losses))]
    public void Says_what_would_be_lost_and_where(Loss loss)
    {
        var toRdf = () => Processor.ToRdf(loss.Document, JsonLdOptions.Credentials).Dispose();

        var error = toRdf.Should().Throw<JsonLdException>().Which;
        error.Code.Text().Should().Be(loss.Code);
        error.Pointer.Should().Be(loss.Pointer);
    }

    [TestCaseSource(nameof(Losses))]
    public void Without_it_the_same_is_dropped(Loss loss)
    {
        var toRdf = () => Processor.ToRdf(loss.Document, new JsonLdOptions()).Dispose();

        toRdf.Should().NotThrow();
    }

    [Test]
    public void A_credential_loses_nothing()
    {
        using var document = JsonDocument.Parse(VectorFiles.Read("credential.json"));

        using var dataset = Processor.ToRdf(document.RootElement, JsonLdOptions.Credentials);

        dataset.Count.Should().Be(72);
    }

    [TestCase("""{"@context":"https://example.org/unknown","id":"urn:x"}""", "loading remote context failed", "/@context")]
    [TestCase("""{"@context":"relative","id":"urn:x"}""", "loading document failed", "/@context")]
    [TestCase("""{"@context":["https://www.w3.org/ns/credentials/v2",{"VerifiableCredential":"urn:x"}]}""", "protected term redefinition", "/@context")]
    [TestCase("""{"@context":["https://www.w3.org/ns/credentials/v2",null]}""", "invalid context nullification", "/@context")]
    public void A_context_in_error_is_named(string json, string code, string pointer)
    {
        using var document = JsonDocument.Parse(json);

        var toRdf = () => Processor.ToRdf(document.RootElement, JsonLdOptions.Credentials).Dispose();

        var error = toRdf.Should().Throw<JsonLdException>().Which;
        error.Code.Text().Should().Be(code);
        error.Pointer.Should().Be(pointer);
    }

    [TestCase("""{"@context":"https://www.w3.org/ns/credentials/v2","id":"urn:x","name":"\ud800"}""")]
    [TestCase("""{"@context":"https://www.w3.org/ns/credentials/v2","id":"urn:x","\udc00":"x"}""")]
    [TestCase("""{"@context":{"\ud800":"urn:x"}}""")]
    public void An_unpaired_surrogate_is_no_text(string json)
    {
        using var document = JsonDocument.Parse(json);

        var toRdf = () => Processor.ToRdf(document.RootElement, JsonLdOptions.Credentials).Dispose();

        toRdf.Should().Throw<JsonLdException>().Which.Code.Should().Be(JsonLdErrorCode.LoadingDocumentFailed);
    }
}
