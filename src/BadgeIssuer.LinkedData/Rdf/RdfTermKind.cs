namespace BadgeIssuer.LinkedData.Rdf;

/// <summary>What a term of RDF is.</summary>
public enum RdfTermKind
{
    /// <summary>An IRI.</summary>
    Iri,

    /// <summary>A node without a name of its own.</summary>
    BlankNode,

    /// <summary>A value.</summary>
    Literal,
}
