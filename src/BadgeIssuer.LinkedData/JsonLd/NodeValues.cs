using System.Text.Json;
using BadgeIssuer.LinkedData.Canonicalization;

namespace BadgeIssuer.LinkedData.JsonLd;

/// <summary>The values of one property of a node, in order: references, values and lists.</summary>
internal sealed class NodeValues
{
    // Beyond a few, looking at each would take the square of their number.
    private const int Few = 8;

    private readonly List<ExpandedElement> _values = [];
    private HashSet<ExpandedElement>? _known;

    public IReadOnlyList<ExpandedElement> All => _values;

    public void Append(ExpandedElement value) => _values.Add(value);

    /// <summary>Adds a reference or value, unless an equal one is there.</summary>
    public void AddOnce(ExpandedElement value)
    {
        if (_known is null && _values.Count >= Few)
        {
            _known = new HashSet<ExpandedElement>(_values, SameValue.Instance);
        }

        if (_known?.Add(value) ?? !_values.Exists(other => SameValue.Instance.Equals(other, value)))
        {
            _values.Add(value);
        }
    }

    /// <summary>Equality of references and value objects. Lists are never equal: they are appended.</summary>
    private sealed class SameValue : IEqualityComparer<ExpandedElement>
    {
        public static SameValue Instance { get; } = new();

        public bool Equals(ExpandedElement? x, ExpandedElement? y) =>
            ReferenceEquals(x, y)
            || (x is not null
                && y is not null
                && x.List is null
                && y.List is null
                && x.HasId == y.HasId
                && x.Id == y.Id
                && x.Text == y.Text
                && x.Language == y.Language
                && x.Direction == y.Direction
                && x.Index == y.Index
                && (x.Types ?? []).SequenceEqual(y.Types ?? [])
                && x.Json.ValueKind == y.Json.ValueKind
                && (x.Json.ValueKind is JsonValueKind.Undefined || JsonCanonicalizer.AreSame(x.Json, y.Json)));

        public int GetHashCode(ExpandedElement value) =>
            HashCode.Combine(
                value.Id,
                value.Text,
                value.Language,
                value.Json.ValueKind is JsonValueKind.Number ? value.Json.GetDouble() : 0,
                value.Json.ValueKind);
    }
}
