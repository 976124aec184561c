using System.Text.Json;

namespace BadgeIssuer.LinkedData.JsonLd;

/// <summary>The Create Term Definition algorithm, for the terms of one context definition.</summary>
/// <remarks>Source: JSON-LD 1.1 API §4.2.2, with candidate correction 3. Steps are numbered as there.</remarks>
internal sealed partial class TermCreator(
    ContextProcessor processor,
    ActiveContext active,
    ContextDefinition local,
    string? baseUrl,
    bool protectedByDefault,
    bool overrideProtected,
    RemoteContexts? remote)
{
    // Terms that depend on terms that depend on terms: published contexts need two, and a stranger's would end the stack.
    private const int MaximumDepth = 128;

    private readonly Dictionary<string, bool> _defined = new(StringComparer.Ordinal);
    private int _depth;

    /// <summary>Creates every term of the context: step 5.13 of Context Processing.</summary>
    public void CreateAll()
    {
        foreach (var key in local.Keys)
        {
            if (key is not (Keywords.Base or Keywords.Direction or Keywords.Import or Keywords.Language
                or Keywords.Propagate or Keywords.Protected or Keywords.Version or Keywords.Vocab))
            {
                Create(key);
            }
        }
    }

    /// <summary>Creates a term that another depends on, if the context has it.</summary>
    public void EnsureCreated(string term)
    {
        if (local.TryGet(term, out _) && !_defined.GetValueOrDefault(term))
        {
            Create(term);
        }
    }

    private void Create(string term)
    {
        // 1
        if (_defined.TryGetValue(term, out var created))
        {
            if (created)
            {
                return;
            }

            throw new JsonLdException(JsonLdErrorCode.CyclicIriMapping, subject: term);
        }

        // 2
        if (term.Length == 0)
        {
            throw Invalid(JsonLdErrorCode.InvalidTermDefinition, term);
        }

        _defined[term] = false;
        if (++_depth > MaximumDepth)
        {
            throw Invalid(JsonLdErrorCode.ContextOverflow, term);
        }

        processor.Spend();

        // 3
        if (local.TryGet(term, out var value))
        {
            Create(term, value);
        }

        _depth--;
    }

    private void Create(string term, JsonElement value)
    {
        // 4
        if (term == Keywords.Type)
        {
            CheckTypeTerm(value);
        }
        else if (Keywords.Contains(term))
        {
            // 5
            throw Invalid(JsonLdErrorCode.KeywordRedefinition, term);
        }
        else if (Keywords.HasFormOf(term))
        {
            return;
        }

        // 6
        var previous = active.Remove(term);

        // 7 to 10
        var source = TermSource.Of(value, term);
        var definition = new TermDefinition { IsProtected = protectedByDefault };
        if (!Fill(definition, term, source))
        {
            return;
        }

        // 27
        if (!overrideProtected && previous is { IsProtected: true })
        {
            if (!definition.SaysTheSameAs(previous))
            {
                throw Invalid(JsonLdErrorCode.ProtectedTermRedefinition, term);
            }

            definition = previous;
        }

        // 28
        active.Define(term, definition);
        _defined[term] = true;
    }

    // 11 to 26. False: the term is in the form of a keyword, or maps to one, and is not defined.
    private bool Fill(TermDefinition definition, string term, TermSource source)
    {
        // 11
        if (source.TryGet(Keywords.Protected, out var isProtected))
        {
            if (isProtected.ValueKind is not (JsonValueKind.True or JsonValueKind.False))
            {
                throw Invalid(JsonLdErrorCode.InvalidProtectedValue, term);
            }

            RefuseInMode10(term);
            definition.IsProtected = isProtected.GetBoolean();
        }

        // 12
        if (source.TryGet(Keywords.Type, out var type))
        {
            definition.TypeMapping = ReadTypeMapping(type, term);
        }

        // 13; else 14 to 18
        if (source.TryGet(Keywords.Reverse, out var reverse)
            ? !MapReverse(definition, term, source, reverse)
            : !MapIri(definition, term, source))
        {
            return false;
        }

        // 19: step 13.5 has read the container of a reverse property.
        if (!definition.IsReverse && source.TryGet(Keywords.Container, out var container))
        {
            definition.Containers = TermContainersReader.Read(container, term, processor.IsMode10);
            if (definition.Has(TermContainers.Type))
            {
                definition.TypeMapping ??= Keywords.Id;
                if (definition.TypeMapping is not (Keywords.Id or Keywords.Vocab))
                {
                    throw Invalid(JsonLdErrorCode.InvalidTypeMapping, term);
                }
            }
        }

        MapIndex(definition, term, source);
        MapContext(definition, term, source);
        MapLanguageAndDirection(definition, term, source);
        MapNestAndPrefix(definition, term, source);

        // 26
        source.RefuseOtherEntries(term);
        return true;
    }

    // 4
    private void CheckTypeTerm(JsonElement value)
    {
        var isRight = !processor.IsMode10 && value.ValueKind is JsonValueKind.Object && value.EnumerateObject().Any();
        if (isRight)
        {
            foreach (var entry in value.EnumerateObject())
            {
                isRight &= entry.Name switch
                {
                    Keywords.Container => entry.Value.ValueKind is JsonValueKind.String
                        ? entry.Value.ValueEquals(Keywords.Set)
                        : entry.Value.ValueKind is JsonValueKind.Array
                            && entry.Value.GetArrayLength() == 1
                            && entry.Value[0].ValueKind is JsonValueKind.String
                            && entry.Value[0].ValueEquals(Keywords.Set),
                    Keywords.Protected => true,
                    _ => false,
                };
            }
        }

        if (!isRight)
        {
            throw Invalid(JsonLdErrorCode.KeywordRedefinition, Keywords.Type);
        }
    }

    private void RefuseInMode10(string term)
    {
        if (processor.IsMode10)
        {
            throw Invalid(JsonLdErrorCode.InvalidTermDefinition, term);
        }
    }

    private static JsonLdException Invalid(JsonLdErrorCode code, string term) => new(code, subject: term);
}
