using System.Text.Json;

namespace BadgeIssuer.LinkedData.JsonLd;

/// <content>Steps 13 and 14: the entries of a map.</content>
internal sealed partial class Expander
{
    // 13, 14
    private void ExpandEntries(Frame frame, ActiveContext active, JsonElement element, ExpandedElement result)
    {
        List<JsonProperty>? nests = null;
        foreach (var entry in element.EnumerateObject())
        {
            // 13.1
            if (entry.NameEquals(Keywords.Context))
            {
                continue;
            }

            // 13.2
            var key = entry.Name;
            var property = IriExpander.Expand(active, key);

            if (property is not null && Keywords.Contains(property))
            {
                // 13.4.14
                if (property == Keywords.Nest)
                {
                    (nests ??= []).Add(entry);
                    continue;
                }

                // 13.4
                ExpandKeyword(frame, active, property, key, entry.Value, result);
            }
            else if (property is null || !property.Contains(':', StringComparison.Ordinal))
            {
                // 13.3
                if (options.Safe)
                {
                    throw new JsonLdException(JsonLdErrorCode.UndefinedTerm, _path.ToPointer(key), key);
                }
            }
            else
            {
                CheckProperty(property, key);
                _path.Enter(key);
                ExpandProperty(frame, active, property, key, entry.Value, result);
                _path.Leave();
            }
        }

        // 14
        foreach (var nest in nests ?? [])
        {
            ExpandNest(frame, active, nest, result);
        }
    }

    private void CheckProperty(string property, string key)
    {
        if (options.Safe && !IriReference.IsWellFormed(property))
        {
            throw new JsonLdException(
                IriReference.IsBlankNode(property) ? JsonLdErrorCode.DroppedValue : JsonLdErrorCode.RelativeIri,
                _path.ToPointer(key),
                key);
        }
    }

    // 14
    private void ExpandNest(Frame frame, ActiveContext active, JsonProperty nest, ExpandedElement result)
    {
        _path.Enter(nest.Name);

        // 3 and 8 of correction 1: the term of the nest may have a context of its own.
        if (active.Find(nest.Name) is { LocalContext: not null } definition)
        {
            active = ProcessScoped(active, definition, overrideProtected: true, propagate: true);
        }

        // 14.1, 14.2
        if (nest.Value.ValueKind is JsonValueKind.Array)
        {
            var index = 0;
            foreach (var nested in nest.Value.EnumerateArray())
            {
                _path.Enter(index++);
                ExpandNested(frame, active, nested, result);
                _path.Leave();
            }
        }
        else
        {
            ExpandNested(frame, active, nest.Value, result);
        }

        _path.Leave();
    }

    private void ExpandNested(Frame frame, ActiveContext active, JsonElement nested, ExpandedElement result)
    {
        // 14.2.1
        if (nested.ValueKind is not JsonValueKind.Object
            || nested.EnumerateObject().Any(entry => IriExpander.Expand(active, entry.Name) == Keywords.Value))
        {
            throw Error(JsonLdErrorCode.InvalidNestValue);
        }

        // 14.2.2
        ExpandEntries(frame, active, nested, result);
    }

    // 13.5 to 13.14
    private void ExpandProperty(
        Frame frame, ActiveContext active, string property, string key, JsonElement value, ExpandedElement result)
    {
        // 13.5
        var definition = active.Find(key);
        var isMap = value.ValueKind is JsonValueKind.Object && definition is not null;

        Expansion expansion;
        if (definition?.TypeMapping == Keywords.Json)
        {
            // 13.6
            expansion = Expansion.Of(ExpandedElement.JsonLiteral(value));
        }
        else if (isMap && definition!.Has(TermContainers.Language))
        {
            // 13.7
            expansion = Expansion.Of(ExpandLanguageMap(active, definition, value));
        }
        else if (isMap && definition!.Has(TermContainers.Index | TermContainers.Type | TermContainers.Id))
        {
            // 13.8
            expansion = Expansion.Of(ExpandKeyedMap(frame, active, definition, key, value));
        }
        else
        {
            // 13.9
            expansion = Expand(active, key, value, frame.BaseUrl, fromMap: false);
        }

        // 13.10
        if (expansion.IsNothing)
        {
            return;
        }

        var expanded = Contain(definition, expansion);

        // 13.13
        if (definition is { IsReverse: true })
        {
            foreach (var item in expanded)
            {
                AddReverse(result, property, item);
            }

            return;
        }

        // 13.14
        result.Values(property).AddRange(expanded);
    }

    // 13.11, 13.12
    private List<ExpandedElement> Contain(TermDefinition? definition, Expansion expansion)
    {
        var expanded = expansion.ToArray();
        if (definition is null)
        {
            return expanded;
        }

        // 13.11
        if (definition.Has(TermContainers.List) && expansion.Map is not { IsListObject: true })
        {
            return [new ExpandedElement { List = expanded }];
        }

        // 13.12
        if (definition.Has(TermContainers.Graph) && !definition.Has(TermContainers.Id | TermContainers.Index))
        {
            return expanded.ConvertAll(Graph);
        }

        return expanded;
    }
}
