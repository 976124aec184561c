using System.Text.Json;

namespace BadgeIssuer.LinkedData.JsonLd;

/// <summary>The Context Processing algorithm.</summary>
/// <remarks>
/// Source: JSON-LD 1.1 API §4.1.2. Steps are numbered as there. One is made for each document, since it counts the
/// document's work; what documents share is in <see cref="ContextSpace"/>.
/// </remarks>
internal sealed partial class ContextProcessor(ContextSpace space)
{
    // A stranger's document may name large contexts again and again. Real credentials define a few thousand terms.
    private const int MaximumTerms = 100_000;

    private int _terms;

    public bool IsMode10 => space.Mode is ProcessingMode.JsonLd10;

    /// <summary>Counts a term that is defined.</summary>
    /// <exception cref="JsonLdException">The document has defined too many.</exception>
    public void Spend()
    {
        if (++_terms > MaximumTerms)
        {
            throw new JsonLdException(JsonLdErrorCode.ContextOverflow);
        }
    }

    /// <summary>Applies a context that stands in a document or in another context.</summary>
    public ActiveContext Process(
        ActiveContext active,
        JsonElement local,
        string? baseUrl,
        RemoteContexts? remote = null,
        bool overrideProtected = false,
        bool propagate = true,
        bool validateScoped = true)
    {
        Nesting.Enter();

        // 1: nothing is cloned until something changes, since an active context is never changed.
        var result = active;

        // 2: errors in @propagate are found in step 5.11.
        if (local.ValueKind is JsonValueKind.Object
            && local.TryGetProperty(Keywords.Propagate, out var own)
            && own.ValueKind is JsonValueKind.True or JsonValueKind.False)
        {
            propagate = own.GetBoolean();
        }

        // 3
        if (!propagate && result.Previous is null)
        {
            result = result.Clone(result.IsShared);
            result.Previous = active;
        }

        // 4
        if (local.ValueKind is not JsonValueKind.Array)
        {
            return ProcessItem(active, result, local, baseUrl, remote, overrideProtected, propagate, validateScoped);
        }

        // 5
        foreach (var item in local.EnumerateArray())
        {
            result = ProcessItem(active, result, item, baseUrl, remote, overrideProtected, propagate, validateScoped);
        }

        // 6
        return result;
    }

    /// <summary>Applies the scoped context of a term. The term must have one.</summary>
    /// <remarks>Optimised: kept where term and context both come from the store, since the outcome is theirs alone.</remarks>
    public ActiveContext ProcessScoped(
        ActiveContext active, TermDefinition definition, bool overrideProtected, bool propagate)
    {
        if (!active.IsShared)
        {
            return Process(
                active, definition.LocalContext!.Value, definition.BaseUrl, null, overrideProtected, propagate);
        }

        if (!space.Cache.TryGet(active, definition, propagate, overrideProtected, out var derived))
        {
            derived = Process(
                active, definition.LocalContext!.Value, definition.BaseUrl, null, overrideProtected, propagate);
            space.Cache.Add(active, definition, propagate, overrideProtected, derived);
        }

        return derived;
    }

    /// <summary>The same for a property whose term is compiled.</summary>
    public ActiveContext ProcessProperty(ActiveContext active, CompiledTerm term)
    {
        if (term.AsProperty is { } kept && ReferenceEquals(kept.From, active))
        {
            return kept.Derived;
        }

        var derived = ProcessScoped(active, term.Definition, overrideProtected: true, propagate: true);
        if (term.AsProperty is null && active.IsShared && derived.IsShared && space.MayKeep())
        {
            term.AsProperty = new CompiledTerm.KeptContext(active, derived);
        }

        return derived;
    }

    /// <summary>The same for a type whose term is compiled.</summary>
    public ActiveContext ProcessType(ActiveContext active, CompiledTerm term)
    {
        if (term.AsType is { } kept && ReferenceEquals(kept.From, active))
        {
            return kept.Derived;
        }

        var derived = ProcessScoped(active, term.Definition, overrideProtected: false, propagate: false);
        if (term.AsType is null && active.IsShared && derived.IsShared && space.MayKeep())
        {
            term.AsType = new CompiledTerm.KeptContext(active, derived);
        }

        return derived;
    }

    private ActiveContext ProcessItem(
        ActiveContext active,
        ActiveContext result,
        JsonElement context,
        string? baseUrl,
        RemoteContexts? remote,
        bool overrideProtected,
        bool propagate,
        bool validateScoped)
    {
        switch (context.ValueKind)
        {
            // 5.1
            case JsonValueKind.Null:
                if (!overrideProtected && result.HasProtectedTerms)
                {
                    throw new JsonLdException(JsonLdErrorCode.InvalidContextNullification);
                }

                return propagate && active.OriginalBase is null
                    ? space.Initial
                    : new ActiveContext(active.OriginalBase, isShared: false) { Previous = propagate ? null : result };

            // 5.2. Each is work, be it only to look it up.
            case JsonValueKind.String:
                Spend();
                return ProcessRemote(result, context.GetString()!, baseUrl, remote, validateScoped);

            // 5.4
            case JsonValueKind.Object:
                return ProcessDefinition(result, context, baseUrl, remote, overrideProtected);

            // 5.3
            default:
                throw new JsonLdException(JsonLdErrorCode.InvalidLocalContext);
        }
    }

    // 5.2
    private ActiveContext ProcessRemote(
        ActiveContext result, string reference, string? baseUrl, RemoteContexts? remote, bool validateScoped)
    {
        // Optimised: contexts of the store are made once for each context that they are applied to.
        var keep = remote is null && result.IsShared && validateScoped;
        if (keep && baseUrl is null && space.Cache.TryGet(result, reference, true, false, out var kept))
        {
            return kept;
        }

        // 5.2.1
        var iri = IriReference.Resolve(baseUrl, reference);
        if (!IriReference.HasScheme(iri))
        {
            throw new JsonLdException(JsonLdErrorCode.LoadingDocumentFailed, subject: iri);
        }

        // 5.2.2
        if (!validateScoped && RemoteContexts.Includes(remote, iri))
        {
            return result;
        }

        // 5.2.3
        var entered = RemoteContexts.Enter(iri, remote);

        // 5.2.4, 5.2.5: the store is all that was ever dereferenced.
        var loaded = Load(iri, JsonLdErrorCode.LoadingRemoteContextFailed);

        // 5.2.6
        var derived = Process(result, loaded, iri, entered, validateScoped: validateScoped);
        if (keep && baseUrl is null)
        {
            space.Cache.Add(result, reference, true, false, derived);
        }

        return derived;
    }
}
