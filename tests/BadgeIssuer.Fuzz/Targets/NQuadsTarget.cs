using BadgeIssuer.LinkedData.Canonicalization;
using BadgeIssuer.LinkedData.Contexts;
using BadgeIssuer.LinkedData.JsonLd;
using BadgeIssuer.LinkedData.Rdf;

namespace BadgeIssuer.Fuzz.Targets;

/// <summary>N-Quads: what was read is written so that it is read the same.</summary>
internal sealed class NQuadsTarget : FuzzTarget
{
    public override string Name => "n-quads";

    public override IReadOnlyList<string> Words => NQuads;

    internal static IReadOnlyList<string> NQuads { get; } =
    [
        "<ex:a>", "_:b0", "_:b1 <ex:p> _:b2 .\n", "\"x\"", "\"x\"@ja", "\"1\"^^<http://www.w3.org/2001/XMLSchema#integer>", "\\u0000", "\\U0010FFFF",
        "\\uD800", "\\t\\b\\n\\r\\f\\\"\\'\\\\", " .\n", "# x\n", "\u007F", "\u0085", "\u2028", "_:", "@", "^^", "<", ">",
    ];

    public override IEnumerable<byte[]> Seeds() => Datasets();

    internal static IEnumerable<byte[]> Datasets()
    {
        yield return SeedFiles.Text("<ex:a> <ex:p> \"x\\ty\\u00e9\"@en-GB <ex:g> .\n_:a <ex:p> _:b .\n_:b <ex:p> _:a .\n");
        yield return SeedFiles.Text("_:a <ex:p> _:b .\n_:b <ex:p> _:c .\n_:c <ex:p> _:a .\n_:c <ex:q> \"1\"^^<ex:t> _:a .\n");
        yield return SeedFiles.Text(string.Concat(
            from one in Enumerable.Range(0, 4)
            from other in Enumerable.Range(0, 4)
            where one != other
            select $"_:n{one} <ex:p> _:n{other} .\n"));

        var processor = new JsonLdProcessor(PublishedContexts.Store);
        foreach (var credential in SeedFiles.Credentials())
        {
            using var json = System.Text.Json.JsonDocument.Parse(credential);
            using var dataset = processor.ToRdf(json.RootElement, JsonLdOptions.Credentials);
            yield return Rdfc10.Canonicalize(dataset).NQuads.ToArray();
        }
    }

    public override void Run(ReadOnlyMemory<byte> input)
    {
        if (!NQuadsReader.TryRead(input.Span, out var dataset, out _))
        {
            return;
        }

        using (dataset)
        {
            var text = NQuadsWriter.Write(dataset);
            Require(NQuadsReader.TryRead(text, out var again, out _), "What was written is refused.");
            using (again)
            {
                Require(NQuadsWriter.Write(again!).AsSpan().SequenceEqual(text), "What was written is read otherwise.");
                Require(dataset.Quads().SequenceEqual(again!.Quads()), "What was written is another dataset.");
            }
        }
    }
}
