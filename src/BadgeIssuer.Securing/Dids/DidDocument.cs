using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using BadgeIssuer.Securing.Keys;

namespace BadgeIssuer.Securing.Dids;

/// <summary>What a DID document (or another controlled identifier document) says about who may assert with which key.</summary>
/// <remarks>
/// <para>A method that cannot be used – an unknown type, a bad key – does not spoil the document: asking for it says
/// what is wrong with it. Whether the document is the one that was asked for, and whether a method has expired, is
/// the caller's to judge.</para>
/// <para>Source: W3C DID Core 1.0 §5.2 and §5.3; W3C Controlled Identifiers 1.0, “Verification Methods”.</para>
/// </remarks>
public sealed record DidDocument
{
    /// <summary>The most verification methods that are read; more are a malformed document.</summary>
    public const int MaximumMethods = 256;

    private readonly ImmutableDictionary<string, ProofProblem> _unusable;

    private DidDocument(
        string id,
        ImmutableArray<VerificationMethod> assertionMethods,
        ImmutableArray<VerificationMethod> withdrawn,
        ImmutableDictionary<string, ProofProblem> unusable) =>
        (Id, AssertionMethods, Withdrawn, _unusable) = (id, assertionMethods, withdrawn, unusable);

    /// <summary>Whose document it says it is.</summary>
    public string Id { get; }

    /// <summary>The methods for assertions that can be used, in the document's order, each once.</summary>
    public ImmutableArray<VerificationMethod> AssertionMethods { get; }

    /// <summary>
    /// Methods that the document gives with <c>revoked</c> and for no assertions any more: nothing verifies by them, and
    /// they tell why.
    /// </summary>
    public ImmutableArray<VerificationMethod> Withdrawn { get; }

    /// <summary>Finds a method for assertions by its absolute id.</summary>
    /// <param name="id">The id, as the proof names it.</param>
    /// <param name="method">The method, if this returns <see langword="true"/>.</param>
    /// <param name="problem">
    /// Otherwise <c>proof.method-not-listed</c>, or why the method that is listed cannot be used.
    /// </param>
    public bool TryFindAssertionMethod(
        string id, [NotNullWhen(true)] out VerificationMethod? method, [NotNullWhen(false)] out ProofProblem? problem)
    {
        ArgumentNullException.ThrowIfNull(id);
        method = AssertionMethods.FirstOrDefault(candidate => candidate.Id == id);
        problem = method is not null ? null
            : _unusable.GetValueOrDefault(id) ?? ProofProblem.Of(ProofProblemCodes.MethodNotListed, id);
        return method is not null;
    }

    /// <summary>Reads a document.</summary>
    /// <param name="root">The document; read without names that stand twice.</param>
    /// <param name="document">The document, if this returns <see langword="true"/>.</param>
    /// <param name="problem">Otherwise <c>proof.did-document-malformed</c>.</param>
    public static bool TryRead(
        JsonElement root, [NotNullWhen(true)] out DidDocument? document, [NotNullWhen(false)] out ProofProblem? problem)
    {
        document = null;
        if (root.Text("id"u8) is not { Length: > 0 } id)
        {
            problem = Malformed("id");
            return false;
        }

        if (!TryReadList(root, "verificationMethod"u8, out var declared))
        {
            problem = Malformed("verificationMethod");
            return false;
        }

        if (!TryReadList(root, "assertionMethod"u8, out var listed))
        {
            problem = Malformed("assertionMethod");
            return false;
        }

        var byId = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var element in declared)
        {
            // Two methods with one id: which one was meant cannot be told.
            if (VerificationMethodReader.IdOf(element, id) is not { } methodId || !byId.TryAdd(methodId, element))
            {
                problem = Malformed("verificationMethod");
                return false;
            }
        }

        var methods = ImmutableArray.CreateBuilder<VerificationMethod>();
        var unusable = ImmutableDictionary.CreateBuilder<string, ProofProblem>(StringComparer.Ordinal);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var entry in listed)
        {
            var isReference = entry.ValueKind is JsonValueKind.String;
            var methodId = isReference
                ? VerificationMethodReader.Resolve(entry.Text(), id)
                : VerificationMethodReader.IdOf(entry, id);
            if (methodId is null || (!isReference && byId.ContainsKey(methodId)))
            {
                problem = Malformed("assertionMethod");
                return false;
            }

            if (!seen.Add(methodId))
            {
                continue;
            }

            if (isReference && !byId.ContainsKey(methodId))
            {
                unusable[methodId] = ProofProblem.Of(ProofProblemCodes.MethodNotListed, methodId);
            }
            else if (VerificationMethodReader.TryRead(
                isReference ? byId[methodId] : entry, methodId, out var method, out var whyNot))
            {
                methods.Add(method);
            }
            else
            {
                unusable[methodId] = whyNot;
            }
        }

        ImmutableArray<VerificationMethod> withdrawn =
        [
            .. byId.Where(entry => !seen.Contains(entry.Key))
                .Select(entry => VerificationMethodReader.TryRead(entry.Value, entry.Key, out var method, out _) ? method : null)
                .OfType<VerificationMethod>()
                .Where(method => method.Revoked is not null),
        ];
        document = new DidDocument(id, methods.ToImmutable(), withdrawn, unusable.ToImmutable());
        problem = null;
        return true;
    }

    // Absent, one value, or an array of values.
    private static bool TryReadList(JsonElement root, ReadOnlySpan<byte> name, out ImmutableArray<JsonElement> list)
    {
        list = [];
        if (!root.TryGetProperty(name, out var member))
        {
            return true;
        }

        switch (member.ValueKind)
        {
            case JsonValueKind.Array when member.GetArrayLength() <= MaximumMethods:
                list = [.. member.EnumerateArray()];
                return true;

            case JsonValueKind.Object or JsonValueKind.String:
                list = [member];
                return true;

            default:
                return false;
        }
    }

    private static ProofProblem Malformed(string member) =>
        ProofProblem.Of(ProofProblemCodes.DidDocumentMalformed, member);
}
