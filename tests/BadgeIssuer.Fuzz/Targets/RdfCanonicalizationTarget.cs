using System.Security.Cryptography;
using BadgeIssuer.LinkedData.Canonicalization;
using BadgeIssuer.LinkedData.Rdf;

namespace BadgeIssuer.Fuzz.Targets;

/// <summary>RDFC-1.0: a canonical form is its own, and so is that of the same quads in another order.</summary>
internal sealed class RdfCanonicalizationTarget : FuzzTarget
{
    public override string Name => "rdfc";

    public override IReadOnlyList<string> Words => NQuadsTarget.NQuads;

    public override IEnumerable<byte[]> Seeds() => NQuadsTarget.Datasets();

    public override void Run(ReadOnlyMemory<byte> input)
    {
        if (!NQuadsReader.TryRead(input.Span, out var dataset, out _))
        {
            return;
        }

        try
        {
            using (dataset)
            {
                var canonical = Rdfc10.Canonicalize(dataset).NQuads;
                var hash = new byte[SHA256.HashSizeInBytes];
                Rdfc10.Hash(dataset, hash);
                Require(SHA256.HashData(canonical.Span).AsSpan().SequenceEqual(hash), "The hash is another text's.");

                using var reversed = new RdfDataset();
                foreach (var quad in dataset.Quads().Reverse())
                {
                    reversed.Add(quad);
                }

                Require(Rdfc10.Canonicalize(reversed).NQuads.Span.SequenceEqual(canonical.Span), "The order of quads counts.");

                Require(NQuadsReader.TryRead(canonical.Span, out var again, out _), "The canonical form is refused.");
                using (again)
                {
                    Require(Rdfc10.Canonicalize(again!).NQuads.Span.SequenceEqual(canonical.Span), "The canonical form has another.");
                }
            }
        }
        catch (WorkLimitExceededException)
        {
            // declared
        }
    }
}
