using System.Collections.Immutable;

namespace BadgeIssuer.Securing.DataIntegrity;

/// <summary>What a proof says beside its signature.</summary>
/// <remarks>Source: VC Data Integrity 1.0, “Proofs”. The purpose is always <c>assertionMethod</c>.</remarks>
/// <param name="VerificationMethod">The absolute id of the method that verifies: a DID URL or an HTTPS URL.</param>
/// <param name="Created">When the proof is made, written in UTC and whole seconds, or null to say nothing.</param>
public sealed record ProofOptions(string VerificationMethod, DateTimeOffset? Created)
{
    /// <summary>From when on the proof counts no longer, written in UTC and whole seconds, or null: for good.</summary>
    public DateTimeOffset? Expires { get; init; }

    /// <summary>The proof's own identifier, an absolute IRI, by which later proofs can rest on it; or null.</summary>
    public string? Id { get; init; }

    /// <summary>The ids of proofs in the document that this one signs too. Usually none.</summary>
    public ImmutableArray<string> PreviousProofs { get; init; } = [];
}
