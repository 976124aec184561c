using BadgeIssuer.OpenBadges;

namespace BadgeIssuer.Issuing;

/// <summary>The store cannot do what it must: it is held by another process, damaged, or its disk is full.</summary>
public sealed class BadgeStoreException : Exception
{
    /// <summary>A store's failure.</summary>
    /// <param name="problem">What went wrong, for people.</param>
    /// <param name="innerException">The cause, if there is one.</param>
    public BadgeStoreException(Problem problem, Exception? innerException = null)
        : base(problem?.Code, innerException)
    {
        ArgumentNullException.ThrowIfNull(problem);
        Problem = problem;
    }

    /// <summary>What went wrong.</summary>
    public Problem Problem { get; }
}
