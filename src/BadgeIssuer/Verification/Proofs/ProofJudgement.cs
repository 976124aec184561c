using System.Collections.Immutable;
using BadgeIssuer.OpenBadges;
using BadgeIssuer.Securing;
using BadgeIssuer.Securing.Keys;

namespace BadgeIssuer.Verification.Proofs;

/// <summary>Whether a document is its issuer's.</summary>
internal abstract record ProofJudgement
{
    private ProofJudgement()
    {
    }

    /// <summary>It is.</summary>
    /// <param name="Key">The key that says so; <see langword="null"/> where the issuer's own host does.</param>
    public sealed record Good(PublicKey? Key) : ProofJudgement
    {
        /// <summary>
        /// The first instant at which it may be judged otherwise, since a key or a proof ends then; null where none does.
        /// </summary>
        public DateTimeOffset? Until { get; init; }

        /// <summary>The first of these instants, as a value for <see cref="Until"/>.</summary>
        public static DateTimeOffset? First(params ReadOnlySpan<DateTimeOffset?> ends)
        {
            DateTimeOffset? first = null;
            foreach (var end in ends)
            {
                first = end > first ? first : end ?? first;
            }

            return first;
        }

        /// <summary>What is wrong with other proofs beside the one that is good.</summary>
        public ImmutableArray<Problem> Warnings { get; init; } = [];
    }

    /// <summary>It is not, whoever looks at it and whenever.</summary>
    public sealed record Bad(Problem Problem) : ProofJudgement;

    /// <summary>It could not be decided here and now.</summary>
    public sealed record Open(Problem Problem) : ProofJudgement;

    /// <summary>The issuer's host says that the document is withdrawn.</summary>
    public sealed record Withdrawn(Problem Problem) : ProofJudgement;

    public static ProofJudgement BadOf(string code, params ReadOnlySpan<string> arguments) =>
        new Bad(Problem.Of(code, arguments));

    public static ProofJudgement BadOf(ProofProblem problem, string? pointer = null) =>
        new Bad(new Problem(problem.Code, pointer, problem.Arguments));

    public static ProofJudgement OpenOf(string code, params ReadOnlySpan<string> arguments) =>
        new Open(Problem.Of(code, arguments));

    public static ProofJudgement OpenOf(ProofProblem problem) => new Open(new Problem(problem.Code, null, problem.Arguments));
}
