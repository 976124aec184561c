using System.Text.Json;

namespace BadgeIssuer.LinkedData.JsonLd;

/// <summary>The Create Term Definition algorithm, for the terms of one context definition.</summary>
/// <remarks>Source: JSON-LD 1.1 API §4.2.2, with candidate correction 3. Steps are numbered as there.</remarks>
internal sealed class TermCreator(
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

    // 12
    private string ReadTypeMapping(JsonElement value, string term)
    {
        var type = value.ValueKind is JsonValueKind.String
            ? IriExpander.Expand(active, value.GetString(), creator: this)
            : null;

        return type switch
        {
            Keywords.Id or Keywords.Vocab => type,
            Keywords.Json or Keywords.None when !processor.IsMode10 => type,
            not null when IriReference.IsAbsolute(type) => type,
            _ => throw Invalid(JsonLdErrorCode.InvalidTypeMapping, term),
        };
    }

    // 13
    private bool MapReverse(TermDefinition definition, string term, TermSource source, JsonElement reverse)
    {
        // 13.1
        if (source.Has(Keywords.Id) || source.Has(Keywords.Nest))
        {
            throw Invalid(JsonLdErrorCode.InvalidReverseProperty, term);
        }

        // 13.2
        if (reverse.ValueKind is not JsonValueKind.String)
        {
            throw Invalid(JsonLdErrorCode.InvalidIriMapping, term);
        }

        // 13.3
        var text = reverse.GetString()!;
        if (Keywords.HasFormOf(text))
        {
            return false;
        }

        // 13.4
        var iri = IriExpander.Expand(active, text, creator: this);
        if (iri is null || !(IriReference.IsAbsolute(iri) || IriReference.IsBlankNode(iri)))
        {
            throw Invalid(JsonLdErrorCode.InvalidIriMapping, term);
        }

        definition.Iri = iri;

        // 13.5
        if (source.TryGet(Keywords.Container, out var container) && container.ValueKind is not JsonValueKind.Null)
        {
            definition.Containers = container.ValueKind is JsonValueKind.String
                ? container.GetString() switch
                {
                    Keywords.Set => TermContainers.Set,
                    Keywords.Index => TermContainers.Index,
                    _ => throw Invalid(JsonLdErrorCode.InvalidReverseProperty, term),
                }
                : throw Invalid(JsonLdErrorCode.InvalidReverseProperty, term);
        }

        // 13.6, 13.7
        definition.IsReverse = true;
        return true;
    }

    // 14 to 18
    private bool MapIri(TermDefinition definition, string term, TermSource source)
    {
        if (source.TryGet(Keywords.Id, out var id)
            && !(id.ValueKind is JsonValueKind.String && id.ValueEquals(term)))
        {
            return MapId(definition, term, source, id);
        }

        if (term.IndexOf(':', 1) is > 0 and var colon)
        {
            // 15.1
            var prefix = term[..colon];
            EnsureCreated(prefix);

            // 15.2, 15.3
            definition.Iri = active.Find(prefix) is { Iri: { } prefixIri }
                ? string.Concat(prefixIri, term.AsSpan(colon + 1))
                : term;
        }
        else if (term.Contains('/', StringComparison.Ordinal))
        {
            // 16
            definition.Iri = IriExpander.Expand(active, term);
            if (definition.Iri is null || !IriReference.IsAbsolute(definition.Iri))
            {
                throw Invalid(JsonLdErrorCode.InvalidIriMapping, term);
            }
        }
        else if (term == Keywords.Type)
        {
            // 17
            definition.Iri = Keywords.Type;
        }
        else
        {
            // 18
            definition.Iri = active.Vocab is not null
                ? active.Vocab + term
                : throw Invalid(JsonLdErrorCode.InvalidIriMapping, term);
        }

        return true;
    }

    // 14
    private bool MapId(TermDefinition definition, string term, TermSource source, JsonElement id)
    {
        // 14.1
        if (id.ValueKind is JsonValueKind.Null)
        {
            return true;
        }

        // 14.2.1
        if (id.ValueKind is not JsonValueKind.String)
        {
            throw Invalid(JsonLdErrorCode.InvalidIriMapping, term);
        }

        // 14.2.2
        var text = id.GetString()!;
        if (!Keywords.Contains(text) && Keywords.HasFormOf(text))
        {
            return false;
        }

        // 14.2.3
        var iri = IriExpander.Expand(active, text, creator: this);
        if (iri == Keywords.Context)
        {
            throw Invalid(JsonLdErrorCode.InvalidKeywordAlias, term);
        }

        var isIri = iri is not null && IriReference.IsAbsolute(iri);
        if (iri is null || !(isIri || Keywords.Contains(iri) || IriReference.IsBlankNode(iri)))
        {
            throw Invalid(JsonLdErrorCode.InvalidIriMapping, term);
        }

        definition.Iri = iri;

        // 14.2.4
        var hasSlash = term.Contains('/', StringComparison.Ordinal);
        if (hasSlash || term.AsSpan(1, Math.Max(term.Length - 2, 0)).Contains(':'))
        {
            _defined[term] = true;
            if (IriExpander.Expand(active, term, creator: this) != iri)
            {
                throw Invalid(JsonLdErrorCode.InvalidIriMapping, term);
            }
        }

        // 14.2.5
        definition.IsPrefix = source.IsSimple
            && !hasSlash
            && !term.Contains(':', StringComparison.Ordinal)
            && (IriReference.IsBlankNode(iri) || (isIri && iri[^1] is ':' or '/' or '?' or '#' or '[' or ']' or '@'));
        return true;
    }

    // 20
    private void MapIndex(TermDefinition definition, string term, TermSource source)
    {
        if (!source.TryGet(Keywords.Index, out var value))
        {
            return;
        }

        if (processor.IsMode10 || !definition.Has(TermContainers.Index) || value.ValueKind is not JsonValueKind.String)
        {
            throw Invalid(JsonLdErrorCode.InvalidTermDefinition, term);
        }

        var index = value.GetString()!;
        if (IriExpander.Expand(active, index, creator: this) is not { } iri || !IriReference.IsAbsolute(iri))
        {
            throw Invalid(JsonLdErrorCode.InvalidTermDefinition, term);
        }

        definition.IndexMapping = index;
    }

    // 21
    private void MapContext(TermDefinition definition, string term, TermSource source)
    {
        if (!source.TryGet(Keywords.Context, out var context))
        {
            return;
        }

        RefuseInMode10(term);
        try
        {
            // 21.3: only to see whether it can be processed.
            processor.Process(active, context, baseUrl, remote, overrideProtected: true, validateScoped: false);
        }
        catch (JsonLdException error) when (error.Code is not JsonLdErrorCode.ContextOverflow)
        {
            throw new JsonLdException(JsonLdErrorCode.InvalidScopedContext, null, term, error);
        }

        definition.LocalContext = context;
        definition.BaseUrl = baseUrl;
    }

    // 22, 23
    private static void MapLanguageAndDirection(TermDefinition definition, string term, TermSource source)
    {
        if (source.Has(Keywords.Type))
        {
            return;
        }

        if (source.TryGet(Keywords.Language, out var language))
        {
            definition.HasLanguage = true;
            definition.Language = language.ValueKind switch
            {
                JsonValueKind.Null => null,
                JsonValueKind.String => language.GetString()!.ToLowerInvariant(),
                _ => throw Invalid(JsonLdErrorCode.InvalidLanguageMapping, term),
            };
        }

        if (source.TryGet(Keywords.Direction, out var direction))
        {
            definition.HasDirection = true;
            definition.Direction = ContextProcessor.ReadDirection(direction);
        }
    }

    // 24, 25
    private void MapNestAndPrefix(TermDefinition definition, string term, TermSource source)
    {
        if (source.TryGet(Keywords.Nest, out var nest))
        {
            RefuseInMode10(term);
            definition.NestValue = nest.ValueKind is JsonValueKind.String
                && nest.GetString() is { } text
                && (text == Keywords.Nest || !Keywords.Contains(text))
                    ? text
                    : throw Invalid(JsonLdErrorCode.InvalidNestValue, term);
        }

        if (!source.TryGet(Keywords.Prefix, out var prefix))
        {
            return;
        }

        RefuseInMode10(term);
        if (term.AsSpan().ContainsAny(':', '/'))
        {
            throw Invalid(JsonLdErrorCode.InvalidTermDefinition, term);
        }

        definition.IsPrefix = prefix.ValueKind switch
        {
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            _ => throw Invalid(JsonLdErrorCode.InvalidPrefixValue, term),
        };

        if (definition.IsPrefix && definition.Iri is { } iri && Keywords.Contains(iri))
        {
            throw Invalid(JsonLdErrorCode.InvalidTermDefinition, term);
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
