using BadgeIssuer.LinkedData.Canonicalization;
using BadgeIssuer.LinkedData.Contexts;
using BadgeIssuer.LinkedData.JsonLd;
using BadgeIssuer.LinkedData.Rdf;
using BadgeIssuer.OpenBadges;

namespace BadgeIssuer.Fuzz.Targets;

/// <summary>JSON-LD: expansion, and toRdf by the fast way and by the specification's, which must agree.</summary>
internal sealed class JsonLdTarget : FuzzTarget
{
    private static readonly JsonLdProcessor Processor = new(PublishedContexts.Store);

    private static readonly JsonLdOptions[] Ways =
        [JsonLdOptions.Credentials, new JsonLdOptions(), new JsonLdOptions { Base = "https://example.org/a/b?c#d" }];

    public override string Name => "json-ld";

    public override IReadOnlyList<string> Words { get; } =
    [
        "\"@context\":", "\"@id\":", "\"@type\":", "\"@value\":", "\"@language\":\"ja\",", "\"@direction\":\"rtl\",", "\"@list\":[", "\"@set\":[",
        "\"@graph\":[", "\"@container\":\"@list\",", "\"@container\":[\"@graph\",\"@id\"],", "\"@container\":\"@index\",\"@index\":\"x\",",
        "\"@container\":\"@type\",", "\"@reverse\":{", "\"@included\":[{", "\"@nest\":{", "\"@json\"", "\"@none\"", "\"@vocab\":\"\",",
        "\"@base\":\"../\",", "\"@version\":1.1,", "\"@protected\":true,", "\"@propagate\":false,", "\"@prefix\":true,",
        "\"@import\":\"https://www.w3.org/ns/credentials/v2\",", "null", "{}", "[]", "\"_:b0\"", "\"a:b\"", "\"x\":{\"@id\":\"ex:x\"},",
        "\"https://www.w3.org/ns/credentials/v2\"", "1e400", "0e99999999999", "1.0E3", "\"\\ud800\"",
    ];

    public override IEnumerable<byte[]> Seeds() =>
    [
        .. SeedFiles.Credentials(),
        .. SeedFiles.ReadAll("schemas/contexts", "ob-v3p0-3.0.3.json"),
        SeedFiles.Text("""
            {"@context":{"@vocab":"ex:","l":{"@container":"@list"},"m":{"@container":"@language"},"i":{"@container":"@index","@index":"p"},
            "g":{"@container":["@graph","@id"]},"t":{"@container":"@type"},"n":"@nest","r":{"@reverse":"ex:r"},"j":{"@type":"@json"},
            "d":{"@direction":"rtl","@language":"ar"},"s":{"@id":"ex:s","@context":{"q":"ex:q"}}},
            "@id":"_:a","l":[1,2.5,[true,null]],"m":{"ja":"あ","en":["a","b"]},"i":{"x":{"@id":"ex:1"}},"g":{"ex:g":{"p":1}},
            "t":{"T":{"@id":"ex:t"}},"n":{"p":"x"},"r":{"@id":"ex:r1"},"j":{"b":1,"a":[]},"d":"x","s":{"q":1},
            "@included":[{"@id":"ex:2","p":{"@value":"1","@type":"ex:T"}}]}
            """),
    ];

    public override void Run(ReadOnlyMemory<byte> input)
    {
        if (!StrictJson.TryParse(input, out var json, out _))
        {
            return;
        }

        using (json)
        {
            foreach (var way in Ways)
            {
                var fast = Outcome(() => Processor.ToRdf(json.RootElement, way));
                var specified = Outcome(() => Processor.ToRdfBySpecification(json.RootElement, way));
                Require(fast == specified, $"The fast way says {fast}, the specification {specified}.");
                _ = Outcome(() =>
                {
                    Processor.Expand(json.RootElement, way);
                    return new RdfDataset();
                });
            }
        }
    }

    private static string Outcome(Func<RdfDataset> work)
    {
        try
        {
            using var dataset = work();
            return Convert.ToHexString(HashOf(dataset));
        }
        catch (JsonLdException error)
        {
            return error.Code.ToString();
        }
        catch (WorkLimitExceededException)
        {
            return "work limit";
        }
    }

    private static byte[] HashOf(RdfDataset dataset)
    {
        var hash = new byte[32];
        Rdfc10.Hash(dataset, hash);
        return hash;
    }
}
