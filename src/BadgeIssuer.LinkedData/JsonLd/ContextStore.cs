using System.Collections.Frozen;
using System.Text.Json;

namespace BadgeIssuer.LinkedData.JsonLd;

/// <summary>The context documents that may be used, by their IRIs. Immutable; nothing is ever fetched.</summary>
public sealed class ContextStore
{
    private static readonly JsonDocumentOptions ParseOptions = new() { AllowDuplicateProperties = false };

    private readonly FrozenDictionary<string, JsonElement> _documents;

    private ContextStore(FrozenDictionary<string, JsonElement> documents) => _documents = documents;

    /// <summary>A store without contexts: only documents with contexts of their own can be processed.</summary>
    public static ContextStore Empty { get; } = Create([]);

    /// <summary>The IRIs, in ordinal order.</summary>
    public IEnumerable<string> Iris => _documents.Keys.Order(StringComparer.Ordinal);

    /// <summary>Makes a store.</summary>
    /// <param name="documents">IRI and document: UTF-8 JSON, an object with <c>@context</c>.</param>
    /// <exception cref="JsonException">A document is not JSON, or repeats a name.</exception>
    /// <exception cref="ArgumentException">An IRI occurs twice.</exception>
    public static ContextStore Create(IEnumerable<KeyValuePair<string, ReadOnlyMemory<byte>>> documents)
    {
        ArgumentNullException.ThrowIfNull(documents);
        var parsed = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var (iri, bytes) in documents)
        {
            using var document = JsonDocument.Parse(bytes, ParseOptions);
            parsed.Add(iri, document.RootElement.Clone());
        }

        return new ContextStore(parsed.ToFrozenDictionary(StringComparer.Ordinal));
    }

    /// <summary>A store with one context more, or another in the place of one.</summary>
    /// <param name="iri">The IRI by which documents name it.</param>
    /// <param name="document">The document: UTF-8 JSON, an object with <c>@context</c>.</param>
    /// <exception cref="JsonException">The document is not JSON, or repeats a name.</exception>
    public ContextStore With(string iri, ReadOnlyMemory<byte> document)
    {
        ArgumentNullException.ThrowIfNull(iri);
        using var parsed = JsonDocument.Parse(document, ParseOptions);
        var documents = new Dictionary<string, JsonElement>(_documents, StringComparer.Ordinal)
        {
            [iri] = parsed.RootElement.Clone(),
        };
        return new ContextStore(documents.ToFrozenDictionary(StringComparer.Ordinal));
    }

    /// <summary>Whether there is a context by this IRI.</summary>
    public bool Contains(string iri) => _documents.ContainsKey(iri);

    /// <summary>The context document by this IRI.</summary>
    internal bool TryGet(string iri, out JsonElement document) => _documents.TryGetValue(iri, out document);
}
