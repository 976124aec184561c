using BadgeIssuer.OpenBadges;

namespace BadgeIssuer.IO.Publishing;

/// <summary>The publication cannot be completed. What is published already stands, and publishing can be repeated.</summary>
public sealed class PublishException : Exception
{
    /// <summary>A failure to publish.</summary>
    /// <param name="problem">What went wrong, for people.</param>
    /// <param name="innerException">The cause, if there is one.</param>
    public PublishException(Problem problem, Exception? innerException = null)
        : base(problem?.Code, innerException)
    {
        ArgumentNullException.ThrowIfNull(problem);
        Problem = problem;
    }

    /// <summary>What went wrong.</summary>
    public Problem Problem { get; }
}
