using System.Buffers;
using System.Text.Json;
using BadgeIssuer.LinkedData.Rdf;

namespace BadgeIssuer.LinkedData.JsonLd;

/// <summary>Processes JSON-LD 1.1 documents with the contexts of a store.</summary>
/// <remarks>
/// Source: JSON-LD 1.1 API §9.2. One is meant to serve a whole program: it keeps the contexts that it has made.
/// Thread-safe.
/// </remarks>
public sealed class JsonLdProcessor
{
    private readonly ContextSpace _space11;
    private readonly ContextSpace _space10;

    /// <summary>A processor.</summary>
    /// <param name="contexts">The contexts that documents may name. No other is ever used.</param>
    public JsonLdProcessor(ContextStore contexts)
    {
        ArgumentNullException.ThrowIfNull(contexts);
        Contexts = contexts;
        _space11 = new ContextSpace(contexts, ProcessingMode.JsonLd11);
        _space10 = new ContextSpace(contexts, ProcessingMode.JsonLd10);
    }

    /// <summary>The contexts that documents may name.</summary>
    public ContextStore Contexts { get; }

    /// <summary>Expands a document.</summary>
    /// <param name="document">The document, which must stay alive during the call.</param>
    /// <param name="options">How.</param>
    /// <returns>The expanded document, as JSON in UTF-8.</returns>
    /// <exception cref="JsonLdException">The document or a context is in error.</exception>
    public byte[] Expand(JsonElement document, JsonLdOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var output = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(output))
        {
            ExpandedWriter.Write(writer, ExpandCore(document, options));
        }

        return output.WrittenSpan.ToArray();
    }

    /// <summary>Turns a document into RDF.</summary>
    /// <param name="document">The document, which must stay alive during the call.</param>
    /// <param name="options">How.</param>
    /// <returns>The dataset, which the caller disposes.</returns>
    /// <exception cref="JsonLdException">The document or a context is in error.</exception>
    public RdfDataset ToRdf(JsonElement document, JsonLdOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return TryToRdfDirectly(document, default, options) ?? ToRdfBySpecification(document, options);
    }

    /// <summary>Turns a document into RDF as if one of its members were not there, if that needs no copy of it.</summary>
    /// <param name="document">The document, which must stay alive during the call.</param>
    /// <param name="member">The member's name, e.g. <c>proof</c>.</param>
    /// <param name="options">How.</param>
    /// <returns>
    /// The dataset, which the caller disposes; or null if the document uses more of JSON-LD than credentials do, is in
    /// error, or has an object outside that member in which a name stands twice. Then take the member out and call
    /// <see cref="ToRdf"/>, which says what is wrong.
    /// </returns>
    public RdfDataset? ToRdfWithout(JsonElement document, ReadOnlySpan<byte> member, JsonLdOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return TryToRdfDirectly(document, member, options);
    }

    // Every algorithm one after another, as the specification has them.
    internal RdfDataset ToRdfBySpecification(JsonElement document, JsonLdOptions options)
    {
        var nodes = NodeMapGenerator.Generate(ExpandCore(document, options));
        var dataset = new RdfDataset();
        try
        {
            new RdfDeserializer(nodes, dataset, options).Run();
            return dataset;
        }
        catch
        {
            dataset.Dispose();
            throw;
        }
    }

    // Optimised: in one pass where the document allows it. Null: it does not, or is in error, which the specification's
    // algorithms then find.
    internal RdfDataset? TryToRdfDirectly(JsonElement document, ReadOnlySpan<byte> leftOut, JsonLdOptions options)
    {
        if (options is not { Base: null, DocumentUrl: null, ExpandContext: null, ProcessingMode: ProcessingMode.JsonLd11 })
        {
            return null;
        }

        var dataset = new RdfDataset();
        try
        {
            if (DirectDeserializer.TryRun(new ContextProcessor(_space11), _space11.Initial, document, leftOut, dataset))
            {
                return dataset;
            }
        }
        catch (Exception error) when (error is JsonLdException or InvalidOperationException)
        {
            // Found again, with its place.
        }

        dataset.Dispose();
        return null;
    }

    internal ActiveContext Process(JsonElement context, JsonLdOptions options)
    {
        var space = Space(options);
        return new ContextProcessor(space).Process(Initial(space, options), context, options.DocumentUrl);
    }

    internal ContextSpace Space(JsonLdOptions options) =>
        options.ProcessingMode is ProcessingMode.JsonLd11 ? _space11 : _space10;

    private List<ExpandedElement> ExpandCore(JsonElement document, JsonLdOptions options)
    {
        // §9.2 expand(): 5
        var space = Space(options);
        var processor = new ContextProcessor(space);
        var active = Initial(space, options);

        // 6
        if (options.ExpandContext is { } context)
        {
            var inner = context.ValueKind is JsonValueKind.Object && context.TryGetProperty(Keywords.Context, out var own)
                ? own
                : context;
            active = processor.Process(active, inner, options.Base ?? options.DocumentUrl);
        }

        // 8
        try
        {
            return new Expander(processor, options).Expand(active, document);
        }
        catch (InvalidOperationException error) when (error is not ObjectDisposedException)
        {
            // How System.Text.Json says, as late as this, that a string has an unpaired surrogate.
            throw new JsonLdException(JsonLdErrorCode.LoadingDocumentFailed, innerException: error);
        }
    }

    private static ActiveContext Initial(ContextSpace space, JsonLdOptions options) =>
        (options.Base ?? options.DocumentUrl) is { } iri ? new ActiveContext(iri, isShared: false) : space.Initial;
}
