using System.Buffers;

namespace BadgeIssuer.LinkedData.Rdf;

/// <summary>A set of quads.</summary>
/// <remarks>
/// Kept as the text of canonical N-Quads in one pooled buffer, since almost all that is ever done with it is to hash it.
/// Adding a quad that is there already changes nothing. Dispose it to return the buffers. Not thread-safe.
/// </remarks>
public sealed partial class RdfDataset : IDisposable
{
    // Most blank nodes have no label, and most datasets none that has.
    private Dictionary<string, int>? _blankByLabel;
    private Dictionary<int, string>? _labels;
    private byte[] _text = ArrayPool<byte>.Shared.Rent(16_384);
    private QuadRow[] _rows = ArrayPool<QuadRow>.Shared.Rent(128);
    private int[] _buckets = RentBuckets(256);
    private int _bucketMask = 255;
    private int _length;

    /// <summary>How many quads there are.</summary>
    public int Count { get; private set; }

    /// <summary>How many blank nodes there are.</summary>
    internal int BlankCount { get; private set; }

    internal ReadOnlySpan<byte> Text => _text.AsSpan(0, _length);

    internal ReadOnlySpan<QuadRow> Rows => _rows.AsSpan(0, Count);

    /// <summary>The quads, in the order in which they were added.</summary>
    public IEnumerable<Quad> Quads()
    {
        for (var i = 0; i < Count; i++)
        {
            yield return QuadDecoder.Decode(this, i);
        }
    }

    /// <summary>Adds a quad.</summary>
    /// <exception cref="ArgumentException">A term stands where its kind may not.</exception>
    public void Add(Quad quad)
    {
        ArgumentNullException.ThrowIfNull(quad);
        if (quad.Subject.Kind is RdfTermKind.Literal
            || quad.Predicate.Kind is RdfTermKind.Literal
            || quad.Graph?.Kind is RdfTermKind.Literal)
        {
            throw new ArgumentException("Only an object may be a literal.", nameof(quad));
        }

        Begin();
        AddTerm(quad.Subject);
        AddTerm(quad.Predicate);
        AddTerm(quad.Object);
        if (quad.Graph is not null)
        {
            AddTerm(quad.Graph);
        }

        Commit();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_text.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(_text);
            ArrayPool<QuadRow>.Shared.Return(_rows);
            ArrayPool<int>.Shared.Return(_buckets);
            (_text, _rows, _buckets) = ([], [], []);
        }
    }

    /// <summary>A blank node by its label, the same one for the same label.</summary>
    internal int BlankNode(string label)
    {
        _blankByLabel ??= new Dictionary<string, int>(StringComparer.Ordinal);
        if (!_blankByLabel.TryGetValue(label, out var blank))
        {
            blank = FreshBlankNode();
            Name(blank, label);
        }

        return blank;
    }

    /// <summary>A blank node that no label names.</summary>
    internal int FreshBlankNode() => BlankCount++;

    /// <summary>The label of a blank node; one is made up for those without.</summary>
    internal string Label(int blank)
    {
        if (_labels?.TryGetValue(blank, out var label) is true)
        {
            return label;
        }

        // A label that looks like this may have been read, so the number grows until it is free.
        var number = blank;
        while (_blankByLabel?.ContainsKey($"b{number}") is true)
        {
            number += BlankCount;
        }

        Name(blank, $"b{number}");
        return $"b{number}";
    }

    private void Name(int blank, string label)
    {
        (_blankByLabel ??= new Dictionary<string, int>(StringComparer.Ordinal)).Add(label, blank);
        (_labels ??= []).Add(blank, label);
    }

    private void AddTerm(RdfTerm term)
    {
        switch (term.Kind)
        {
            case RdfTermKind.Iri:
                AddIri(term.Value);
                break;
            case RdfTermKind.BlankNode:
                AddBlank(BlankNode(term.Value));
                break;
            default:
                AddLiteral(term.Value, term.Datatype, term.Language);
                break;
        }
    }

    private static int[] RentBuckets(int size)
    {
        var buckets = ArrayPool<int>.Shared.Rent(size);
        buckets.AsSpan(0, size).Fill(-1);
        return buckets;
    }
}
