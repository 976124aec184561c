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

        var mentions = 0;
        foreach (ref readonly var row in dataset.Rows)
        {
            mentions += Visit(row, _starts, static (starts, blank) => starts[blank + 2]++);
        }

        for (var i = 2; i < count + 2; i++)
        {
            _starts[i] += _starts[i - 1];
        }

        _quads = ArrayPool<int>.Shared.Rent(Math.Max(mentions, 1));
        var index = 0;
        foreach (ref readonly var row in dataset.Rows)
        {
            Visit(row, (_starts, _quads, index++), static (state, blank) =>
                state._quads[state._starts[blank + 1]++] = state.Item3);
        }
    }

    /// <summary>The quads, by their indices, that mention a blank node, each once.</summary>
    public ReadOnlySpan<int> Of(int blank) => _quads.AsSpan(_starts[blank], _starts[blank + 1] - _starts[blank]);

    public void Dispose()
    {
        ArrayPool<int>.Shared.Return(_starts);
        ArrayPool<int>.Shared.Return(_quads);
    }

    // Calls the action for every blank node of a quad, once each, and says how many there were.
    private static int Visit<T>(in QuadRow row, T state, Action<T, int> action)
    {
        var visited = 0;
        if (row.SubjectBlank >= 0)
        {
            action(state, row.SubjectBlank);
            visited++;
        }

        if (row.ObjectBlank >= 0 && row.ObjectBlank != row.SubjectBlank)
        {
            action(state, row.ObjectBlank);
            visited++;
        }

        if (row.GraphBlank >= 0 && row.GraphBlank != row.SubjectBlank && row.GraphBlank != row.ObjectBlank)
        {
            action(state, row.GraphBlank);
            visited++;
        }

        return visited;
    }
}
