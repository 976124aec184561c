using System.Text;
using BadgeIssuer.LinkedData.Rdf;

namespace BadgeIssuer.LinkedData.JsonLd;

/// <summary>What <see cref="DirectDeserializer"/> has to know of a term, ready to be copied into a quad.</summary>
internal sealed class CompiledTerm
{
    /// <summary>How an entry whose key is the term is read.</summary>
    public enum EntryKind
    {
        /// <summary>By the algorithms of the specification: it is not undertaken here.</summary>
        NotDirect,

        /// <summary>As <c>@id</c>.</summary>
        Id,

        /// <summary>As <c>@type</c>.</summary>
        Type,

        /// <summary>As a property with values.</summary>
        Property,

        /// <summary>As a property with one list.</summary>
        List,
    }

    /// <summary>How a string is read, where the term is a property.</summary>
    public enum StringKind
    {
        /// <summary>As a literal.</summary>
        Literal,

        /// <summary>As an IRI.</summary>
        Iri,

        /// <summary>As a term or an IRI.</summary>
        Vocab,
    }

    private CompiledTerm(TermDefinition definition) => Definition = definition;

    public TermDefinition Definition { get; }

    /// <summary>What the term's scoped context last made of a context, where the term is a property.</summary>
    public KeptContext? AsProperty { get; set; }

    /// <summary>What the term's scoped context last made of a context, where the term is a type.</summary>
    public KeptContext? AsType { get; set; }

    public EntryKind Entry { get; private init; }

    public StringKind Strings { get; private init; }

    /// <summary>The IRI as N-Quads has it, with a space behind it; empty if the term has none that RDF can carry.</summary>
    public byte[] Iri { get; private init; } = [];

    /// <summary>What follows a string's closing quotation mark: datatype or language, and a space.</summary>
    public byte[] StringSuffix { get; private init; } = [];

    /// <summary>The same for true and false.</summary>
    public byte[] BooleanSuffix { get; private init; } = [];

    /// <summary>The datatype that the term gives, or null.</summary>
    public string? Datatype { get; private init; }

    public static CompiledTerm Of(TermDefinition definition, ActiveContext active)
    {
        var iri = definition.Iri;
        if (iri is Keywords.Id or Keywords.Type)
        {
            // @type may have @container: @set, which changes nothing.
            return new CompiledTerm(definition) { Entry = iri is Keywords.Id ? EntryKind.Id : EntryKind.Type };
        }

        if (iri is null || !IriReference.IsWellFormed(iri))
        {
            return new CompiledTerm(definition);
        }

        var isTyped = definition.TypeMapping is not (null or Keywords.Id or Keywords.Vocab or Keywords.None);
        var datatype = isTyped ? definition.TypeMapping : null;
        var language = isTyped ? null : definition.HasLanguage ? definition.Language : active.DefaultLanguage;
        return new CompiledTerm(definition)
        {
            Entry = KindOf(definition, active, datatype, language),
            Strings = definition.TypeMapping switch
            {
                Keywords.Id => StringKind.Iri,
                Keywords.Vocab => StringKind.Vocab,
                _ => StringKind.Literal,
            },
            Iri = Serialize($"<{iri}> "),
            Datatype = datatype,
            StringSuffix = Serialize(
                language is not null ? $"@{language} "
                : datatype is null or RdfVocabulary.XsdString ? " "
                : $"^^<{datatype}> "),
            BooleanSuffix = Serialize($"^^<{datatype ?? RdfVocabulary.XsdBoolean}> "),
        };
    }

    private static EntryKind KindOf(
        TermDefinition definition, ActiveContext active, string? datatype, string? language)
    {
        var isDirect = !definition.IsReverse
            && (datatype is null || IriReference.IsWellFormed(datatype))
            && datatype is not RdfVocabulary.XsdString
            && (language is null || LanguageTag.IsWellFormed(language))
            && (definition.HasDirection ? definition.Direction : active.DefaultDirection) is null;

        return (definition.Containers, isDirect) switch
        {
            (TermContainers.None or TermContainers.Set, true) => EntryKind.Property,
            (TermContainers.List, true) => EntryKind.List,
            _ => EntryKind.NotDirect,
        };
    }

    /// <summary>A derived context, and what it was derived from.</summary>
    public sealed record KeptContext(ActiveContext From, ActiveContext Derived);

    private static byte[] Serialize(string text) => Encoding.UTF8.GetBytes(text);
}
