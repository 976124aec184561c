using System.Text;
using System.Text.Json;
using BadgeIssuer.LinkedData.Canonicalization;
using BadgeIssuer.LinkedData.Rdf;

namespace BadgeIssuer.LinkedData.JsonLd;

/// <content>§8.2.2 and §8.3.2: what stands at the place of an object.</content>
internal sealed partial class RdfDeserializer
{
    // §8.2.2 Object to RDF Conversion. Null: nothing that RDF could say.
    private RdfObject? Convert(ExpandedElement value)
    {
        // 1, 2
        if (value.HasId)
        {
            if (value.Id is { } id && IsWellFormed(id))
            {
                return RdfObject.Reference(id);
            }

            Drop(JsonLdErrorCode.RelativeIri);
            return null;
        }

        // 3
        return value.List is { } items ? ConvertList(items) : ConvertValue(value);
    }

    // §8.2.2 from step 4
    private RdfObject? ConvertValue(ExpandedElement value)
    {
        // 5
        var datatype = value.Types is [var type] ? type : null;
        if (datatype is not null and not Keywords.Json && !IriReference.IsWellFormed(datatype))
        {
            Drop(JsonLdErrorCode.RelativeIri);
            return null;
        }

        // 6
        if (value.Language is not null && !LanguageTag.IsWellFormed(value.Language))
        {
            Drop(JsonLdErrorCode.DroppedValue);
            return null;
        }

        string lexical;
        switch (value.Json.ValueKind)
        {
            // 7
            case var _ when datatype == Keywords.Json:
                return RdfObject.Literal(JsonLiteral(value.Json), RdfVocabulary.RdfJson, null);

            // 8
            case JsonValueKind.True or JsonValueKind.False:
                lexical = value.Json.ValueKind is JsonValueKind.True ? "true" : "false";
                datatype ??= RdfVocabulary.XsdBoolean;
                break;

            // 9 to 11
            case JsonValueKind.Number:
                (lexical, datatype) = ConvertNumber(value.Json, datatype);
                break;

            // 12
            default:
                lexical = value.Text ?? "";
                break;
        }

        // 13
        if (value.Direction is not null)
        {
            switch (options.RdfDirection)
            {
                case RdfDirection.I18nDatatype:
                    return RdfObject.Literal(
                        lexical, $"{RdfVocabulary.I18n}{value.Language}_{value.Direction}", null);

                case RdfDirection.CompoundLiteral:
                    return ConvertCompound(lexical, value);

                default:
                    Drop(JsonLdErrorCode.DroppedValue);
                    break;
            }
        }

        // 12.2, 14
        return RdfObject.Literal(lexical, datatype, value.Language);
    }

    // 9 to 11
    private static (string Lexical, string Datatype) ConvertNumber(JsonElement json, string? datatype)
    {
        if (!json.TryGetDouble(out var number) || !double.IsFinite(number))
        {
            throw new JsonLdException(JsonLdErrorCode.InvalidValueObjectValue);
        }

        return XsdNumber.IsInteger(number) && datatype != RdfVocabulary.XsdDouble
            ? (XsdNumber.FormatInteger(number), datatype ?? RdfVocabulary.XsdInteger)
            : (XsdNumber.FormatDouble(number), datatype ?? RdfVocabulary.XsdDouble);
    }

    private static string JsonLiteral(JsonElement json) =>
        JsonCanonicalizer.TryCanonicalize(json, out var utf8)
            ? Encoding.UTF8.GetString(utf8)
            : throw new JsonLdException(JsonLdErrorCode.InvalidJsonLiteral);

    // 13.2
    private RdfObject ConvertCompound(string lexical, ExpandedElement value)
    {
        var literal = dataset.FreshBlankNode();
        Add(literal, RdfVocabulary.RdfValue, RdfObject.Literal(lexical, null, null));
        if (value.Language is not null)
        {
            Add(literal, RdfVocabulary.RdfLanguage, RdfObject.Literal(value.Language, null, null));
        }

        Add(literal, RdfVocabulary.RdfDirection, RdfObject.Literal(value.Direction!, null, null));
        return RdfObject.Blank(literal);
    }

    // §8.3.2 List Conversion
    private RdfObject ConvertList(List<ExpandedElement> items)
    {
        Nesting.Enter();

        // 1
        if (items.Count == 0)
        {
            return RdfObject.Reference(RdfVocabulary.RdfNil);
        }

        // 2
        var cells = new int[items.Count];
        for (var i = 0; i < cells.Length; i++)
        {
            cells[i] = dataset.FreshBlankNode();
        }

        // 3
        for (var i = 0; i < cells.Length; i++)
        {
            if (Convert(items[i]) is { } first)
            {
                Add(cells[i], RdfVocabulary.RdfFirst, first);
            }

            var rest = i + 1 < cells.Length ? RdfObject.Blank(cells[i + 1]) : RdfObject.Reference(RdfVocabulary.RdfNil);
            Add(cells[i], RdfVocabulary.RdfRest, rest);
        }

        // 4
        return RdfObject.Blank(cells[0]);
    }

    /// <summary>What stands at the place of an object: a name, a blank node without one, or a literal.</summary>
    private readonly record struct RdfObject(
        string? Iri, int BlankNode, string? Lexical, string? Datatype, string? Language)
    {
        public static RdfObject Reference(string name) => new(name, 0, null, null, null);

        public static RdfObject Blank(int blank) => new(null, blank, null, null, null);

        public static RdfObject Literal(string lexical, string? datatype, string? language) =>
            new(null, 0, lexical, datatype, language);
    }
}
