using System.Buffers;
using BadgeIssuer.LinkedData.Rdf;

namespace BadgeIssuer.LinkedData.Canonicalization;

/// <summary>Which quads mention which blank node: the blank node to quads map.</summary>
/// <remarks>Two arrays: the quads of blank node <c>b</c> are <c>_quads[_starts[b].._starts[b + 1]]</c>.</remarks>
internal sealed class BlankNodeQuads : IDisposable
{
    private readonly int[] _starts;
    private readonly int[] _quads;

    public BlankNodeQuads(RdfDataset dataset)
    {
        var count = dataset.BlankCount;
        _starts = ArrayPool<int>.Shared.Rent(count + 2);
        _starts.AsSpan(0, count + 2).Clear();

        foreach (ref readonly var row in dataset.Rows)
        {
            var (subject, @object, graph) = Mentions(row);
            Count(subject);
            Count(@object);
            Count(graph);
        }

        for (var i = 2; i < count + 2; i++)
        {
            _starts[i] += _starts[i - 1];
        }

        _quads = ArrayPool<int>.Shared.Rent(Math.Max(_starts[count + 1], 1));
        var index = 0;
        foreach (ref readonly var row in dataset.Rows)
        {
            var (subject, @object, graph) = Mentions(row);
            Note(subject, index);
            Note(@object, index);
            Note(graph, index);
            index++;
        }
    }

    /// <summary>The quads, by their indices, that mention a blank node, each once.</summary>
    public ReadOnlySpan<int> Of(int blank) => _quads.AsSpan(_starts[blank], _starts[blank + 1] - _starts[blank]);

    public void Dispose()
    {
        ArrayPool<int>.Shared.Return(_starts);
        ArrayPool<int>.Shared.Return(_quads);
    }

    // The blank nodes of a quad, each once: where one stands in two places, the later one is left out.
    private static (int Subject, int Object, int Graph) Mentions(in QuadRow row) => (
        row.SubjectBlank,
        row.ObjectBlank == row.SubjectBlank ? QuadRow.NotBlank : row.ObjectBlank,
        row.GraphBlank == row.SubjectBlank || row.GraphBlank == row.ObjectBlank ? QuadRow.NotBlank : row.GraphBlank);

    private void Count(int blank)
    {
        if (blank != QuadRow.NotBlank)
        {
            _starts[blank + 2]++;
        }
    }

    private void Note(int blank, int quad)
    {
        if (blank != QuadRow.NotBlank)
        {
            _quads[_starts[blank + 1]++] = quad;
        }
    }
}
