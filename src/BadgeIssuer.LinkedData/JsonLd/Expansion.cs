namespace BadgeIssuer.LinkedData.JsonLd;

/// <summary>What expanding one element gave: nothing, a map, or an array of maps.</summary>
internal readonly struct Expansion
{
    private readonly ExpandedElement? _one;
    private readonly List<ExpandedElement>? _many;

    private Expansion(ExpandedElement? one, List<ExpandedElement>? many) => (_one, _many) = (one, many);

    public static Expansion Nothing => default;

    public bool IsNothing => _one is null && _many is null;

    public bool IsArray => _many is not null;

    /// <summary>The map, if it is one.</summary>
    public ExpandedElement? Map => _one;

    public static Expansion Of(ExpandedElement one) => new(one, null);

    public static Expansion Of(List<ExpandedElement> many) => new(null, many);

    /// <summary>The maps, as an array: empty for nothing.</summary>
    public List<ExpandedElement> ToArray() => _many ?? (_one is null ? [] : [_one]);
}
