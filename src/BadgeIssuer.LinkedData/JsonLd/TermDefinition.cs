using System.Text.Json;
using BadgeIssuer.LinkedData.Canonicalization;

namespace BadgeIssuer.LinkedData.JsonLd;

/// <summary>What a context says of one term. Immutable once <see cref="TermCreator"/> has made it.</summary>
/// <remarks>Source: JSON-LD 1.1 API §4.1, the parts of a term definition.</remarks>
internal sealed class TermDefinition
{
    /// <summary>IRI, blank node identifier or keyword; null where the term is defined to mean nothing.</summary>
    public string? Iri { get; set; }

    /// <summary>Whether the term may stand before the colon of a compact IRI.</summary>
    public bool IsPrefix { get; set; }

    public bool IsProtected { get; set; }

    public bool IsReverse { get; set; }

    /// <summary><c>@id</c>, <c>@vocab</c>, <c>@json</c>, <c>@none</c> or a datatype's IRI; null where there is none.</summary>
    public string? TypeMapping { get; set; }

    /// <summary>Whether the term says something of its language, be it that it has none.</summary>
    public bool HasLanguage { get; set; }

    public string? Language { get; set; }

    /// <summary>Whether the term says something of its direction, be it that it has none.</summary>
    public bool HasDirection { get; set; }

    public string? Direction { get; set; }

    public TermContainers Containers { get; set; }

    public string? IndexMapping { get; set; }

    public string? NestValue { get; set; }

    /// <summary>The scoped context as it was written, or null.</summary>
    public JsonElement? LocalContext { get; set; }

    /// <summary>The address of the document that the scoped context stands in.</summary>
    public string? BaseUrl { get; set; }

    public bool Has(TermContainers container) => (Containers & container) != 0;

    /// <summary>Whether both say the same, apart from being protected: step 27.1 of Create Term Definition.</summary>
    public bool SaysTheSameAs(TermDefinition other) =>
        Iri == other.Iri
        && IsPrefix == other.IsPrefix
        && IsReverse == other.IsReverse
        && TypeMapping == other.TypeMapping
        && HasLanguage == other.HasLanguage
        && Language == other.Language
        && HasDirection == other.HasDirection
        && Direction == other.Direction
        && Containers == other.Containers
        && IndexMapping == other.IndexMapping
        && NestValue == other.NestValue
        && (LocalContext, other.LocalContext) switch
        {
            (null, null) => true,
            ({ } mine, { } its) => JsonCanonicalizer.AreSame(mine, its),
            _ => false,
        };
}
