using System.Text.Json;
using BadgeIssuer.IO.Http;
using BadgeIssuer.LinkedData.JsonLd;
using BadgeIssuer.OpenBadges;
using BadgeIssuer.Verification;

namespace BadgeIssuer.Cli;

/// <summary>The JSON-LD contexts among the documents of a map.</summary>
internal static class MappedContexts
{
    /// <summary>Adds them to a store, where they take the place of contexts with the same IRI.</summary>
    /// <remarks>
    /// A map may hold anything. What is not strict JSON with an <c>@context</c> is no context, and a document that
    /// names it as one will not find it.
    /// </remarks>
    public static async Task<ContextStore> AddToAsync(
        ContextStore store, MapDocumentSource map, CancellationToken cancellationToken)
    {
        foreach (var address in map.Addresses)
        {
            if (await map.GetAsync(address, "application/ld+json, application/json", cancellationToken)
                    is DocumentLookup.Answered { Status: 200, Body: var body }
                && IsContext(body))
            {
                store = store.With(address, body);
            }
        }

        return store;
    }

    private static bool IsContext(ReadOnlyMemory<byte> body)
    {
        if (!StrictJson.TryParse(body, out var document, out _))
        {
            return false;
        }

        using (document)
        {
            return document.RootElement.ValueKind is JsonValueKind.Object
                && document.RootElement.TryGetProperty("@context"u8, out _);
        }
    }
}
