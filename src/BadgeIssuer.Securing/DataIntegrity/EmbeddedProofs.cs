using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using BadgeIssuer.LinkedData.Canonicalization;
using BadgeIssuer.LinkedData.Contexts;
using BadgeIssuer.LinkedData.JsonLd;
using BadgeIssuer.Securing.Keys;

namespace BadgeIssuer.Securing.DataIntegrity;

/// <summary>Makes and verifies proofs that stand inside the document that they secure.</summary>
/// <remarks>
/// <para>One is meant to serve a whole program: it keeps the contexts that it has read. Thread-safe.</para>
/// <para>Nothing is fetched. A context that the store lacks leaves a proof undecided. So does one that is written into
/// the document, unless <see cref="AllowsInlineContexts"/>, because it could give a signed term another meaning than the
/// reader knows.</para>
/// <para>Sources: VC Data Integrity 1.0, “Algorithms”; Data Integrity EdDSA and ECDSA Cryptosuites v1.0.</para>
/// </remarks>
public sealed partial class EmbeddedProofs
{
    /// <summary>The one purpose that counts here.</summary>
    public const string AssertionMethod = "assertionMethod";

    private static readonly Lazy<EmbeddedProofs> Shared = new(() => new EmbeddedProofs(PublishedContexts.Store));

    private readonly ProofHasher _hasher;

    /// <summary>Proofs over the contexts of a store.</summary>
    /// <param name="contexts">The contexts that documents may name. No other is ever used.</param>
    public EmbeddedProofs(ContextStore contexts) => _hasher = new ProofHasher(new JsonLdProcessor(contexts));

    /// <summary>Proofs over the contexts that are embedded.</summary>
    public static EmbeddedProofs OverPublishedContexts => Shared.Value;

    /// <summary>Whether documents may define terms of their own. Default: they may not.</summary>
    public bool AllowsInlineContexts { get; init; }

    /// <summary>Verifies one proof of a document.</summary>
    /// <param name="document">The document with all its proofs. Must stay alive during the call.</param>
    /// <param name="proof">One of its proofs, read from this document.</param>
    /// <param name="method">
    /// The method that the proof names. That it is its controller's, is listed under <c>assertionMethod</c> and is in
    /// force are the caller's to judge, and so are the proofs that this one rests on: here is only asked that they are
    /// there, since they are signed with the document.
    /// </param>
    /// <param name="at">The instant at which the proof's own <c>expires</c> is judged.</param>
    /// <returns>Never an exception, whatever the document holds.</returns>
    public ProofOutcome Verify(
        JsonElement document, DataIntegrityProof proof, VerificationMethod method, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(proof);
        ArgumentNullException.ThrowIfNull(method);

        ProofProblem? problem;
        try
        {
            problem = CheckOptions(proof, method, at) ?? CheckSignature(document, proof, method.Key);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException and not ObjectDisposedException)
        {
            // A name that stands twice, or text that is not Unicode: the framework says it as late as this.
            problem = Unreadable();
        }
        catch (WorkLimitExceededException)
        {
            problem = ProofProblem.Of(DataIntegrityProblemCodes.WorkLimit);
        }

        return problem switch
        {
            null => new ProofOutcome.Verified(method),
            { Code: DataIntegrityProblemCodes.ContextUnknown or DataIntegrityProblemCodes.WorkLimit } =>
                new ProofOutcome.Undecided(problem),
            _ => new ProofOutcome.Refuted(problem),
        };
    }

    private static ProofProblem? CheckOptions(DataIntegrityProof proof, VerificationMethod method, DateTimeOffset at) =>
        proof.Purpose != AssertionMethod
            ? At(proof, "proofPurpose", DataIntegrityProblemCodes.Purpose, proof.Purpose)
        : proof.Expires <= at
            ? At(proof, "expires", DataIntegrityProblemCodes.Expired, proof.Element.Text("expires"u8) ?? "")
        : proof.VerificationMethod != method.Id
            ? At(proof, "verificationMethod", DataIntegrityProblemCodes.MethodDiffers, proof.VerificationMethod)
        : !proof.Suite.Fits(method.Key.Kind)
            ? At(proof, "verificationMethod", ProofProblemCodes.AlgorithmMismatch, proof.Suite.Name, method.Key.Kind.ToString())
        : null;

    private ProofProblem? CheckSignature(JsonElement document, DataIntegrityProof proof, PublicKey key)
    {
        if (document.ValueKind is not JsonValueKind.Object)
        {
            return Unreadable();
        }

        if (!ProofValue.TryDecode(proof.Value, out var signature))
        {
            return At(proof, "proofValue", DataIntegrityProblemCodes.ProofValue);
        }

        var contexts = Contexts(document);
        var signedContexts = Contexts(proof.Element);
        if (signedContexts is { } signed && !ProofContexts.BeginWith(contexts, signed))
        {
            return At(proof, "@context", DataIntegrityProblemCodes.Contexts);
        }

        if (FindPrevious(document, proof.PreviousProofs.AsSpan(), proof.Pointer, out var previous) is { } missing)
        {
            return missing;
        }

        // The hash of the options, then that of the document.
        var suite = proof.Suite;
        var size = Cryptosuite.HashBytes(key.Kind);
        var hashes = new byte[2 * size];
        using var configuration = SignedJson.Configuration(proof.Element, suite.IsLinkedData ? contexts : null);
        return TryHashUnsecured(document, previous, signedContexts, suite, key.Kind, hashes.AsSpan(size), out var problem)
            && TryHash(configuration.RootElement, suite, key.Kind, proof.Pointer, hashes.AsSpan(0, size), out problem)
            && key.Verify(Cryptosuite.AlgorithmFor(key.Kind), hashes, signature, out problem)
                ? suite.IsLinkedData ? null : CheckMeaning(document, proof.Element, proof.Pointer)
                : problem! with { Pointer = problem.Pointer ?? $"{proof.Pointer}/proofValue" };
    }

    private bool TryHashUnsecured(
        JsonElement document,
        JsonElement[] previous,
        JsonElement? signedContexts,
        Cryptosuite suite,
        KeyKind kind,
        Span<byte> digest,
        [NotNullWhen(false)] out ProofProblem? problem)
    {
        // Optimised: the usual document is read as it stands.
        if (suite.IsLinkedData
            && previous.Length is 0
            && ProofContexts.StandOnTopAlone(document)
            && _hasher.TryHashWithoutProofs(document, Cryptosuite.HashFor(kind), digest))
        {
            problem = null;
            return true;
        }

        // The JCS suites sign the contexts as the proof has them, the others as the document has them.
        using var unsecured = SignedJson.Unsecured(document, previous, suite.IsLinkedData ? null : signedContexts);
        return TryHash(unsecured.RootElement, suite, kind, "", digest, out problem);
    }

    // A JCS suite signs words without asking what they mean. They are believed only if every one of them means something,
    // in contexts that are known, as it must in the RDFC suites (VC Data Integrity 1.0, “Securing Data Losslessly”).
    private ProofProblem? CheckMeaning(JsonElement document, JsonElement proof, string pointer)
    {
        using var unsecured = SignedJson.Unsecured(document);
        if (!AllowsInlineContexts && ProofContexts.FindInline(unsecured.RootElement, "") is { } place)
        {
            return Inline(place);
        }

        if (_hasher.FindMeaningless(unsecured.RootElement, "") is { } problem)
        {
            return problem;
        }

        // Only where the document's contexts speak of proofs at all.
        if (Contexts(document) is not { } contexts || ProofContexts.LackProofs(contexts))
        {
            return null;
        }

        using var configuration = SignedJson.Configuration(proof, contexts);
        return _hasher.FindMeaningless(configuration.RootElement, pointer);
    }

    // VC Data Integrity 1.0, “Verify Proof Sets and Chains”: every proof that is named is there, and once.
    private static ProofProblem? FindPrevious(
        JsonElement document, ReadOnlySpan<string> ids, string pointer, out JsonElement[] previous)
    {
        previous = [];
        foreach (var id in ids)
        {
            var found = DataIntegrityProof.In(document)
                .Select(proof => proof.Element)
                .Where(element => element.Text("id"u8) == id)
                .Take(2)
                .ToArray();
            if (found is not [var only])
            {
                return ProofProblem.Of(DataIntegrityProblemCodes.PreviousProof, id)
                    with { Pointer = $"{pointer}/previousProof" };
            }

            previous = [.. previous, only];
        }

        return null;
    }

    // The hash of the unsecured document, or of a proof's configuration.
    private bool TryHash(
        JsonElement element,
        Cryptosuite suite,
        KeyKind kind,
        string pointer,
        Span<byte> digest,
        [NotNullWhen(false)] out ProofProblem? problem)
    {
        if (!AllowsInlineContexts && ProofContexts.FindInline(element, pointer) is { } place)
        {
            problem = Inline(place);
            return false;
        }

        return _hasher.TryHash(element, suite.IsLinkedData, Cryptosuite.HashFor(kind), pointer, digest, out problem);
    }

    private static JsonElement? Contexts(JsonElement element) =>
        element.TryGetProperty("@context"u8, out var contexts) ? contexts : null;

    private static ProofProblem Inline(string place) =>
        ProofProblem.Of(DataIntegrityProblemCodes.ContextUnknown, "inline") with { Pointer = place };

    private static ProofProblem Unreadable() =>
        ProofProblem.Of(DataIntegrityProblemCodes.Transformation, "I-JSON") with { Pointer = "" };

    private static ProofProblem At(
        DataIntegrityProof proof, string member, string code, params ReadOnlySpan<string> arguments) =>
        ProofProblem.Of(code, arguments) with { Pointer = $"{proof.Pointer}/{member}" };
}
