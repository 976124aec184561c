using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text.Json;
using BadgeIssuer.LinkedData.Canonicalization;
using BadgeIssuer.LinkedData.JsonLd;

namespace BadgeIssuer.Securing.DataIntegrity;

/// <summary>Transforms a document as a suite asks, and hashes what comes out.</summary>
/// <remarks>Source: the suites' “Transformation” and “Hashing”.</remarks>
internal sealed class ProofHasher(JsonLdProcessor processor)
{
    /// <summary>Hashes a document.</summary>
    /// <param name="document">The unsecured document or the proof configuration.</param>
    /// <param name="isLinkedData">Whether its RDF counts, or its JSON.</param>
    /// <param name="hash">The hash.</param>
    /// <param name="place">Where the document stands, for the pointer of a problem.</param>
    /// <param name="digest">Where the hash goes: exactly as long as it is.</param>
    /// <param name="problem">Otherwise why not.</param>
    public bool TryHash(
        JsonElement document,
        bool isLinkedData,
        CanonicalizationHash hash,
        string place,
        Span<byte> digest,
        [NotNullWhen(false)] out ProofProblem? problem)
    {
        problem = null;
        if (!isLinkedData)
        {
            if (!JsonCanonicalizer.TryCanonicalize(document, out var text))
            {
                problem = ProofProblem.Of(DataIntegrityProblemCodes.Transformation, "I-JSON") with { Pointer = place };
                return false;
            }

            _ = hash is CanonicalizationHash.Sha384 ? SHA384.HashData(text, digest) : SHA256.HashData(text, digest);
            return true;
        }

        try
        {
            using var dataset = processor.ToRdf(document, JsonLdOptions.Credentials);
            Rdfc10.Hash(dataset, digest, hash);
            return true;
        }
        catch (JsonLdException error)
        {
            problem = ProblemOf(error, place);
        }
        catch (WorkLimitExceededException)
        {
            problem = ProofProblem.Of(DataIntegrityProblemCodes.WorkLimit);
        }

        return false;
    }

    /// <summary>Hashes the RDF of a document without its proofs, if that needs no copy of it.</summary>
    /// <returns>False if it does, or if something is wrong: <see cref="TryHash"/> finds out what.</returns>
    /// <exception cref="WorkLimitExceededException">It takes too much work.</exception>
    public bool TryHashWithoutProofs(JsonElement document, CanonicalizationHash hash, Span<byte> digest)
    {
        using var dataset = processor.ToRdfWithout(document, "proof"u8, JsonLdOptions.Credentials);
        if (dataset is null)
        {
            return false;
        }

        Rdfc10.Hash(dataset, digest, hash);
        return true;
    }

    /// <summary>Looks for what the contexts of a document give no meaning to.</summary>
    /// <param name="document">The document.</param>
    /// <param name="place">Where it stands, for the pointer of a problem.</param>
    /// <returns>The first, or null if every term means something.</returns>
    public ProofProblem? FindMeaningless(JsonElement document, string place)
    {
        try
        {
            using var dataset = processor.ToRdf(document, JsonLdOptions.Credentials);
            return null;
        }
        catch (JsonLdException error)
        {
            return ProblemOf(error, place);
        }
    }

    private static ProofProblem ProblemOf(JsonLdException error, string place) =>
        ProblemOf(error) with { Pointer = error.Pointer is { } pointer ? place + pointer : place };

    private static ProofProblem ProblemOf(JsonLdException error) => error.Code switch
    {
        JsonLdErrorCode.LoadingRemoteContextFailed =>
            ProofProblem.Of(DataIntegrityProblemCodes.ContextUnknown, error.Subject ?? "?"),

        JsonLdErrorCode.UndefinedTerm or JsonLdErrorCode.RelativeIri or JsonLdErrorCode.DroppedValue =>
            ProofProblem.Of(DataIntegrityProblemCodes.DataLoss, error.Code.Text(), error.Subject ?? "?"),

        // An error inside the context of a term may be that a context is not here.
        JsonLdErrorCode.InvalidScopedContext when error.InnerException is JsonLdException inner
            && inner.Code is JsonLdErrorCode.LoadingRemoteContextFailed => ProblemOf(inner),

        _ => ProofProblem.Of(DataIntegrityProblemCodes.Transformation, error.Code.Text()),
    };
}
