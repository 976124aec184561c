using System.Buffers;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using BadgeIssuer.LinkedData.Canonicalization;
using BadgeIssuer.LinkedData.Rdf;

namespace BadgeIssuer.LinkedData.JsonLd;

/// <summary>Turns documents that have the shape of credentials into RDF in one pass.</summary>
/// <remarks>
/// <para>Optimised: expansion, node map generation and deserialization in one, straight from the document's UTF-8 to
/// quads, for documents that use no more of JSON-LD than credentials do: contexts by name, aliases of <c>@id</c> and
/// <c>@type</c>, scoped contexts, properties with literals, IRIs, nodes and lists. Nodes need not be gathered first,
/// since a dataset is a set: what two occurrences of a node both say is added once.</para>
/// <para>Anything else, and whatever would be an error, is not undertaken: the algorithms of the specification then do
/// it from the start. The steps named are those of <see cref="Expander"/>. That both ways give the same dataset is
/// tested over the published suites and over generated credentials.</para>
/// </remarks>
internal ref struct DirectDeserializer
{
    private static readonly SearchValues<byte> NotInIri = SearchValues.Create(
        [.. Enumerable.Range(0, 0x21).Select(code => (byte)code), .. "<>\"{}|^`\\"u8]);

    private readonly ContextProcessor _processor;
    private readonly RdfDataset _dataset;

    private DirectDeserializer(ContextProcessor processor, RdfDataset dataset)
    {
        _processor = processor;
        _dataset = dataset;
    }

    /// <summary>Adds the quads of a document to an empty dataset.</summary>
    /// <returns>False if the document is not of that shape; the dataset is then of no use.</returns>
    public static bool TryRun(
        ContextProcessor processor, ActiveContext initial, JsonElement document, RdfDataset dataset)
    {
        if (document.ValueKind is not JsonValueKind.Object || !Utf8.IsValid(JsonMarshal.GetRawUtf8Value(document)))
        {
            return false;
        }

        var deserializer = new DirectDeserializer(processor, dataset);
        return deserializer.TryAddNode(document, initial, null, out _) && dataset.Count > 0;
    }

    private readonly bool TryAddNode(
        JsonElement element, ActiveContext active, CompiledTerm? property, out Name name)
    {
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
            && TryAddEntries(element, KeyOf(id), KeyOf(types), active, name);
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
                local = entry.Value;
                continue;
            }

            if (context.IsId(key))
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

    // 11
    private readonly bool TryApplyTypes(JsonElement types, CompiledContext typeScoped, ref ActiveContext active)
    {
        if (types.ValueKind is JsonValueKind.String)
        {
            return TryApplyType(types, typeScoped, ref active, out _);
        }

        if (types.ValueKind is not JsonValueKind.Array)
        {
            return false;
        }

        // 11.2: the order matters only where several types have contexts of their own.
        var before = active;
        var scoped = 0;
        foreach (var type in types.EnumerateArray())
        {
            if (!TryApplyType(type, typeScoped, ref active, out var isScoped))
            {
                return false;
            }

            scoped += isScoped ? 1 : 0;
        }

        if (scoped > 1)
        {
            active = before;
            var inOrder = types.EnumerateArray().Select(type => type.GetString()!).Order(CodePointOrder.Comparer);
            foreach (var type in inOrder)
            {
                if (before.Find(type) is { LocalContext: not null } definition)
                {
                    active = _processor.ProcessScoped(active, definition, overrideProtected: false, propagate: false);
                }
            }
        }

        return true;
    }

    private readonly bool TryApplyType(
        JsonElement type, CompiledContext typeScoped, ref ActiveContext active, out bool isScoped)
    {
        isScoped = false;
        if (type.ValueKind is not JsonValueKind.String)
        {
            return false;
        }

        if (typeScoped.Find(Utf8Of(type)) is { Definition.LocalContext: not null } term)
        {
            isScoped = true;
            active = _processor.ProcessType(active, term);
        }

        return true;
    }

    // 13.4.4
    private readonly bool TryAddTypes(JsonElement types, CompiledContext typeScoped, scoped in Name subject)
    {
        if (types.ValueKind is JsonValueKind.String)
        {
            return TryAddType(types, typeScoped, subject);
        }

        foreach (var type in types.EnumerateArray())
        {
            if (!TryAddType(type, typeScoped, subject))
            {
                return false;
            }
        }

        return true;
    }

    private readonly bool TryAddType(JsonElement type, CompiledContext typeScoped, scoped in Name subject)
    {
        if (!TryReadIri(type, typeScoped, vocab: true, out var name))
        {
            return false;
        }

        Begin(subject, Serialized.RdfType);
        End(name);
        return true;
    }

    // 13
    private readonly bool TryAddEntries(
        JsonElement element,
        ReadOnlySpan<byte> idKey,
        ReadOnlySpan<byte> typeKey,
        ActiveContext active,
        scoped in Name subject)
    {
        var context = active.Compiled;
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

            if (context.Find(key) is not { } term)
            {
                return false;
            }

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

    private readonly bool TryAddValues(
        JsonElement value, ReadOnlySpan<byte> key, CompiledTerm term, ActiveContext active, scoped in Name subject)
    {
        if (value.ValueKind is not JsonValueKind.Array)
        {
            return TryAddValue(value, key, term, term.Iri, active, subject);
        }

        foreach (var item in value.EnumerateArray())
        {
            if (!TryAddValue(item, key, term, term.Iri, active, subject))
            {
                return false;
            }
        }

        return true;
    }

    // One value; null says nothing.
    private readonly bool TryAddValue(
        JsonElement value,
        ReadOnlySpan<byte> key,
        CompiledTerm term,
        ReadOnlySpan<byte> predicate,
        ActiveContext active,
        scoped in Name subject)
    {
        if (value.ValueKind is JsonValueKind.Object)
        {
            if (!TryAddNode(value, active, term, out var node))
            {
                return false;
            }

            Begin(subject, predicate);
            End(node);
            return true;
        }

        if (value.ValueKind is JsonValueKind.Null)
        {
            return true;
        }

        // 4.2
        if (term.Definition.LocalContext is not null && value.ValueKind is not JsonValueKind.Array)
        {
            active = _processor.ProcessProperty(active, term);
            if (!active.IsShared || active.Compiled.Find(key) is not { } own
                || own.Entry is not (CompiledTerm.EntryKind.Property or CompiledTerm.EntryKind.List))
            {
                return false;
            }

            term = own;
        }

        return TryAddScalar(value, term, predicate, active.Compiled, subject);
    }

    private readonly bool TryAddScalar(
        JsonElement value,
        CompiledTerm term,
        ReadOnlySpan<byte> predicate,
        CompiledContext context,
        scoped in Name subject)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.String when term.Strings is CompiledTerm.StringKind.Literal:
                Begin(subject, predicate);
                _dataset.AddLiteral(Utf8Of(value), term.StringSuffix);
                _dataset.Commit();
                return true;

            case JsonValueKind.String:
                var isVocab = term.Strings is CompiledTerm.StringKind.Vocab;
                if (!TryReadIri(value, context, isVocab, out var name))
                {
                    return false;
                }

                Begin(subject, predicate);
                End(name);
                return true;

            case JsonValueKind.True or JsonValueKind.False:
                Begin(subject, predicate);
                var lexical = value.ValueKind is JsonValueKind.True ? "true"u8 : "false"u8;
                _dataset.AddLiteral(lexical, term.BooleanSuffix);
                _dataset.Commit();
                return true;

            case JsonValueKind.Number:
                return TryAddNumber(value, term, predicate, subject);

            default:
                return false;
        }
    }

    private readonly bool TryAddNumber(
        JsonElement value, CompiledTerm term, ReadOnlySpan<byte> predicate, scoped in Name subject)
    {
        if (!value.TryGetDouble(out var number) || !double.IsFinite(number))
        {
            return false;
        }

        var isInteger = XsdNumber.IsInteger(number) && term.Datatype != RdfVocabulary.XsdDouble;
        Begin(subject, predicate);
        _dataset.AddLiteral(
            isInteger ? XsdNumber.FormatInteger(number) : XsdNumber.FormatDouble(number),
            term.Datatype ?? (isInteger ? RdfVocabulary.XsdInteger : RdfVocabulary.XsdDouble),
            null);
        _dataset.Commit();
        return true;
    }

    // 13.11, and §8.3.2 List Conversion
    private readonly bool TryAddList(
        JsonElement value, ReadOnlySpan<byte> key, CompiledTerm term, ActiveContext active, scoped in Name subject)
    {
        if (value.ValueKind is JsonValueKind.Null)
        {
            return true;
        }

        // A single value would be a list of one; that an object may be a list already is left to the specification.
        if (value.ValueKind is not JsonValueKind.Array)
        {
            return false;
        }

        var cell = QuadRow.NotBlank;
        foreach (var item in value.EnumerateArray())
        {
            if (item.ValueKind is JsonValueKind.Null)
            {
                continue;
            }

            var next = _dataset.FreshBlankNode();
            Link(subject, term, cell, next);
            cell = next;
            if (!TryAddValue(item, key, term, Serialized.RdfFirst, active, Name.Of(cell)))
            {
                return false;
            }
        }

        Link(subject, term, cell, QuadRow.NotBlank);
        return true;
    }

    // From the subject or the cell before to the next cell, or to the end of the list.
    private readonly void Link(scoped in Name subject, CompiledTerm term, int from, int to)
    {
        if (from == QuadRow.NotBlank)
        {
            Begin(subject, term.Iri);
        }
        else
        {
            Begin(Name.Of(from), Serialized.RdfRest);
        }

        if (to == QuadRow.NotBlank)
        {
            _dataset.AddSerialized(Serialized.RdfNil);
        }
        else
        {
            _dataset.AddBlank(to);
        }

        _dataset.Commit();
    }

    // IRI expansion for what is, in the end, a well-formed IRI; everything else is left to the specification.
    private static bool TryReadIri(JsonElement value, CompiledContext context, bool vocab, out Name name)
    {
        name = default;
        if (value.ValueKind is not JsonValueKind.String)
        {
            return false;
        }

        var text = Utf8Of(value);
        var colon = text.IndexOf((byte)':');

        // 4, 5
        if (colon < 0 || context.HasTermWithColon)
        {
            if (context.Find(text) is { } term)
            {
                name = Name.OfSerialized(term.Iri);
                return vocab && term.Iri.Length > 0;
            }

            if (colon < 0)
            {
                return false;
            }
        }

        // 6: neither blank nodes nor compact IRIs.
        var scheme = text[..Math.Max(colon, 0)];
        if (!IsScheme(scheme)
            || (context.Find(scheme) is { Definition.IsPrefix: true } && !text[(colon + 1)..].StartsWith("//"u8))
            || text.ContainsAny(NotInIri)
            || text.Count((byte)'#') > 1)
        {
            return false;
        }

        name = Name.Of(text);
        return true;
    }

    private static bool IsScheme(ReadOnlySpan<byte> scheme)
    {
        if (scheme.IsEmpty || !char.IsAsciiLetter((char)scheme[0]))
        {
            return false;
        }

        foreach (var code in scheme)
        {
            if (!char.IsAsciiLetterOrDigit((char)code) && code is not ((byte)'+' or (byte)'-' or (byte)'.'))
            {
                return false;
            }
        }

        return true;
    }

    private readonly void Begin(scoped in Name subject, ReadOnlySpan<byte> predicate)
    {
        _dataset.Begin();
        Add(subject);
        _dataset.AddSerialized(predicate);
    }

    private readonly void End(scoped in Name name)
    {
        Add(name);
        _dataset.Commit();
    }

    private readonly void Add(scoped in Name name)
    {
        if (name.Blank != QuadRow.NotBlank)
        {
            _dataset.AddBlank(name.Blank);
        }
        else if (name.IsSerialized)
        {
            _dataset.AddSerialized(name.Text);
        }
        else
        {
            _dataset.AddIri(name.Text);
        }
    }

    // The text of a string: as it stands in the document, unless something in it is escaped.
    private static ReadOnlySpan<byte> Utf8Of(JsonElement value)
    {
        var raw = JsonMarshal.GetRawUtf8Value(value)[1..^1];
        return raw.Contains((byte)'\\') ? Encoding.UTF8.GetBytes(value.GetString()!) : raw;
    }

    /// <summary>The name of a node: a blank node, or an IRI as text or as N-Quads has it.</summary>
    private readonly ref struct Name
    {
        private Name(int blank, ReadOnlySpan<byte> text, bool isSerialized)
        {
            Blank = blank;
            Text = text;
            IsSerialized = isSerialized;
        }

        public int Blank { get; }

        public ReadOnlySpan<byte> Text { get; }

        public bool IsSerialized { get; }

        public static Name Of(int blank) => new(blank, default, false);

        public static Name Of(ReadOnlySpan<byte> iri) => new(QuadRow.NotBlank, iri, false);

        public static Name OfSerialized(ReadOnlySpan<byte> iri) => new(QuadRow.NotBlank, iri, true);
    }

    private static class Serialized
    {
        public static ReadOnlySpan<byte> RdfType => "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type> "u8;

        public static ReadOnlySpan<byte> RdfFirst => "<http://www.w3.org/1999/02/22-rdf-syntax-ns#first> "u8;

        public static ReadOnlySpan<byte> RdfRest => "<http://www.w3.org/1999/02/22-rdf-syntax-ns#rest> "u8;

        public static ReadOnlySpan<byte> RdfNil => "<http://www.w3.org/1999/02/22-rdf-syntax-ns#nil> "u8;
    }
}
