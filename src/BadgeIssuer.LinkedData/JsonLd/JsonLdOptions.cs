using System.Text.Json;

namespace BadgeIssuer.LinkedData.JsonLd;

/// <summary>How a document is processed.</summary>
/// <remarks>Source: JSON-LD 1.1 API, §9.3 JsonLdOptions.</remarks>
public sealed record JsonLdOptions
{
    /// <summary>JSON-LD 1.1 without base IRI, safe, direction as i18n datatype: how credentials are signed.</summary>
    public static JsonLdOptions Credentials { get; } = new()
    {
        Safe = true,
        RdfDirection = RdfDirection.I18nDatatype,
    };

    /// <summary>The IRI against which relative references are resolved, or null: they stay relative.</summary>
    public string? Base { get; init; }

    /// <summary>The address of the document, against which context references are resolved, or null.</summary>
    public string? DocumentUrl { get; init; }

    /// <summary>The edition.</summary>
    public ProcessingMode ProcessingMode { get; init; }

    /// <summary>What becomes of base directions.</summary>
    public RdfDirection RdfDirection { get; init; }

    /// <summary>Whether blank nodes may stand as predicates. Obsolete, and never so for what is signed.</summary>
    public bool ProduceGeneralizedRdf { get; init; }

    /// <summary>
    /// Whether anything that would be lost on the way to RDF is an error: a term that no context defines, an IRI that
    /// stays relative, a value that stands nowhere. Null and empty arrays state nothing in JSON-LD and are not lost.
    /// </summary>
    /// <remarks>Source: VC Data Integrity 1.0, “Securing Data Losslessly”.</remarks>
    public bool Safe { get; init; }

    /// <summary>A context that is applied before the document's own, or null.</summary>
    public JsonElement? ExpandContext { get; init; }
}
