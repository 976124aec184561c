using System.Text.Json;

namespace BadgeIssuer.LinkedData.JsonLd;

/// <content>Step 11 and step 13.4.4: what the types of a node bring with them.</content>
internal ref partial struct DirectDeserializer
{
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
}
