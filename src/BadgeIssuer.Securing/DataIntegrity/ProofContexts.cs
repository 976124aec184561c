using System.Runtime.InteropServices;
using System.Text.Json;
using BadgeIssuer.LinkedData.Canonicalization;

namespace BadgeIssuer.Securing.DataIntegrity;

/// <summary>Judges the contexts of a document and of its proofs.</summary>
internal static class ProofContexts
{
    /// <summary>The context that is injected where a document has none that defines proofs.</summary>
    public const string Injected = "https://w3id.org/security/data-integrity/v2";

    // Those that define DataIntegrityProof with all its members.
    private static readonly string[] Defining =
        ["https://www.w3.org/ns/credentials/v2", "https://w3id.org/security/data-integrity/v1", Injected];

    /// <summary>Whether <see cref="Injected"/> must be added before a proof can be read in these contexts.</summary>
    /// <remarks>Source: VC Data Integrity 1.0, “Context Injection”.</remarks>
    public static bool LackProofs(JsonElement contexts) =>
        contexts.ValueKind is JsonValueKind.Array
            ? contexts.EnumerateArray().All(context => !IsDefining(context))
            : !IsDefining(contexts);

    /// <summary>Whether the document's contexts begin with those of the proof, in their order.</summary>
    /// <remarks>
    /// Source: the JCS suites, “Verify Proof”. The RDFC suites say nothing of a context in a proof and do not sign it;
    /// the same is asked there, so that nothing stands in a proof that is neither signed nor without effect.
    /// </remarks>
    public static bool BeginWith(JsonElement? document, JsonElement proof)
    {
        var (own, signed) = (document is { } contexts ? Values(contexts) : [], Values(proof));
        return signed.Length > 0
            && own.Length >= signed.Length
            && signed.Zip(own).All(static pair => JsonCanonicalizer.AreSame(pair.First, pair.Second));
    }

    /// <summary>Finds a context that is written out, anywhere in the document.</summary>
    /// <returns>Its place as a JSON Pointer, or null if there is none.</returns>
    public static string? FindInline(JsonElement document, string pointer) =>
        StandOnTopAlone(document) ? null : Find(document, pointer);

    /// <summary>Whether it is plain to see that the one <c>@context</c> is the document's own and has names alone.</summary>
    /// <remarks>Optimised: looks at the text, and says no where something is escaped.</remarks>
    public static bool StandOnTopAlone(JsonElement document)
    {
        var text = JsonMarshal.GetRawUtf8Value(document);
        return document.TryGetProperty("@context"u8, out var contexts)
            && AreNames(contexts)
            && !(text.Contains((byte)'\\') && text.IndexOf("\\u"u8) >= 0)
            && text.Count("@context"u8) == 1;
    }

    private static bool AreNames(JsonElement contexts)
    {
        if (contexts.ValueKind is not JsonValueKind.Array)
        {
            return contexts.ValueKind is JsonValueKind.String;
        }

        foreach (var context in contexts.EnumerateArray())
        {
            if (context.ValueKind is not JsonValueKind.String)
            {
                return false;
            }
        }

        return true;
    }

    private static string? Find(JsonElement element, string pointer)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var member in element.EnumerateObject())
                {
                    var found = member.NameEquals("@context"u8)
                        ? AreNames(member.Value) ? null : $"{pointer}/@context"
                        : member.Value.ValueKind is JsonValueKind.Object or JsonValueKind.Array
                            ? Find(member.Value, $"{pointer}/{Escape(member.Name)}")
                            : null;
                    if (found is not null)
                    {
                        return found;
                    }
                }

                return null;

            case JsonValueKind.Array:
                return element.EnumerateArray()
                    .Select((item, index) => Find(item, $"{pointer}/{index}"))
                    .FirstOrDefault(found => found is not null);

            default:
                return null;
        }
    }

    private static bool IsDefining(JsonElement context) => context.Text() is { } name && Defining.Contains(name);

    private static JsonElement[] Values(JsonElement contexts) =>
        contexts.ValueKind is JsonValueKind.Array ? [.. contexts.EnumerateArray()] : [contexts];

    // RFC 6901 §3
    private static string Escape(string name) =>
        name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);
}
