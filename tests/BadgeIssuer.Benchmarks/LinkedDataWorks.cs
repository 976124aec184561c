using System.Security.Cryptography;
using System.Text.Json;
using BadgeIssuer.LinkedData.Canonicalization;
using BadgeIssuer.LinkedData.Contexts;
using BadgeIssuer.LinkedData.JsonLd;

namespace BadgeIssuer.Benchmarks;

/// <summary>What the LinkedData room does for one credential of 3 KB.</summary>
internal static class LinkedDataWorks
{
    public static IEnumerable<Work> All()
    {
        var credential = Resources.Credential();
        var processor = new JsonLdProcessor(PublishedContexts.Store);
        var options = JsonLdOptions.Credentials;

        yield return new Work("JSON-LD -> canonical hash", () =>
        {
            using var document = JsonDocument.Parse(credential);
            using var dataset = processor.ToRdf(document.RootElement, options);
            Span<byte> hash = stackalloc byte[32];
            Rdfc10.Hash(dataset, hash);
        }, 0.5);

        yield return new Work("  of which parsing JSON", () => JsonDocument.Parse(credential).Dispose());

        yield return new Work("JSON -> quads", () =>
        {
            using var document = JsonDocument.Parse(credential);
            using var dataset = processor.ToRdf(document.RootElement, options);
        });

        // Kept for as long as the program runs.
        var parsed = JsonDocument.Parse(credential);
        var ready = processor.ToRdf(parsed.RootElement, options);
        yield return new Work("RDFC-1.0 of ready quads -> hash", () =>
        {
            Span<byte> hash = stackalloc byte[32];
            Rdfc10.Hash(ready, hash);
        });

        var canonical = Rdfc10.Canonicalize(ready).NQuads.ToArray();
        yield return new Work("  of which hashing the text in the end", () =>
        {
            Span<byte> hash = stackalloc byte[32];
            SHA256.HashData(canonical, hash);
        });

        yield return new Work("JSON -> JCS", () =>
        {
            using var document = JsonDocument.Parse(credential);
            JsonCanonicalizer.TryCanonicalize(document.RootElement, out _);
        });
    }
}
