using System.Text.Json;
using BadgeIssuer.LinkedData.Canonicalization;
using BadgeIssuer.LinkedData.Rdf;

namespace BadgeIssuer.LinkedData.JsonLd;

/// <content>Step 13.9 and object conversion: the values of a property.</content>
internal ref partial struct DirectDeserializer
{
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
        var kind = value.ValueKind;
        if (kind is JsonValueKind.Object)
        {
            if (!TryAddNode(value, active, term, out var node))
            {
                return false;
            }

            Begin(subject, predicate);
            End(node);
            return true;
        }

        if (kind is JsonValueKind.Null)
        {
            return true;
        }

        // 4.2
        if (term.Definition.LocalContext is not null && kind is not JsonValueKind.Array)
        {
            active = _processor.ProcessProperty(active, term);
            if (!active.IsShared || active.Compiled.Find(key) is not { } own
                || own.Entry is not (CompiledTerm.EntryKind.Property or CompiledTerm.EntryKind.List))
            {
                return false;
            }

            term = own;
        }

        return TryAddScalar(value, kind, term, predicate, active.Compiled, subject);
    }

    private readonly bool TryAddScalar(
        JsonElement value,
        JsonValueKind kind,
        CompiledTerm term,
        ReadOnlySpan<byte> predicate,
        CompiledContext context,
        scoped in Name subject)
    {
        switch (kind)
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
                var lexical = kind is JsonValueKind.True ? "true"u8 : "false"u8;
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
}
