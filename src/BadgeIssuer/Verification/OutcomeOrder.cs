namespace BadgeIssuer.Verification;

/// <summary>Which of several answers to one question counts: the worst.</summary>
internal static class OutcomeOrder
{
    /// <summary>The worse of two results; the first where they are alike.</summary>
    public static CheckResult Worse(CheckResult one, CheckResult other) =>
        Severity(other.Outcome) > Severity(one.Outcome) ? other : one;

    // A failure outweighs a doubt, and a doubt what was not even asked. What one badge of a picture satisfies and the
    // other makes no claim about is satisfied.
    private static int Severity(CheckOutcome outcome) => outcome switch
    {
        CheckOutcome.NotApplicable => 0,
        CheckOutcome.Passed => 1,
        CheckOutcome.NotRun => 2,
        CheckOutcome.Inconclusive => 3,
        CheckOutcome.Failed => 4,
        _ => throw new ArgumentOutOfRangeException(nameof(outcome)),
    };
}
