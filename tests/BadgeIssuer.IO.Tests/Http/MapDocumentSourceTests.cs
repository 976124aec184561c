using System.Text;
using BadgeIssuer.IO.Http;
using BadgeIssuer.Verification;
using FluentAssertions;
using NUnit.Framework;

namespace BadgeIssuer.IO.Tests.Http;

public sealed class MapDocumentSourceTests
{
    private string _folder = null!;

    [SetUp]
    public void MakeFolder() => _folder = Directory.CreateTempSubdirectory("badges-map-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

    [Test]
    public async Task Answers_every_form()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "one.jwt"), "eyJ");
        var source = Open("""
            {
              "https://a.example/json": {"status":200,"headers":{"Content-Type":"application/did+json; charset=utf-8"},"json":{"b":[1,"あ"]}},
              "http://a.example/text": {"text":"いろは"},
              "https://a.example/base64": {"base64":"AAEC"},
              "https://a.example/file": {"headers":{"content-type":"application/vc+jwt"},"file":"one.jwt"},
              "https://a.example/gone": {"status":410,"json":{"revoked":true}},
              "https://a.example/moved": {"status":302,"headers":{"location":"/json"}},
              "https://a.example/round": {"status":302,"headers":{"location":"/round"}}
            }
            """);

        (await Get(source, "https://a.example/json")).Should().Be((200, "application/did+json", """{"b":[1,"あ"]}"""));
        (await Get(source, "https://a.example/json#fragment")).Should().Be((200, "application/did+json", """{"b":[1,"あ"]}"""));
        (await Get(source, "http://a.example/text")).Should().Be((200, "text/plain", "いろは"));
        (await Get(source, "https://a.example/base64")).Should().Be((200, "", "\0\u0001\u0002"));
        (await Get(source, "https://a.example/file")).Should().Be((200, "application/vc+jwt", "eyJ"));
        (await Get(source, "https://a.example/gone")).Should().Be((410, "application/json", """{"revoked":true}"""));
        (await Get(source, "https://a.example/moved")).Should().Be((200, "application/did+json", """{"b":[1,"あ"]}"""));
        (await Code(source, "https://a.example/round")).Should().Be(FetchProblemCodes.TooManyRedirects);
        (await Code(source, "https://a.example/other")).Should().Be(FetchProblemCodes.NotInMap);
        (await Code(source, "https://A.example/json")).Should().Be(FetchProblemCodes.NotInMap);
    }

    [Test]
    public async Task Says_that_a_named_file_is_missing() =>
        (await Code(Open("""{"https://a.example/x":{"file":"missing.json"}}"""), "https://a.example/x"))
            .Should().Be(FetchProblemCodes.MapFileUnreadable);

    [TestCase("[]", DocumentMapProblemCodes.NotAMap)]
    [TestCase("nonsense", DocumentMapProblemCodes.NotAMap)]
    [TestCase("{\"https://a.example\":1}", DocumentMapProblemCodes.BadEntry)]
    [TestCase("{\"https://a.example\":{\"status\":\"200\"}}", DocumentMapProblemCodes.BadEntry)]
    [TestCase("{\"https://a.example\":{\"status\":99}}", DocumentMapProblemCodes.BadEntry)]
    [TestCase("{\"https://a.example\":{\"text\":1}}", DocumentMapProblemCodes.BadEntry)]
    [TestCase("{\"https://a.example\":{\"base64\":\"*\"}}", DocumentMapProblemCodes.BadEntry)]
    [TestCase("{\"https://a.example\":{\"headers\":[]}}", DocumentMapProblemCodes.BadEntry)]
    [TestCase("{\"https://a.example\":{},\"https://a.example\":{}}", DocumentMapProblemCodes.NotAMap)]
    public void Refuses_what_is_no_map(string json, string code)
    {
        MapDocumentSource.TryOpen(Write(json), OfflineDocumentSource.NotInMap, out _, out var problems).Should().BeFalse();
        problems.Select(problem => problem.Code).Should().Equal(code);
    }

    [Test]
    public void Says_that_the_map_itself_is_missing()
    {
        MapDocumentSource.TryOpen(Path.Combine(_folder, "none.json"), OfflineDocumentSource.NotInMap, out _, out var problems)
            .Should().BeFalse();
        problems.Select(problem => problem.Code).Should().Equal(DocumentMapProblemCodes.Unreadable);
    }

    private static async Task<(int Status, string MediaType, string Body)> Get(MapDocumentSource source, string url)
    {
        var answered = (await source.GetAsync(url, "*/*", CancellationToken.None))
            .Should().BeOfType<DocumentLookup.Answered>().Subject;
        return (answered.Status, answered.MediaType, Encoding.UTF8.GetString(answered.Body.Span));
    }

    private static async Task<string> Code(MapDocumentSource source, string url) =>
        (await source.GetAsync(url, "*/*", CancellationToken.None))
            .Should().BeOfType<DocumentLookup.Unavailable>().Subject.Problem.Code;

    private MapDocumentSource Open(string json)
    {
        MapDocumentSource.TryOpen(Write(json), OfflineDocumentSource.NotInMap, out var source, out var problems).Should().BeTrue();
        problems.Should().BeEmpty();
        return source!;
    }

    private string Write(string json)
    {
        var path = Path.Combine(_folder, "map.json");
        File.WriteAllText(path, json);
        return path;
    }
}
