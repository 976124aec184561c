using System.Text.Json;

namespace BadgeIssuer.LinkedData.JsonLd;

/// <summary>The Expansion algorithm: one is made for each document.</summary>
/// <remarks>
/// Source: JSON-LD 1.1 API §5.1.2, with candidate correction 1. Steps are numbered as there; frame expansion is left
/// out, and keys are taken in the document's order, since nothing that follows depends on their order.
/// </remarks>
internal sealed partial class Expander(ContextProcessor processor, JsonLdOptions options)
{
    private readonly DocumentPath _path = new();

    /// <summary>Expands a document: §9.2 expand(), steps 5 to 8.</summary>
    public List<ExpandedElement> Expand(ActiveContext active, JsonElement document)
    {
        var expansion = Expand(active, null, document, options.DocumentUrl, fromMap: false);

        // 8.1: a document that is one graph object without name is the nodes of that graph.
        if (expansion.Map is { Graph: { } graph, EntryCount: 1 })
        {
            return graph;
        }

        return expansion.ToArray();
    }

    private Expansion Expand(
        ActiveContext active, string? activeProperty, JsonElement element, string? baseUrl, bool fromMap)
    {
        Nesting.Enter();

        // 3
        var definition = activeProperty is null ? null : active.Find(activeProperty);

        switch (element.ValueKind)
        {
            // 1
            case JsonValueKind.Null:
                return Expansion.Nothing;

            case JsonValueKind.Array:
                return ExpandArray(active, activeProperty, definition, element, baseUrl, fromMap);

            case JsonValueKind.Object:
                return ExpandMap(active, activeProperty, definition, element, baseUrl, fromMap);

            default:
                return ExpandScalar(active, activeProperty, definition, element);
        }
    }

    // 4
    private Expansion ExpandScalar(
        ActiveContext active, string? activeProperty, TermDefinition? definition, JsonElement element)
    {
        // 4.1
        if (activeProperty is null or Keywords.Graph)
        {
            return Drop();
        }

        // 4.2. The specification does not say that protected terms may be overridden here, but in step 8 it does, and
        // a term's scoped context cannot be in error for scalars alone.
        if (definition?.LocalContext is not null)
        {
            active = ProcessScoped(active, definition, overrideProtected: true, propagate: true);
            definition = active.Find(activeProperty);
        }

        // 4.3
        return Expansion.Of(Checked(ValueExpander.Expand(active, definition, element)));
    }

    // 5
    private Expansion ExpandArray(
        ActiveContext active,
        string? activeProperty,
        TermDefinition? definition,
        JsonElement element,
        string? baseUrl,
        bool fromMap)
    {
        var isList = definition is not null && definition.Has(TermContainers.List);
        var result = new List<ExpandedElement>(element.GetArrayLength());
        var index = 0;
        foreach (var item in element.EnumerateArray())
        {
            _path.Enter(index++);
            var expanded = Expand(active, activeProperty, item, baseUrl, fromMap);
            _path.Leave();

            // 5.2.2, 5.2.3
            if (isList && expanded.IsArray)
            {
                result.Add(new ExpandedElement { List = expanded.ToArray() });
            }
            else if (expanded.Map is { } one)
            {
                result.Add(one);
            }
            else
            {
                result.AddRange(expanded.ToArray());
            }
        }

        return Expansion.Of(result);
    }

    // 7 to 20
    private Expansion ExpandMap(
        ActiveContext active,
        string? activeProperty,
        TermDefinition? definition,
        JsonElement element,
        string? baseUrl,
        bool fromMap)
    {
        // 7
        if (active.Previous is { } previous && !fromMap && IsNewNode(active, element))
        {
            active = previous;
        }

        // 8
        if (definition?.LocalContext is not null)
        {
            active = ProcessScoped(active, definition, overrideProtected: true, propagate: true);
        }

        // 9
        if (element.TryGetProperty(Keywords.Context, out var context))
        {
            active = ProcessHere(active, context, baseUrl);
        }

        // 10, 11
        var typeScoped = active;
        active = ApplyTypes(active, element, out var typeEntry);

        // 12
        var frame = new Frame(activeProperty, typeScoped, InputType(active, typeEntry), baseUrl);

        // 13, 14
        var result = new ExpandedElement();
        ExpandEntries(frame, active, element, result);

        // 15 to 20
        return Finish(result, activeProperty);
    }

    // 7
    private static bool IsNewNode(ActiveContext active, JsonElement element)
    {
        var count = 0;
        var hasId = false;
        foreach (var entry in element.EnumerateObject())
        {
            count++;
            var expanded = IriExpander.Expand(active, entry.Name);
            if (expanded == Keywords.Value)
            {
                return false;
            }

            hasId |= expanded == Keywords.Id;
        }

        return !(hasId && count == 1);
    }

    // 11
    private ActiveContext ApplyTypes(ActiveContext active, JsonElement element, out JsonElement? firstTypeEntry)
    {
        firstTypeEntry = null;
        List<JsonProperty>? entries = null;
        foreach (var entry in element.EnumerateObject())
        {
            if (IriExpander.Expand(active, entry.Name) == Keywords.Type)
            {
                (entries ??= []).Add(entry);
            }
        }

        if (entries is null)
        {
            return active;
        }

        var typeScoped = active;
        entries.Sort(static (left, right) => CodePointOrder.Compare(left.Name, right.Name));
        firstTypeEntry = entries[0].Value;
        foreach (var entry in entries)
        {
            // 11.1, 11.2
            foreach (var type in Strings(entry.Value).Order(CodePointOrder.Comparer))
            {
                if (typeScoped.Find(type) is { LocalContext: not null } definition)
                {
                    active = ProcessScoped(active, definition, overrideProtected: false, propagate: false);
                }
            }
        }

        return active;
    }

    // 12
    private static string? InputType(ActiveContext active, JsonElement? typeEntry) =>
        typeEntry is { } value && Strings(value).LastOrDefault() is { } last
            ? IriExpander.Expand(active, last)
            : null;

    private static IEnumerable<string> Strings(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => [value.GetString()!],
        JsonValueKind.Array => value.EnumerateArray()
            .Where(item => item.ValueKind is JsonValueKind.String)
            .Select(item => item.GetString()!),
        _ => [],
    };

    private ActiveContext ProcessHere(ActiveContext active, JsonElement context, string? baseUrl)
    {
        try
        {
            return processor.Process(active, context, baseUrl);
        }
        catch (JsonLdException error) when (error.Pointer is null)
        {
            throw new JsonLdException(error.Code, _path.ToPointer(Keywords.Context), error.Subject, error);
        }
    }

    private ActiveContext ProcessScoped(
        ActiveContext active, TermDefinition definition, bool overrideProtected, bool propagate)
    {
        try
        {
            return processor.ProcessScoped(active, definition, overrideProtected, propagate);
        }
        catch (JsonLdException error) when (error.Pointer is null)
        {
            throw new JsonLdException(error.Code, _path.ToPointer(), error.Subject, error);
        }
    }

    private JsonLdException Error(JsonLdErrorCode code, string? key = null) => new(code, _path.ToPointer(key));

    /// <summary>What stays the same while the entries of one map, and of what is nested in it, are expanded.</summary>
    private sealed record Frame(
        string? ActiveProperty, ActiveContext TypeScoped, string? InputType, string? BaseUrl);
}
