using System.Text;
using BadgeIssuer.LinkedData.Canonicalization;
using BadgeIssuer.LinkedData.Rdf;
using CsCheck;
using FluentAssertions;
using NUnit.Framework;

namespace BadgeIssuer.LinkedData.Tests.Canonicalization;

/// <summary>Graphs made to keep a canonicalizer busy, and graphs that only look different.</summary>
public sealed class HostileGraphTests
{
    private const string Predicate = "<urn:p>";

    // By its shape: which node points at which.
    private static IEnumerable<TestCaseData> Shapes()
    {
        yield return Shape("clique of 10", 10, (from, to) => from != to);
        yield return Shape("clique of 60", 60, (from, to) => from != to);
        yield return Shape("clique with loops", 30, (_, _) => true);
        yield return Shape("cycle of 3,000", 3_000, (from, to) => to == (from + 1) % 3_000);
        yield return Shape("star of 12 alike", 13, (from, _) => from == 0);
        yield return Shape("star of 2,000 alike", 2_001, (from, to) => from == 0 && to != 0);
        yield return Shape("two halves, all across", 40, (from, to) => from < 20 && to >= 20);
        yield return Shape("ladder", 400, (from, to) => to == from + 2 || (from % 2 == 0 && to == from + 1));
    }

    private static TestCaseData Shape(string name, int count, Func<int, int, bool> points) =>
        new TestCaseData(count, points).SetArgDisplayNames(name);

    [TestCaseSource(nameof(Shapes))]
    public void Ends_at_the_limit_or_before_it(int count, Func<int, int, bool> points)
    {
        using var dataset = new RdfDataset();
        for (var from = 0; from < count; from++)
        {
            for (var to = 0; to < count; to++)
            {
                if (points(from, to))
                {
                    dataset.Add(new Quad(
                        RdfTerm.BlankNode($"n{from}"), RdfTerm.Iri("urn:p"), RdfTerm.BlankNode($"n{to}")));
                }
            }
        }

        var work = new Work(WorkLimit.Default);
        using var lines = new LineBuffer();
        try
        {
            Rdfc10.Issue(dataset, CanonicalizationHash.Sha256, work, lines).Should().OnlyHaveUniqueItems();
        }
        catch (WorkLimitExceededException)
        {
            // Refused, which is right, too.
        }

        work.NDegreeCalls.Should().BeLessThanOrEqualTo(WorkLimit.Default.NDegreeCalls + 1);
        work.Steps.Should().BeLessThanOrEqualTo(WorkLimit.Default.Steps + count);
    }

    [Test]
    public void A_limit_can_be_as_low_as_nothing()
    {
        using var dataset = Read("_:a <urn:p> _:b .\n_:b <urn:p> _:a .\n");

        var canonicalize = () => Rdfc10.Canonicalize(dataset, limit: new WorkLimit(0, 0));

        canonicalize.Should().Throw<WorkLimitExceededException>();
    }

    // Neither the labels of blank nodes nor the order of the quads is part of a dataset. At most one graph has a blank
    // node for its name: with two of them RDFC-1.0 itself can give two outcomes, since Hash Related Blank Node does not
    // say in which graph the quad stands. With a to f for blank nodes and the graph last,
    // (a p b a) (a q b c) (d p e c) (e p d a) is such a dataset, and the npm package rdf-canonize does the same with it.
    [Test]
    public void Labels_and_order_change_nothing() =>
        Gen.Select(Gen.Select(Gen.Int[0, 5], Gen.Int[0, 2], Gen.Int[0, 7], Gen.Int[0, 2]).Array[0, 9], Gen.Int[0, 1_000])
            .Sample((quads, seed) =>
            {
                var relabelled = Shuffled(6, seed);
                var reordered = Shuffled(quads.Length, seed + 1).Select(index => quads[index]);
                var one = Canonical(string.Concat(quads.Select(quad => Line(quad, node => $"_:x{node}"))));
                var other = Canonical(string.Concat(reordered.Select(quad => Line(quad, node => $"_:y{relabelled[node]}"))));
                return one == other;
            }, iter: 5_000);

    [Test]
    public void What_is_canonical_stays_as_it_is() =>
        Gen.Select(Gen.Int[0, 5], Gen.Int[0, 2], Gen.Int[0, 7], Gen.Int[0, 2]).Array[0, 9].Sample(quads =>
        {
            var once = Canonical(string.Concat(quads.Select(quad => Line(quad, node => $"_:x{node}"))));
            return Canonical(once) == once;
        }, iter: 2_000);

    private static string Line((int Subject, int Predicate, int Object, int Graph) quad, Func<int, string> label)
    {
        var @object = quad.Object < 6 ? label(quad.Object) : quad.Object == 6 ? "<urn:o>" : "\"text\"@ja";
        var graph = quad.Graph switch { 0 => "", 1 => "<urn:g> ", _ => label(0) + " " };
        return $"{label(quad.Subject)} {Predicate[..^1]}{quad.Predicate}> {@object} {graph}.\n";
    }

    private static int[] Shuffled(int count, int seed)
    {
        var items = Enumerable.Range(0, count).ToArray();
        var state = (uint)seed;
        for (var i = count - 1; i > 0; i--)
        {
            state = (state * 1_664_525) + 1_013_904_223;
            var j = (int)(state >> 8) % (i + 1);
            (items[i], items[j]) = (items[j], items[i]);
        }

        return items;
    }

    private static string Canonical(string nQuads)
    {
        using var dataset = Read(nQuads);
        return Encoding.UTF8.GetString(Rdfc10.Canonicalize(dataset).NQuads.Span);
    }

    private static RdfDataset Read(string nQuads)
    {
        NQuadsReader.TryRead(Encoding.UTF8.GetBytes(nQuads), out var dataset, out var line).Should().BeTrue($"line {line}");
        return dataset!;
    }
}
