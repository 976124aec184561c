using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Unicode;
using BadgeIssuer.LinkedData.Rdf;

namespace BadgeIssuer.LinkedData.JsonLd;

/// <summary>Turns documents that have the shape of credentials into RDF in one pass.</summary>
/// <remarks>
/// <para>Optimised: expansion, node map generation and deserialization in one, straight from the document's UTF-8 to
/// quads, for documents that use no more of JSON-LD than credentials do: contexts by name, aliases of <c>@id</c> and
/// <c>@type</c>, scoped contexts, properties with literals, IRIs, nodes and lists. Nodes need not be gathered first,
/// since a dataset is a set: what two occurrences of a node both say is added once.</para>
/// <para>Anything else, and whatever would be an error, is not undertaken, nor is an object with a name that stands
/// twice: the algorithms of the specification then do it from the start. The steps named are those of <see cref="Expander"/>. That both ways give the same dataset is
/// tested over the published suites and over generated credentials.</para>
/// </remarks>
internal ref partial struct DirectDeserializer
{
    // Slots of a table of terms. The contexts of Open Badges need 512.
    private const int Few = 1024;

    private readonly ContextProcessor _processor;
    private readonly RdfDataset _dataset;
    private readonly ReadOnlySpan<byte> _leftOut;

    private DirectDeserializer(ContextProcessor processor, RdfDataset dataset, ReadOnlySpan<byte> leftOut)
    {
        _processor = processor;
        _dataset = dataset;
        _leftOut = leftOut;
    }

    /// <summary>Adds the quads of a document to an empty dataset.</summary>
    /// <param name="processor">Of this document.</param>
    /// <param name="initial">The context that it begins with.</param>
    /// <param name="document">The document.</param>
    /// <param name="leftOut">The member of the document that is passed over, whatever it holds; empty for none.</param>
    /// <param name="dataset">The dataset.</param>
    /// <returns>False if the document is not of that shape; the dataset is then of no use.</returns>
    public static bool TryRun(
        ContextProcessor processor,
        ActiveContext initial,
        JsonElement document,
        ReadOnlySpan<byte> leftOut,
        RdfDataset dataset)
    {
        if (document.ValueKind is not JsonValueKind.Object || !Utf8.IsValid(JsonMarshal.GetRawUtf8Value(document)))
        {
            return false;
        }

        var deserializer = new DirectDeserializer(processor, dataset, leftOut);
        return deserializer.TryAddNode(document, initial, null, out _) && dataset.Count > 0;
    }

    private readonly bool TryAddNode(
        JsonElement element, ActiveContext active, CompiledTerm? property, out Name name)
    {
        Nesting.Enter();
        name = default;

        // 7
        if (active.Previous is { } previous && !IsReference(element, active.Compiled))
        {
            if (active.Compiled.HasValueAlias)
            {
                return false;
            }

            active = previous;
        }

        // 8
        if (property?.Definition.LocalContext is not null)
        {
            active = _processor.ProcessProperty(active, property);
        }

        // 9
        if (!active.IsShared || !TryScan(element, ref active, out var id, out var types))
        {
            return false;
        }

        // 10, 11
        var typeScoped = active.Compiled;
        if (IsThere(types) && !TryApplyTypes(types.Value, typeScoped, ref active))
        {
            return false;
        }

        if (!active.IsShared)
        {
            return false;
        }

        // 13.4.3
        if (!IsThere(id))
        {
            name = Name.Of(_dataset.FreshBlankNode());
        }
        else if (!TryReadIri(id.Value, active.Compiled, vocab: false, out name))
        {
            return false;
        }

        return (!IsThere(types) || TryAddTypes(types.Value, typeScoped, name))
            && TryAddEntries(element, property is null ? _leftOut : default, KeyOf(id), KeyOf(types), active, name);
    }

    private static bool IsThere(JsonProperty entry) => entry.Value.ValueKind is not JsonValueKind.Undefined;

    private static ReadOnlySpan<byte> KeyOf(JsonProperty entry) =>
        IsThere(entry) ? JsonMarshal.GetRawUtf8PropertyName(entry) : default;

    // A map of nothing but @id keeps the context that it stands in.
    private static bool IsReference(JsonElement element, CompiledContext context)
    {
        var count = 0;
        var isId = false;
        foreach (var entry in element.EnumerateObject())
        {
            if (++count > 1)
            {
                return false;
            }

            isId = context.IsId(JsonMarshal.GetRawUtf8PropertyName(entry));
        }

        return isId;
    }

    // Finds @context, which is applied, and the entries that stand for @id and @type.
    private readonly bool TryScan(
        JsonElement element, ref ActiveContext active, out JsonProperty id, out JsonProperty types)
    {
        if (!TryFind(element, active.Compiled, out id, out types, out var local))
        {
            return false;
        }

        if (local.ValueKind is JsonValueKind.Undefined)
        {
            return true;
        }

        // What the entries stand for is another matter now.
        if (!IsOfNames(local))
        {
            return false;
        }

        active = _processor.Process(active, local, null);
        return active.IsShared && TryFind(element, active.Compiled, out id, out types, out _);
    }

    private static bool TryFind(
        JsonElement element,
        CompiledContext context,
        out JsonProperty id,
        out JsonProperty types,
        out JsonElement local)
    {
        id = default;
        types = default;
        local = default;
        foreach (var entry in element.EnumerateObject())
        {
            var key = JsonMarshal.GetRawUtf8PropertyName(entry);
            if (key.SequenceEqual("@context"u8))
            {
                if (local.ValueKind is not JsonValueKind.Undefined)
                {
                    return false;
                }

                local = entry.Value;
            }
            else if (context.IsId(key))
            {
                if (IsThere(id))
                {
                    return false;
                }

                id = entry;
            }
            else if (context.IsType(key))
            {
                if (IsThere(types))
                {
                    return false;
                }

                types = entry;
            }
        }

        return true;
    }

    private static bool IsOfNames(JsonElement context)
    {
        if (context.ValueKind is not JsonValueKind.Array)
        {
            return context.ValueKind is JsonValueKind.String;
        }

        foreach (var item in context.EnumerateArray())
        {
            if (item.ValueKind is not JsonValueKind.String)
            {
                return false;
            }
        }

        return true;
    }

    // 13
    private readonly bool TryAddEntries(
        JsonElement element,
        ReadOnlySpan<byte> leftOut,
        ReadOnlySpan<byte> idKey,
        ReadOnlySpan<byte> typeKey,
        ActiveContext active,
        scoped in Name subject)
    {
        var context = active.Compiled;
        var isLeftOut = false;
        Span<ulong> seen = context.Slots <= Few ? stackalloc ulong[Few / 64] : new ulong[context.Slots / 64];
        seen.Clear();
        foreach (var entry in element.EnumerateObject())
        {
            var key = JsonMarshal.GetRawUtf8PropertyName(entry);
            if (key.SequenceEqual("@context"u8))
            {
                continue;
            }

            // The scoped contexts of its types must not have changed what is the @id and what is the @type.
            var isId = key.SequenceEqual(idKey);
            if (isId || key.SequenceEqual(typeKey))
            {
                if (isId ? !context.IsId(key) : !context.IsType(key))
                {
                    return false;
                }

                continue;
            }

            if (!leftOut.IsEmpty && key.SequenceEqual(leftOut))
            {
                if (isLeftOut)
                {
                    return false;
                }

                isLeftOut = true;
                continue;
            }

            // Names that stand twice have the same slot.
            if (context.Find(key, out var slot) is not { } term || (seen[slot / 64] & (1UL << slot)) != 0)
            {
                return false;
            }

            seen[slot / 64] |= 1UL << slot;
            var isDone = term.Entry switch
            {
                CompiledTerm.EntryKind.Property => TryAddValues(entry.Value, key, term, active, subject),
                CompiledTerm.EntryKind.List => TryAddList(entry.Value, key, term, active, subject),
                _ => false,
            };

            if (!isDone)
            {
                return false;
            }
        }

        return true;
    }
}
