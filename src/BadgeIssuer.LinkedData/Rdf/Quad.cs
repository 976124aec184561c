namespace BadgeIssuer.LinkedData.Rdf;

/// <summary>A statement.</summary>
/// <param name="Subject">An IRI or blank node.</param>
/// <param name="Predicate">An IRI; in generalised RDF also a blank node.</param>
/// <param name="Object">Any term.</param>
/// <param name="Graph">The graph's name, an IRI or blank node; null for the default graph.</param>
public sealed record Quad(RdfTerm Subject, RdfTerm Predicate, RdfTerm Object, RdfTerm? Graph = null);
