using System.Globalization;

namespace BadgeIssuer.LinkedData.JsonLd;

/// <summary>The Node Map Generation algorithm.</summary>
/// <remarks>Source: JSON-LD 1.1 API §7.2.2. Steps are numbered as there; the order of properties is the document's.</remarks>
internal sealed class NodeMapGenerator
{
    private readonly Dictionary<string, string> _identifiers = new(StringComparer.Ordinal);
    private int _counter;

    public NodeMap Map { get; } = new();

    /// <summary>Adds the nodes of an expanded document to the map.</summary>
    public static NodeMap Generate(IEnumerable<ExpandedElement> document)
    {
        var generator = new NodeMapGenerator();
        generator.AddAll(document, NodeMap.DefaultGraph);
        return generator.Map;
    }

    // 1
    private void AddAll(IEnumerable<ExpandedElement> elements, string graph)
    {
        foreach (var element in elements)
        {
            if (!IsReserved(element))
            {
                AddNode(element, graph);
            }
        }
    }

    // 2 to 5: one value of a property of a node. A list, where there is one, takes what would be the property's.
    private void AddValue(
        ExpandedElement element, string graph, NodeMap.Node subject, string property, List<ExpandedElement>? list)
    {
        Nesting.Enter();
        if (element.IsValueObject)
        {
            // 4
            Keep(element, subject, property, list);
        }
        else if (element.List is { } items)
        {
            // 5
            var result = new ExpandedElement { List = [] };
            foreach (var item in items)
            {
                AddValue(item, graph, subject, property, result.List);
            }

            if (list is null)
            {
                subject.Values(property).Append(result);
            }
            else
            {
                list.Add(result);
            }
        }
        else if (!IsReserved(element))
        {
            // 6.6
            Keep(ExpandedElement.Node(AddNode(element, graph).Id), subject, property, list);
        }
    }

    // An identifier in the form of a keyword has become null: it is to be ignored, and the node with it.
    private static bool IsReserved(ExpandedElement element) => element is { HasId: true, Id: null };

    private static void Keep(
        ExpandedElement value, NodeMap.Node subject, string property, List<ExpandedElement>? list)
    {
        if (list is null)
        {
            subject.Values(property).AddOnce(value);
        }
        else
        {
            list.Add(value);
        }
    }

    // 6
    private NodeMap.Node AddNode(ExpandedElement element, string graph)
    {
        Nesting.Enter();

        // 6.1, 6.2
        var id = element.Id is { } given
            ? IriReference.IsBlankNode(given) ? Rename(given) : given
            : Fresh();

        // 6.3, 6.4
        var node = Map.GetOrAdd(graph, id);

        // 3, 6.7
        foreach (var type in element.Types ?? [])
        {
            var renamed = IriReference.IsBlankNode(type) ? Rename(type) : type;
            if (!node.Types.Contains(renamed))
            {
                node.Types.Add(renamed);
            }
        }

        // 6.8
        if (element.Index is not null)
        {
            if (node.Index is not null && node.Index != element.Index)
            {
                throw new JsonLdException(JsonLdErrorCode.ConflictingIndexes);
            }

            node.Index = element.Index;
        }

        // 6.9, with 6.5: the node becomes a value of each that refers to it.
        foreach (var (property, referrers) in element.Reverse ?? [])
        {
            foreach (var referrer in referrers)
            {
                AddNode(referrer, graph).Values(property).AddOnce(ExpandedElement.Node(id));
            }
        }

        // 6.10
        if (element.Graph is not null)
        {
            Map.EnsureGraph(id);
            AddAll(element.Graph, id);
        }

        // 6.11
        AddAll(element.Included ?? [], graph);

        // 6.12
        foreach (var (property, values) in element.Properties ?? [])
        {
            var renamed = IriReference.IsBlankNode(property) ? Rename(property) : property;
            node.Values(renamed);
            foreach (var value in values)
            {
                AddValue(value, graph, node, renamed, null);
            }
        }

        return node;
    }

    // §7.4 Generate Blank Node Identifier
    private string Rename(string identifier)
    {
        if (!_identifiers.TryGetValue(identifier, out var renamed))
        {
            _identifiers[identifier] = renamed = Fresh();
        }

        return renamed;
    }

    private string Fresh() => "_:b" + (_counter++).ToString(CultureInfo.InvariantCulture);
}
