namespace BadgeIssuer.LinkedData.JsonLd;

/// <summary>The nodes of a document, by graph and identifier, in the order in which they were met.</summary>
internal sealed class NodeMap
{
    /// <summary>The name of the graph that has none.</summary>
    public const string DefaultGraph = "@default";

    private readonly Dictionary<string, Dictionary<string, Node>> _graphs =
        new(StringComparer.Ordinal) { [DefaultGraph] = new(StringComparer.Ordinal) };

    public IReadOnlyDictionary<string, Dictionary<string, Node>> Graphs => _graphs;

    public void EnsureGraph(string graph)
    {
        if (!_graphs.ContainsKey(graph))
        {
            _graphs.Add(graph, new(StringComparer.Ordinal));
        }
    }

    public Node GetOrAdd(string graph, string id)
    {
        var nodes = _graphs[graph];
        if (!nodes.TryGetValue(id, out var node))
        {
            nodes[id] = node = new Node(id);
        }

        return node;
    }

    /// <summary>A node, with everything that the document says of it in one graph.</summary>
    internal sealed class Node(string id)
    {
        public string Id => id;

        /// <summary><c>@type</c>, in order, each once.</summary>
        public List<string> Types { get; } = [];

        public string? Index { get; set; }

        public Dictionary<string, NodeValues> Properties { get; } = new(StringComparer.Ordinal);

        public NodeValues Values(string property)
        {
            if (!Properties.TryGetValue(property, out var values))
            {
                Properties[property] = values = new NodeValues();
            }

            return values;
        }
    }
}
