using System.Text.Json;

namespace BadgeIssuer.LinkedData.JsonLd;

/// <content>Steps 13.7 and 13.8: values that are kept in maps.</content>
internal sealed partial class Expander
{
    // 13.7
    private List<ExpandedElement> ExpandLanguageMap(ActiveContext active, TermDefinition definition, JsonElement map)
    {
        // 13.7.2, 13.7.3
        var direction = definition.HasDirection ? definition.Direction : active.DefaultDirection;
        var result = new List<ExpandedElement>();

        // 13.7.4
        foreach (var entry in map.EnumerateObject())
        {
            _path.Enter(entry.Name);
            var isNone = IriExpander.Expand(active, entry.Name) == Keywords.None;
            var language = isNone ? null : entry.Name.ToLowerInvariant();
            if (entry.Value.ValueKind is JsonValueKind.Array)
            {
                foreach (var item in entry.Value.EnumerateArray())
                {
                    AddLanguageValue(result, item, language, direction);
                }
            }
            else
            {
                AddLanguageValue(result, entry.Value, language, direction);
            }

            _path.Leave();
        }

        return result;
    }

    // 13.7.4.2
    private void AddLanguageValue(
        List<ExpandedElement> result, JsonElement item, string? language, string? direction)
    {
        switch (item.ValueKind)
        {
            case JsonValueKind.Null:
                return;

            case JsonValueKind.String:
                var value = ExpandedElement.Value(item.GetString()!);
                value.Language = language;
                value.Direction = direction;
                result.Add(Checked(value));
                return;

            default:
                throw Error(JsonLdErrorCode.InvalidLanguageMapValue);
        }
    }

    // 13.8
    private List<ExpandedElement> ExpandKeyedMap(
        Frame frame, ActiveContext active, TermDefinition definition, string key, JsonElement map)
    {
        var result = new List<ExpandedElement>();
        foreach (var entry in map.EnumerateObject())
        {
            // 13.8.3.1 to 13.8.3.3
            var mapContext = active;
            if (definition.Has(TermContainers.Id | TermContainers.Type))
            {
                mapContext = active.Previous ?? active;
                if (definition.Has(TermContainers.Type)
                    && mapContext.Find(entry.Name) is { LocalContext: not null } type)
                {
                    mapContext = ProcessScoped(mapContext, type, overrideProtected: false, propagate: true);
                }
            }

            // 13.8.3.4
            var expandedIndex = IriExpander.Expand(active, entry.Name);

            // 13.8.3.5, 13.8.3.6: a single value is taken for an array of one.
            _path.Enter(entry.Name);
            var items = Expand(mapContext, key, entry.Value, frame.BaseUrl, fromMap: true);

            // 13.8.3.7
            foreach (var item in items.ToArray())
            {
                result.Add(Keyed(active, definition, entry.Name, expandedIndex, item));
            }

            _path.Leave();
        }

        return result;
    }

    // 13.8.3.7
    private ExpandedElement Keyed(
        ActiveContext active, TermDefinition definition, string index, string? expandedIndex, ExpandedElement item)
    {
        // 13.8.3.7.1
        if (definition.Has(TermContainers.Graph) && !item.IsGraphObject)
        {
            item = Graph(item);
        }

        if (expandedIndex == Keywords.None)
        {
            return item;
        }

        if (definition.Has(TermContainers.Index))
        {
            // 13.8.3.7.2
            if (definition.IndexMapping is { } indexKey && indexKey != Keywords.Index)
            {
                AddIndexProperty(active, indexKey, index, item);
            }
            else if (item.Index is null)
            {
                // 13.8.3.7.3
                if (options.Safe)
                {
                    throw Error(JsonLdErrorCode.DroppedValue);
                }

                item.Index = index;
            }
        }
        else if (definition.Has(TermContainers.Id))
        {
            // 13.8.3.7.4
            if (!item.HasId)
            {
                item.HasId = true;
                item.Id = IriExpander.Expand(active, index, documentRelative: true, vocab: false);
                CheckReference(item.Id, null);
            }
        }
        else if (definition.Has(TermContainers.Type) && expandedIndex is not null)
        {
            // 13.8.3.7.5
            CheckReference(expandedIndex, null);
            item.Types = [expandedIndex, .. item.Types ?? []];
            item.TypesAreArray = true;
        }

        return item;
    }

    // 13.8.3.7.2
    private void AddIndexProperty(ActiveContext active, string indexKey, string index, ExpandedElement item)
    {
        var value = Checked(ValueExpander.Expand(active, active.Find(indexKey), index));
        var property = IriExpander.Expand(active, indexKey)!;
        item.Values(property).Insert(0, value);

        // 13.8.3.7.2.5
        if (item.IsValueObject)
        {
            throw Error(JsonLdErrorCode.InvalidValueObject);
        }
    }
}
