using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace BadgeIssuer.Securing.DataIntegrity;

/// <summary>A proof as it stands in a document, read and not yet verified.</summary>
/// <remarks>
/// <para>Read strictly: every member that the specification names has its one form or the proof is refused; members that
/// it does not name stay in <see cref="Element"/> and are signed with the rest.</para>
/// <para>Source: VC Data Integrity 1.0, “Proofs”.</para>
/// </remarks>
public sealed record DataIntegrityProof
{
    private const int MaximumPreviousProofs = 16;

    private DataIntegrityProof(JsonElement element, string pointer, Cryptosuite suite, string method, string purpose, string value) =>
        (Element, Pointer, Suite, VerificationMethod, Purpose, Value) = (element, pointer, suite, method, purpose, value);

    /// <summary>The proof. Valid as long as the document that it was read from.</summary>
    public JsonElement Element { get; }

    /// <summary>Where it stands, as a JSON Pointer: <c>/proof</c> or <c>/proof/0</c>.</summary>
    public string Pointer { get; }

    /// <summary>The suite.</summary>
    public Cryptosuite Suite { get; }

    /// <summary>The id of the method that is said to verify it. Not checked in any way.</summary>
    public string VerificationMethod { get; }

    /// <summary>What it is for, e.g. <c>assertionMethod</c>.</summary>
    public string Purpose { get; }

    /// <summary>The signature in its text form.</summary>
    public string Value { get; }

    /// <summary>Its own identifier, or null.</summary>
    public string? Id { get; private init; }

    /// <summary>When it says it was made, or null.</summary>
    public DateTimeOffset? Created { get; private init; }

    /// <summary>From when on it counts no longer, or null: for good.</summary>
    public DateTimeOffset? Expires { get; private init; }

    /// <summary>The ids of the proofs that it rests on; usually none.</summary>
    public ImmutableArray<string> PreviousProofs { get; private init; } = [];

    /// <summary>The proofs of a document with their places: none, the one, or those of the array.</summary>
    /// <returns>None, too, if a name in the document is no Unicode text.</returns>
    public static IEnumerable<(JsonElement Element, string Pointer)> In(JsonElement document)
    {
        JsonElement proof;
        try
        {
            if (document.ValueKind is not JsonValueKind.Object || !document.TryGetProperty("proof"u8, out proof))
            {
                return [];
            }
        }
        catch (InvalidOperationException)
        {
            return [];
        }

        return proof.ValueKind is JsonValueKind.Array
            ? proof.EnumerateArray().Select((element, index) => (element, $"/proof/{index}"))
            : [(proof, "/proof")];
    }

    /// <summary>Reads a proof.</summary>
    /// <param name="element">The proof.</param>
    /// <param name="pointer">Where it stands.</param>
    /// <param name="proof">The proof, if this returns true.</param>
    /// <param name="problem">
    /// Otherwise why not: <c>proof.suite-not-supported</c> leaves everything open; with any other the proof is refuted.
    /// </param>
    public static bool TryRead(
        JsonElement element,
        string pointer,
        [NotNullWhen(true)] out DataIntegrityProof? proof,
        [NotNullWhen(false)] out ProofProblem? problem)
    {
        proof = null;
        try
        {
            problem = Read(element, pointer, out proof);
        }
        catch (InvalidOperationException)
        {
            // A name that is no Unicode text: looking for another stumbles over it.
            problem = Malformed(pointer, "proof");
        }

        return problem is null;
    }

    private static ProofProblem? Read(JsonElement element, string pointer, out DataIntegrityProof? proof)
    {
        proof = null;
        if (element.ValueKind is not JsonValueKind.Object)
        {
            return Malformed(pointer, "proof");
        }

        if (element.Text("type"u8) is not { Length: > 0 } type)
        {
            return Malformed(pointer, "type");
        }

        var suiteName = element.Text("cryptosuite"u8);
        if (suiteName is null && (type == Cryptosuite.EddsaRdfc2022.ProofType || element.Has("cryptosuite"u8)))
        {
            return Malformed(pointer, "cryptosuite");
        }

        if (!Cryptosuite.TryFind(type, suiteName, out var suite))
        {
            return Problem(pointer, DataIntegrityProblemCodes.SuiteUnknown, suiteName ?? type);
        }

        if (element.Text("verificationMethod"u8) is not { Length: > 0 } method)
        {
            return Malformed(pointer, "verificationMethod");
        }

        if (element.Text("proofPurpose"u8) is not { Length: > 0 } purpose)
        {
            return Malformed(pointer, "proofPurpose");
        }

        if (element.Text("proofValue"u8) is not { Length: > 0 } value)
        {
            return Malformed(pointer, "proofValue");
        }

        if (element.Has("id"u8) && element.Text("id"u8) is not { Length: > 0 })
        {
            return Malformed(pointer, "id");
        }

        if (!TryReadInstant(element, "created"u8, out var created))
        {
            return Malformed(pointer, "created");
        }

        if (!TryReadInstant(element, "expires"u8, out var expires))
        {
            return Malformed(pointer, "expires");
        }

        if (!TryReadPrevious(element, out var previous))
        {
            return Malformed(pointer, "previousProof");
        }

        proof = new DataIntegrityProof(element, pointer, suite, method, purpose, value)
        {
            Id = element.Text("id"u8),
            Created = created,
            Expires = expires,
            PreviousProofs = previous,
        };
        return null;
    }

    private static bool TryReadInstant(JsonElement element, ReadOnlySpan<byte> name, out DateTimeOffset? instant)
    {
        instant = null;
        if (!element.Has(name))
        {
            return true;
        }

        var isRead = DateTimeStamp.TryParse(element.Text(name), out var read);
        instant = read;
        return isRead;
    }

    private static bool TryReadPrevious(JsonElement element, out ImmutableArray<string> ids)
    {
        ids = [];
        if (!element.TryGetProperty("previousProof"u8, out var member))
        {
            return true;
        }

        JsonElement[] values = member.ValueKind is JsonValueKind.Array ? [.. member.EnumerateArray()] : [member];
        ids = [.. values.Select(value => value.Text()).OfType<string>().Where(id => id.Length > 0)];
        return ids.Length == values.Length
            && ids.Length is > 0 and <= MaximumPreviousProofs
            && ids.Distinct(StringComparer.Ordinal).Count() == ids.Length;
    }

    private static ProofProblem Malformed(string pointer, string member) =>
        Problem(member == "proof" ? pointer : $"{pointer}/{member}", DataIntegrityProblemCodes.Malformed, member);

    private static ProofProblem Problem(string pointer, string code, string argument) =>
        ProofProblem.Of(code, argument) with { Pointer = pointer };
}
