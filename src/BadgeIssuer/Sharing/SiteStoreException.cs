using BadgeIssuer.OpenBadges;

namespace BadgeIssuer.Sharing;

/// <summary>The site's store cannot do what it must: it is held by another process, damaged, or its disk is full.</summary>
public sealed class SiteStoreException : Exception
{
    /// <summary>A store's failure.</summary>
    /// <param name="problem">What went wrong, for people.</param>
    /// <param name="innerException">The cause, if there is one.</param>
    public SiteStoreException(Problem problem, Exception? innerException = null)
        : base(problem?.Code, innerException)
    {
        ArgumentNullException.ThrowIfNull(problem);
        Problem = problem;
    }

    /// <summary>What went wrong.</summary>
    public Problem Problem { get; }
}
