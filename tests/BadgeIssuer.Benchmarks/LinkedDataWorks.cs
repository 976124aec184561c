using System.Security.Cryptography;
using System.Text.Json;
using BadgeIssuer.LinkedData.Canonicalization;
using BadgeIssuer.LinkedData.Contexts;
using BadgeIssuer.LinkedData.JsonLd;

namespace BadgeIssuer.Benchmarks;

/// <summary>What the LinkedData room does for one credential of 3 KB.</summary>
internal static class LinkedDataWorks
{
    public static IEnumerable<(string Name, Action Work, double? Goal)> All()
    {
        var credential = Resources.Credential();
        var processor = new JsonLdProcessor(PublishedContexts.Store);
        var options = JsonLdOptions.Credentials;

        yield return ("JSON-LD -> canonical hash", () =>
        {
            using var document = JsonDocument.Parse(credential);
            using var dataset = processor.ToRdf(document.RootElement, options);
            Span<byte> hash = stackalloc byte[32];
            Rdfc10.Hash(dataset, hash);
        }, 0.5);

        yield return ("  of which parsing JSON", () => JsonDocument.Parse(credential).Dispose(), null);

        yield return ("JSON -> quads", () =>
        {
            using var document = JsonDocument.Parse(credential);
            using var dataset = processor.ToRdf(document.RootElement, options);
        }, null);

        // Kept for as long as the program runs.
        var parsed = JsonDocument.Parse(credential);
        var ready = processor.ToRdf(parsed.RootElement, options);
        yield return ("RDFC-1.0 of ready quads -> hash", () =>
        {
            Span<byte> hash = stackalloc byte[32];
            Rdfc10.Hash(ready, hash);
        }, null);

        var canonical = Rdfc10.Canonicalize(ready).NQuads.ToArray();
        yield return ("  of which hashing the text in the end", () =>
        {
            Span<byte> hash = stackalloc byte[32];
            SHA256.HashData(canonical, hash);
        }, null);

        yield return ("JSON -> JCS", () =>
        {
            using var document = JsonDocument.Parse(credential);
            JsonCanonicalizer.TryCanonicalize(document.RootElement, out _);
        }, null);
    }
}
