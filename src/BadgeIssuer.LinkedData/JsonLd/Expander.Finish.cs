using System.Text.Json;

namespace BadgeIssuer.LinkedData.JsonLd;

/// <content>Steps 15 to 20, and what safe mode looks at.</content>
internal sealed partial class Expander
{
    // 15 to 20
    private Expansion Finish(ExpandedElement result, string? activeProperty)
    {
        // 15
        if (result.HasValue)
        {
            return FinishValue(result, activeProperty);
        }

        // 16: a list of types is always an array here.
        // 17
        if (result.Set is not null || result.List is not null)
        {
            // 17.1
            if (result.EntryCount > (result.Index is null ? 1 : 2))
            {
                throw Error(JsonLdErrorCode.InvalidSetOrListObject);
            }

            // 17.2
            if (result.Set is not null)
            {
                return Expansion.Of(result.Set);
            }
        }

        // 18
        var count = result.EntryCount;
        if (result.Language is not null && count == 1)
        {
            return Drop();
        }

        // 19
        if (activeProperty is null or Keywords.Graph
            && (count == 0 || (count == 1 && (result.List is not null || result.HasId))))
        {
            return Drop();
        }

        // 20
        return Expansion.Of(result);
    }

    // 15, and 19 for values
    private Expansion FinishValue(ExpandedElement result, string? activeProperty)
    {
        // 15.1
        var allowed = 1
            + (result.Types is null ? 0 : 1)
            + (result.Language is null ? 0 : 1)
            + (result.Direction is null ? 0 : 1)
            + (result.Index is null ? 0 : 1);
        if (result.EntryCount != allowed
            || (result.Types is not null && (result.Language is not null || result.Direction is not null)))
        {
            throw Error(JsonLdErrorCode.InvalidValueObject);
        }

        // 15.2
        if (!result.IsJsonLiteral)
        {
            // 15.3
            if (result.Text is null && result.Json.ValueKind is JsonValueKind.Null)
            {
                return Drop();
            }

            // 15.4
            if (result.Text is null && result.Language is not null)
            {
                throw Error(JsonLdErrorCode.InvalidLanguageTaggedValue);
            }

            // 15.5
            if (result.Types is not null
                && (result.TypesAreArray || result.Types is not [var type] || !IriReference.IsAbsolute(type)))
            {
                throw Error(JsonLdErrorCode.InvalidTypedValue);
            }
        }

        // 19
        if (activeProperty is null or Keywords.Graph)
        {
            return Drop();
        }

        return Expansion.Of(Checked(result));
    }

    // Nothing, unless nothing may be lost.
    private Expansion Drop() =>
        options.Safe ? throw Error(JsonLdErrorCode.DroppedValue) : Expansion.Nothing;

    // A graph of one item. In RDF a graph is its quads: an item of which nothing is said, or a value, would not be in it.
    private ExpandedElement Graph(ExpandedElement item) =>
        options.Safe && (!item.IsNodeObject || item.EntryCount == (item.HasId ? 1 : 0))
            ? throw Error(JsonLdErrorCode.DroppedValue)
            : new ExpandedElement { Graph = [item] };

    // In safe mode, what RDF cannot carry is found here, where its place is still known.
    private ExpandedElement Checked(ExpandedElement element)
    {
        if (options.Safe)
        {
            if (element.HasId)
            {
                CheckReference(element.Id, null);
            }

            if (element.Index is not null
                || (element.Direction is not null && options.RdfDirection is RdfDirection.None))
            {
                throw Error(JsonLdErrorCode.DroppedValue);
            }
        }

        return element;
    }

    private void CheckReference(string? iri, string? key)
    {
        if (options.Safe && (iri is null || !(IriReference.IsWellFormed(iri) || IriReference.IsBlankNode(iri))))
        {
            throw new JsonLdException(JsonLdErrorCode.RelativeIri, _path.ToPointer(key));
        }
    }
}
