namespace BadgeIssuer.LinkedData.JsonLd;

/// <summary>What was wrong with a JSON-LD document or context.</summary>
/// <remarks>
/// Source: JSON-LD 1.1 Processing Algorithms and API, §9.6 JsonLdErrorCode: <see cref="JsonLdErrorCodes.Text"/> gives the
/// codes as they are spelt there. The last three are this room's own. They are what VC Data Integrity 1.0, “Securing Data
/// Losslessly”, calls DATA_LOSS_DETECTION_ERROR, and only safe mode raises them.
/// </remarks>
public enum JsonLdErrorCode
{
    /// <summary>Two entries of one object expand to the same keyword.</summary>
    CollidingKeywords,

    /// <summary>One node carries two different <c>@index</c> values.</summary>
    ConflictingIndexes,

    /// <summary>Contexts name each other more deeply than this processor follows.</summary>
    ContextOverflow,

    /// <summary>A term is defined through itself.</summary>
    CyclicIriMapping,

    /// <summary><c>@id</c> is not a string.</summary>
    InvalidIdValue,

    /// <summary><c>@import</c> is not a string.</summary>
    InvalidImportValue,

    /// <summary><c>@included</c> holds something other than node objects.</summary>
    InvalidIncludedValue,

    /// <summary><c>@index</c> is not a string.</summary>
    InvalidIndexValue,

    /// <summary><c>@nest</c> holds something other than an object of properties.</summary>
    InvalidNestValue,

    /// <summary><c>@prefix</c> is not a boolean.</summary>
    InvalidPrefixValue,

    /// <summary><c>@propagate</c> is not a boolean.</summary>
    InvalidPropagateValue,

    /// <summary><c>@protected</c> is not a boolean.</summary>
    InvalidProtectedValue,

    /// <summary><c>@reverse</c> is not an object.</summary>
    InvalidReverseValue,

    /// <summary><c>@version</c> is not the number 1.1.</summary>
    InvalidVersionValue,

    /// <summary>A direction is neither <c>ltr</c> nor <c>rtl</c>.</summary>
    InvalidBaseDirection,

    /// <summary><c>@base</c> is neither an IRI nor null, or is relative to nothing.</summary>
    InvalidBaseIri,

    /// <summary><c>@container</c> is not one of the combinations that exist.</summary>
    InvalidContainerMapping,

    /// <summary>A context has an entry that it may not have.</summary>
    InvalidContextEntry,

    /// <summary>A null context would drop protected terms.</summary>
    InvalidContextNullification,

    /// <summary><c>@language</c> of a context is neither a string nor null.</summary>
    InvalidDefaultLanguage,

    /// <summary>A term maps to something that is not an IRI, a blank node identifier or a keyword.</summary>
    InvalidIriMapping,

    /// <summary>A JSON literal is not JSON.</summary>
    InvalidJsonLiteral,

    /// <summary>A term is an alias of <c>@context</c>.</summary>
    InvalidKeywordAlias,

    /// <summary>A language map holds something other than strings.</summary>
    InvalidLanguageMapValue,

    /// <summary><c>@language</c> of a term is neither a string nor null.</summary>
    InvalidLanguageMapping,

    /// <summary><c>@language</c> of a value is not a string.</summary>
    InvalidLanguageTaggedString,

    /// <summary>A value with a language is not a string.</summary>
    InvalidLanguageTaggedValue,

    /// <summary>A context is neither a string, an object nor null.</summary>
    InvalidLocalContext,

    /// <summary>A context document has no usable <c>@context</c>.</summary>
    InvalidRemoteContext,

    /// <summary>A reverse term has entries that it may not have.</summary>
    InvalidReverseProperty,

    /// <summary>A keyword stands where only reverse properties may.</summary>
    InvalidReversePropertyMap,

    /// <summary>A reverse property has a value or a list, not nodes.</summary>
    InvalidReversePropertyValue,

    /// <summary>The context of a term is itself in error.</summary>
    InvalidScopedContext,

    /// <summary>A set or list object has entries that it may not have.</summary>
    InvalidSetOrListObject,

    /// <summary>A term definition is not one.</summary>
    InvalidTermDefinition,

    /// <summary><c>@type</c> of a term is not an IRI or a keyword that may stand there.</summary>
    InvalidTypeMapping,

    /// <summary><c>@type</c> is neither a string nor an array of strings.</summary>
    InvalidTypeValue,

    /// <summary>The type of a value is not an IRI.</summary>
    InvalidTypedValue,

    /// <summary>A value object has entries that it may not have.</summary>
    InvalidValueObject,

    /// <summary><c>@value</c> is neither a scalar nor null, or is a number that cannot be one.</summary>
    InvalidValueObjectValue,

    /// <summary><c>@vocab</c> is not an IRI, a blank node identifier or null.</summary>
    InvalidVocabMapping,

    /// <summary>A context redefines a keyword.</summary>
    KeywordRedefinition,

    /// <summary>The document is not JSON that this processor accepts.</summary>
    LoadingDocumentFailed,

    /// <summary>The store has no context by this IRI.</summary>
    LoadingRemoteContextFailed,

    /// <summary>A context for JSON-LD 1.1 is used in mode 1.0.</summary>
    ProcessingModeConflict,

    /// <summary>A context redefines a protected term.</summary>
    ProtectedTermRedefinition,

    /// <summary>Safe mode: no context defines this property, so it would be dropped.</summary>
    UndefinedTerm,

    /// <summary>Safe mode: an <c>@id</c>, <c>@type</c>, <c>@vocab</c> or graph name is still relative, or is not well-formed, so it would be dropped.</summary>
    RelativeIri,

    /// <summary>Safe mode: a value that stands nowhere, or that RDF cannot carry, would be dropped.</summary>
    DroppedValue,
}
