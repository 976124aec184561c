using System.Text.Json;

namespace BadgeIssuer.LinkedData.JsonLd;

/// <content>Steps 13 to 18: what a term stands for.</content>
internal sealed partial class TermCreator
{
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
}
