using System.Text.Json;

namespace BadgeIssuer.LinkedData.JsonLd;

/// <content>Steps 12 and 20 to 25: how the values of a term are read.</content>
internal sealed partial class TermCreator
{
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
}
