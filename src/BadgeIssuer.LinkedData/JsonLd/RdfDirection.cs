namespace BadgeIssuer.LinkedData.JsonLd;

/// <summary>How a value's base direction is carried into RDF, which has no place for it.</summary>
public enum RdfDirection
{
    /// <summary>Not at all. Safe mode refuses a value that has a direction.</summary>
    None,

    /// <summary>As a datatype of <c>https://www.w3.org/ns/i18n#</c>; what Verifiable Credentials sign.</summary>
    I18nDatatype,

    /// <summary>As a blank node with <c>rdf:value</c>, <c>rdf:language</c> and <c>rdf:direction</c>.</summary>
    CompoundLiteral,
}
