namespace BadgeIssuer.LinkedData.Rdf;

/// <summary>
/// A quad as a range of its dataset's text: one line of canonical N-Quads in which blank nodes are left out. Their
/// labels belong at <see cref="Start"/>, <see cref="Predicate"/>, <see cref="Object"/> and <see cref="Graph"/>, so that a
/// line is made by splicing them in, and a quad without blank nodes is its line already.
/// </summary>
internal struct QuadRow
{
    /// <summary>For <see cref="SubjectBlank"/> and its like: no blank node stands there.</summary>
    public const int NotBlank = -1;

    public int Start;
    public int Predicate;
    public int Object;
    public int Graph;
    public int End;
    public int SubjectBlank;
    public int PredicateBlank;
    public int ObjectBlank;
    public int GraphBlank;

    public readonly bool HasBlank => (SubjectBlank & ObjectBlank & GraphBlank & PredicateBlank) != NotBlank;
}
