namespace BadgeIssuer.Verification;

/// <summary>What one check established.</summary>
public enum CheckOutcome
{
    /// <summary>Not asked: an earlier answer made the question meaningless or unsafe, or nobody here can ask it.</summary>
    NotRun,

    /// <summary>Asked, and the badge makes no claim that the question is about.</summary>
    NotApplicable,

    /// <summary>Asked, and the badge satisfies it.</summary>
    Passed,

    /// <summary>Asked, and the badge does not satisfy it.</summary>
    Failed,

    /// <summary>Asked, and it could not be decided. Evidence neither for nor against the badge.</summary>
    Inconclusive,
}
