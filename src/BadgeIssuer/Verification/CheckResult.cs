using BadgeIssuer.OpenBadges;

namespace BadgeIssuer.Verification;

/// <summary>The answer to one question about a badge.</summary>
/// <remarks>Made only by the factory methods, so that an outcome and its problem cannot disagree.</remarks>
public sealed record CheckResult
{
    private CheckResult(CheckId check, CheckOutcome outcome, Problem? problem) =>
        (Check, Outcome, Problem) = (check, outcome, problem);

    /// <summary>The question.</summary>
    public CheckId Check { get; }

    /// <summary>The answer.</summary>
    public CheckOutcome Outcome { get; }

    /// <summary>Why. Set exactly when <see cref="Outcome"/> is NotRun, Failed or Inconclusive.</summary>
    public Problem? Problem { get; }

    /// <summary>The badge satisfies the check.</summary>
    public static CheckResult Passed(CheckId check) => new(check, CheckOutcome.Passed, null);

    /// <summary>The badge makes no claim that the check is about.</summary>
    public static CheckResult NotApplicable(CheckId check) => new(check, CheckOutcome.NotApplicable, null);

    /// <summary>The badge does not satisfy the check.</summary>
    public static CheckResult Failed(CheckId check, Problem problem) => new(check, CheckOutcome.Failed, problem);

    /// <summary>The check could not be decided.</summary>
    public static CheckResult Inconclusive(CheckId check, Problem problem) =>
        new(check, CheckOutcome.Inconclusive, problem);

    /// <summary>The check was not made, for the reason that <paramref name="problem"/> gives.</summary>
    public static CheckResult NotRun(CheckId check, Problem problem) => new(check, CheckOutcome.NotRun, problem);
}
