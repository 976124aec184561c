using System.Text;
using FluentAssertions;
using NUnit.Framework;

namespace BadgeIssuer.Cli.Tests;

public sealed class CanonicalizeTests
{
    private const string Credential = """
        {
          "@context": ["https://www.w3.org/ns/credentials/v2", "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"],
          "id": "urn:uuid:5f9c2f3e-6c0e-4d34-9d3b-0d6a4c6a8a11",
          "type": ["VerifiableCredential", "OpenBadgeCredential"],
          "name": { "@value": "データ活用 \"基礎\"", "@language": "ja", "@direction": "ltr" },
          "validFrom": "2025-04-01T00:00:00Z",
          "credentialSubject": { "type": "AchievementSubject" }
        }
        """;

    private const string CredentialQuads = """
        <urn:uuid:5f9c2f3e-6c0e-4d34-9d3b-0d6a4c6a8a11> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <https://purl.imsglobal.org/spec/vc/ob/vocab.html#OpenBadgeCredential> .
        <urn:uuid:5f9c2f3e-6c0e-4d34-9d3b-0d6a4c6a8a11> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <https://www.w3.org/2018/credentials#VerifiableCredential> .
        <urn:uuid:5f9c2f3e-6c0e-4d34-9d3b-0d6a4c6a8a11> <https://schema.org/name> "データ活用 \"基礎\""^^<https://www.w3.org/ns/i18n#ja_ltr> .
        <urn:uuid:5f9c2f3e-6c0e-4d34-9d3b-0d6a4c6a8a11> <https://www.w3.org/2018/credentials#credentialSubject> _:c14n0 .
        <urn:uuid:5f9c2f3e-6c0e-4d34-9d3b-0d6a4c6a8a11> <https://www.w3.org/2018/credentials#validFrom> "2025-04-01T00:00:00Z"^^<http://www.w3.org/2001/XMLSchema#dateTime> .
        _:c14n0 <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <https://purl.imsglobal.org/spec/vc/ob/vocab.html#AchievementSubject> .

        """;

    private readonly TemporaryFolder _folder = new();

    [OneTimeTearDown]
    public void Clean_up() => _folder.Dispose();

    [Test]
    public async Task Prints_the_quads_of_a_file_and_nothing_else()
    {
        await WriteAsync("credential.json", Credential);

        var run = await BadgesRun.Of(_folder, "canonicalize", "credential.json");

        run.Should().Be(new BadgesRun(ExitCode.Done, CredentialQuads, ""));
    }

    [Test]
    public async Task Reads_standard_input() =>
        (await CanonicalizeAsync(Credential)).Should().Be(new BadgesRun(ExitCode.Done, CredentialQuads, ""));

    [Test]
    public async Task Answers_several_files_with_a_line_each_and_goes_on_after_a_bad_one()
    {
        await WriteAsync("one.json", Credential);
        await WriteAsync("two.json", """{"@id": "urn:x", "urn:p": [{"@id": "urn:y"}]}""");
        await WriteAsync("bad.json", """{"unknown": 1}""");

        var run = await BadgesRun.Of(_folder, "canonicalize", "--json", "one.json", "bad.json", "two.json");

        run.Code.Should().Be(ExitCode.NotDone);
        run.Json.Select(line => line.GetProperty("input").GetString()).Should().Equal("one.json", "two.json");
        run.Json.Select(line => line.GetProperty("nquads").GetString())
            .Should().Equal(CredentialQuads, "<urn:x> <urn:p> <urn:y> .\n");
        run.Error.Should().StartWith("bad.json");
    }

    [Test]
    public async Task Several_files_without_json_are_wrong_usage()
    {
        await WriteAsync("one.json", Credential);

        var run = await BadgesRun.Of(_folder, "canonicalize", "one.json", "one.json");

        run.Code.Should().Be(ExitCode.Usage);
        run.Output.Should().BeEmpty();
        run.Error.Should().Contain(CliProblemCodes.SeveralNeedJson);
    }

    [TestCase("""{"@id":"urn:x","unknown":"y"}""", "cli.json-ld-error", "/unknown: ", "undefined term")]
    [TestCase("""{"@id":"urn:x","urn:p":[{"urn:q":{"@id":"y"}}]}""", "cli.json-ld-error", "/urn:p/0/urn:q", "relative IRI")]
    [TestCase("""{"@id":7,"urn:p":"y"}""", "cli.json-ld-error", "/@id", "invalid @id value")]
    [TestCase("""{"@context":"https://example.com/c","a":"b"}""", "cli.context-missing", "https://example.com/c", "--documents")]
    [TestCase("""{"@id":"urn:x","@id":"urn:y"}""", "format.json-duplicate-name", "- ", "twice")]
    [TestCase("""{"@id":""", "format.json-malformed", "- ", "JSON")]
    [TestCase("", "format.json-malformed", "- ", "JSON")]
    public async Task Says_what_is_wrong_and_where(string document, string code, string place, string words)
    {
        var run = await CanonicalizeAsync(document);

        run.Code.Should().Be(ExitCode.NotDone);
        run.Output.Should().BeEmpty();
        run.Error.Should().Contain($"[{code}]").And.Contain(place.TrimEnd()).And.Contain(words).And.Contain("→");
    }

    [Test]
    public async Task A_file_that_is_not_there_is_said_to_be_missing()
    {
        var run = await BadgesRun.Of(_folder, "canonicalize", "missing.json");

        run.Code.Should().Be(ExitCode.NotDone);
        run.Error.Should().Contain("missing.json").And.Contain("[input.not-found]");
    }

    [Test]
    public async Task A_poison_graph_ends_at_the_work_limit()
    {
        // Twelve blank nodes, each pointing at every other: none can be told from the rest.
        var nodes = Enumerable.Range(0, 12).Select(one =>
            $$"""{"@id":"_:b{{one}}","urn:p":[{{string.Join(',', Enumerable.Range(0, 12).Where(other => other != one).Select(other => $$"""{"@id":"_:b{{other}}"}"""))}}]}""");

        var run = await CanonicalizeAsync($"[{string.Join(',', nodes)}]");

        run.Code.Should().Be(ExitCode.NotDone);
        run.Error.Should().Contain($"[{CliProblemCodes.CanonicalizationTooCostly}]");
    }

    [Test]
    public async Task A_map_adds_contexts_and_replaces_those_that_are_built_in()
    {
        await WriteAsync("other.json", """{"@context":{"colour":"urn:colour"}}""");
        await WriteAsync("map.json", """
            {
              "https://example.com/colours": {"status": 200, "file": "other.json"},
              "https://www.w3.org/ns/credentials/v2": {"status": 200, "json": {"@context": {"name": "urn:name"}}},
              "https://example.com/moved": {"status": 301, "headers": {"location": "https://example.com/colours"}},
              "https://example.com/gone": {"status": 410, "json": {"@context": {}}},
              "https://example.com/page": {"status": 200, "text": "<html>"}
            }
            """);

        var run = await CanonicalizeAsync(
            """
            {
              "@context": ["https://www.w3.org/ns/credentials/v2", "https://example.com/moved"],
              "@id": "urn:x", "name": "n", "colour": "red"
            }
            """,
            "--documents", "map.json");
        run.Should().Be(new BadgesRun(ExitCode.Done, "<urn:x> <urn:colour> \"red\" .\n<urn:x> <urn:name> \"n\" .\n", ""));

        foreach (var none in new[] { "https://example.com/gone", "https://example.com/page" })
        {
            (await CanonicalizeAsync($$"""{"@context":"{{none}}"}""", "--documents", "map.json"))
                .Error.Should().Contain($"[{CliProblemCodes.ContextMissing}]").And.Contain(none);
        }
    }

    [Test]
    public async Task A_map_that_cannot_be_read_is_an_error()
    {
        var run = await CanonicalizeAsync(Credential, "--documents", "no-map.json");

        run.Code.Should().Be(ExitCode.NotDone);
        run.Error.Should().Contain("--documents");
    }

    private Task WriteAsync(string name, string text) => File.WriteAllTextAsync(_folder.File(name), text);

    private Task<BadgesRun> CanonicalizeAsync(string document, params string[] more) => BadgesRun.Of(
        _folder, new Dictionary<string, string>(), Encoding.UTF8.GetBytes(document), ["canonicalize", "-", "--lang", "en", .. more]);
}
