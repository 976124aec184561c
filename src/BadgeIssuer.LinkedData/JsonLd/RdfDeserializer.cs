using BadgeIssuer.LinkedData.Rdf;

namespace BadgeIssuer.LinkedData.JsonLd;

/// <summary>The Deserialize JSON-LD to RDF algorithm.</summary>
/// <remarks>
/// Source: JSON-LD 1.1 API §8.1.2 to §8.3.2. Steps are numbered as there. Graphs, nodes and properties are taken in the
/// document's order, since a dataset has none.
/// </remarks>
internal sealed partial class RdfDeserializer(NodeMap map, RdfDataset dataset, JsonLdOptions options)
{
    private string? _graph;

    /// <summary>Adds the quads of the node map to the dataset: §8.1.2.</summary>
    public void Run()
    {
        // 1
        foreach (var (name, nodes) in map.Graphs)
        {
            // 1.1, 1.2
            if (name != NodeMap.DefaultGraph && !IsWellFormed(name))
            {
                if (nodes.Count > 0)
                {
                    Drop(JsonLdErrorCode.RelativeIri);
                }

                continue;
            }

            _graph = name == NodeMap.DefaultGraph ? null : name;

            // 1.3
            foreach (var node in nodes.Values)
            {
                AddNode(node);
            }
        }
    }

    private void AddNode(NodeMap.Node node)
    {
        // 1.3.1
        if (!IsWellFormed(node.Id))
        {
            Drop(JsonLdErrorCode.RelativeIri);
            return;
        }

        // 1.3.2.1
        foreach (var type in node.Types)
        {
            if (IsWellFormed(type))
            {
                Add(node.Id, RdfVocabulary.RdfType, RdfObject.Reference(type));
            }
            else
            {
                Drop(JsonLdErrorCode.RelativeIri);
            }
        }

        foreach (var (property, values) in node.Properties)
        {
            // 1.3.2.3, 1.3.2.4
            var isBlank = IriReference.IsBlankNode(property);
            if (isBlank ? !options.ProduceGeneralizedRdf : !IriReference.IsWellFormed(property))
            {
                Drop(isBlank ? JsonLdErrorCode.DroppedValue : JsonLdErrorCode.RelativeIri);
                continue;
            }

            // 1.3.2.5
            foreach (var value in values.All)
            {
                if (Convert(value) is { } @object)
                {
                    Add(node.Id, property, @object);
                }
            }
        }
    }

    private void Add(string subject, string predicate, in RdfObject @object)
    {
        dataset.Begin();
        AddName(subject);
        End(predicate, @object);
    }

    private void Add(int subject, string predicate, in RdfObject @object)
    {
        dataset.Begin();
        dataset.AddBlank(subject);
        End(predicate, @object);
    }

    private void End(string predicate, in RdfObject @object)
    {
        AddName(predicate);
        if (@object.Iri is { } iri)
        {
            AddName(iri);
        }
        else if (@object.Lexical is { } lexical)
        {
            dataset.AddLiteral(lexical, @object.Datatype, @object.Language);
        }
        else
        {
            dataset.AddBlank(@object.BlankNode);
        }

        if (_graph is not null)
        {
            AddName(_graph);
        }

        dataset.Commit();
    }

    private void AddName(string name)
    {
        if (IriReference.IsBlankNode(name))
        {
            dataset.AddBlank(dataset.BlankNode(name[2..]));
        }
        else
        {
            dataset.AddIri(name);
        }
    }

    private static bool IsWellFormed(string name) =>
        IriReference.IsBlankNode(name) || IriReference.IsWellFormed(name);

    private void Drop(JsonLdErrorCode code)
    {
        if (options.Safe)
        {
            throw new JsonLdException(code);
        }
    }
}
