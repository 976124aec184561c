using System.Globalization;

namespace BadgeIssuer.LinkedData.Canonicalization;

/// <summary>Issues identifiers to blank nodes, in order: <c>c14n0</c>, <c>c14n1</c> …</summary>
/// <remarks>Source: RDF Dataset Canonicalization §4.5 Issue Identifier.</remarks>
internal sealed class IdentifierIssuer
{
    private readonly string _prefix;
    private readonly List<int> _order;
    private readonly Dictionary<int, int> _numbers;

    public IdentifierIssuer(string prefix)
    {
        _prefix = prefix;
        _order = [];
        _numbers = [];
    }

    private IdentifierIssuer(IdentifierIssuer other)
    {
        _prefix = other._prefix;
        _order = [.. other._order];
        _numbers = new Dictionary<int, int>(other._numbers);
    }

    /// <summary>The blank nodes that have an identifier, in the order in which they got it.</summary>
    public IReadOnlyList<int> Order => _order;

    public IdentifierIssuer Copy() => new(this);

    public bool Has(int blank) => _numbers.ContainsKey(blank);

    /// <summary>The number of the node's identifier, which it gets now if it has none.</summary>
    public int Issue(int blank)
    {
        if (!_numbers.TryGetValue(blank, out var number))
        {
            _numbers[blank] = number = _order.Count;
            _order.Add(blank);
        }

        return number;
    }

    /// <summary>The node's identifier, without <c>_:</c>, which it gets now if it has none.</summary>
    public string Identifier(int blank) => _prefix + Issue(blank).ToString(CultureInfo.InvariantCulture);
}
