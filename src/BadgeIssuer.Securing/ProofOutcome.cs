using BadgeIssuer.Securing.Keys;

namespace BadgeIssuer.Securing;

/// <summary>What checking a proof established.</summary>
public abstract record ProofOutcome
{
    private ProofOutcome()
    {
    }

    /// <summary>The proof is good.</summary>
    /// <param name="Method">Whose key made it.</param>
    public sealed record Verified(VerificationMethod Method) : ProofOutcome;

    /// <summary>The proof is bad, whoever looks at it and whenever.</summary>
    /// <param name="Problem">Why.</param>
    public sealed record Refuted(ProofProblem Problem) : ProofOutcome;

    /// <summary>Nobody here could tell: an unreachable key, a suite that is not known.</summary>
    /// <param name="Problem">Why.</param>
    public sealed record Undecided(ProofProblem Problem) : ProofOutcome;
}
