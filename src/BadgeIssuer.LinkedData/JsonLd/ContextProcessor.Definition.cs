using System.Text.Json;

namespace BadgeIssuer.LinkedData.JsonLd;

/// <content>Steps 5.4 to 5.13: a context that is an object.</content>
internal sealed partial class ContextProcessor
{
    // 5.4 onward
    private ActiveContext ProcessDefinition(
        ActiveContext active,
        JsonElement context,
        string? baseUrl,
        RemoteContexts? remote,
        bool overrideProtected)
    {
        var entries = ContextDefinition.Of(context);

        // 5.5
        if (entries.TryGet(Keywords.Version, out var version))
        {
            if (version.ValueKind is not JsonValueKind.Number || version.GetDouble() != 1.1)
            {
                throw new JsonLdException(JsonLdErrorCode.InvalidVersionValue);
            }

            if (IsMode10)
            {
                throw new JsonLdException(JsonLdErrorCode.ProcessingModeConflict);
            }
        }

        // 5.6
        if (entries.TryGet(Keywords.Import, out var import))
        {
            entries = Import(entries, import, baseUrl);
        }

        var result = active.Clone(IsOfStore(active, baseUrl));
        SetBase(result, entries, remote);
        SetVocab(result, entries);
        SetLanguage(result, entries);
        SetDirection(result, entries);

        // 5.11
        if (entries.TryGet(Keywords.Propagate, out var propagate))
        {
            RefuseInMode10(Keywords.Propagate);
            Require(propagate, JsonLdErrorCode.InvalidPropagateValue);
        }

        var isProtected = false;
        if (entries.TryGet(Keywords.Protected, out var @protected))
        {
            RefuseInMode10(Keywords.Protected);
            Require(@protected, JsonLdErrorCode.InvalidProtectedValue);
            isProtected = @protected.GetBoolean();
        }

        // 5.12, 5.13
        var creator = new TermCreator(this, result, entries, baseUrl, isProtected, overrideProtected, remote);
        creator.CreateAll();
        return result;
    }

    // The base URL of what the store holds is its IRI; that of a document is where the document came from, or nothing.
    private bool IsOfStore(ActiveContext active, string? baseUrl) =>
        active.IsShared && baseUrl is not null && space.Store.Contains(baseUrl);

    private ContextDefinition Import(ContextDefinition entries, JsonElement import, string? baseUrl)
    {
        // 5.6.1, 5.6.2
        RefuseInMode10(Keywords.Import);
        if (import.ValueKind is not JsonValueKind.String)
        {
            throw new JsonLdException(JsonLdErrorCode.InvalidImportValue);
        }

        // 5.6.3 to 5.6.6
        var iri = IriReference.Resolve(baseUrl, import.GetString()!);
        var imported = Load(iri, JsonLdErrorCode.LoadingRemoteContextFailed);
        if (imported.ValueKind is not JsonValueKind.Object)
        {
            throw new JsonLdException(JsonLdErrorCode.InvalidRemoteContext, subject: iri);
        }

        // 5.6.7
        if (imported.TryGetProperty(Keywords.Import, out _))
        {
            throw new JsonLdException(JsonLdErrorCode.InvalidContextEntry, subject: Keywords.Import);
        }

        // 5.6.8
        return ContextDefinition.Merge(imported, entries);
    }

    private JsonElement Load(string iri, JsonLdErrorCode missing)
    {
        if (!space.Store.TryGet(iri, out var document))
        {
            throw new JsonLdException(missing, subject: iri);
        }

        return document.ValueKind is JsonValueKind.Object && document.TryGetProperty(Keywords.Context, out var context)
            ? context
            : throw new JsonLdException(JsonLdErrorCode.InvalidRemoteContext, subject: iri);
    }

    // 5.7
    private static void SetBase(ActiveContext result, ContextDefinition entries, RemoteContexts? remote)
    {
        if (remote is not null || !entries.TryGet(Keywords.Base, out var value))
        {
            return;
        }

        result.BaseIri = value.ValueKind switch
        {
            JsonValueKind.Null => null,
            JsonValueKind.String when IriReference.HasScheme(value.GetString()) => value.GetString(),
            JsonValueKind.String when result.BaseIri is not null =>
                IriReference.Resolve(result.BaseIri, value.GetString()!),
            _ => throw new JsonLdException(JsonLdErrorCode.InvalidBaseIri),
        };
    }

    // 5.8
    private void SetVocab(ActiveContext result, ContextDefinition entries)
    {
        if (!entries.TryGet(Keywords.Vocab, out var value))
        {
            return;
        }

        if (value.ValueKind is JsonValueKind.Null)
        {
            result.Vocab = null;
            return;
        }

        var text = value.ValueKind is JsonValueKind.String ? value.GetString()! : null;
        if (text is null || (IsMode10 && !IriReference.HasScheme(text) && !IriReference.IsBlankNode(text)))
        {
            throw new JsonLdException(JsonLdErrorCode.InvalidVocabMapping);
        }

        result.Vocab = IriExpander.Expand(result, text, documentRelative: true, vocab: true)
            ?? throw new JsonLdException(JsonLdErrorCode.InvalidVocabMapping);
    }

    // 5.9. Languages are kept in lower case, as the specification allows and the other processors do.
    private static void SetLanguage(ActiveContext result, ContextDefinition entries)
    {
        if (entries.TryGet(Keywords.Language, out var value))
        {
            result.DefaultLanguage = value.ValueKind switch
            {
                JsonValueKind.Null => null,
                JsonValueKind.String => value.GetString()!.ToLowerInvariant(),
                _ => throw new JsonLdException(JsonLdErrorCode.InvalidDefaultLanguage),
            };
        }
    }

    // 5.10
    private void SetDirection(ActiveContext result, ContextDefinition entries)
    {
        if (entries.TryGet(Keywords.Direction, out var value))
        {
            RefuseInMode10(Keywords.Direction);
            result.DefaultDirection = ReadDirection(value);
        }
    }

    /// <summary>A direction, or null.</summary>
    internal static string? ReadDirection(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.String when value.ValueEquals("ltr") => "ltr",
        JsonValueKind.String when value.ValueEquals("rtl") => "rtl",
        _ => throw new JsonLdException(JsonLdErrorCode.InvalidBaseDirection),
    };

    private void RefuseInMode10(string entry)
    {
        if (IsMode10)
        {
            throw new JsonLdException(JsonLdErrorCode.InvalidContextEntry, subject: entry);
        }
    }

    private static void Require(JsonElement value, JsonLdErrorCode code)
    {
        if (value.ValueKind is not (JsonValueKind.True or JsonValueKind.False))
        {
            throw new JsonLdException(code);
        }
    }
}
