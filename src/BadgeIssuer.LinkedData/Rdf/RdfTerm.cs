namespace BadgeIssuer.LinkedData.Rdf;

/// <summary>A term of RDF: what stands at one place of a quad.</summary>
/// <remarks>Source: RDF 1.1 Concepts §3.</remarks>
/// <param name="Kind">Which of the three it is.</param>
/// <param name="Value">The IRI, the blank node's label without <c>_:</c>, or the literal's lexical form.</param>
/// <param name="Datatype">The literal's datatype IRI; null for IRIs and blank nodes.</param>
/// <param name="Language">The literal's language tag, or null.</param>
public sealed record RdfTerm(RdfTermKind Kind, string Value, string? Datatype = null, string? Language = null)
{
    /// <summary>An IRI.</summary>
    public static RdfTerm Iri(string iri) => new(RdfTermKind.Iri, iri);

    /// <summary>A blank node, by its label without <c>_:</c>.</summary>
    public static RdfTerm BlankNode(string label) => new(RdfTermKind.BlankNode, label);

    /// <summary>A literal with a datatype.</summary>
    public static RdfTerm Literal(string value, string datatype = RdfVocabulary.XsdString) =>
        new(RdfTermKind.Literal, value, datatype);

    /// <summary>A literal with a language.</summary>
    public static RdfTerm LanguageLiteral(string value, string language) =>
        new(RdfTermKind.Literal, value, RdfVocabulary.RdfLangString, language);
}
