using BadgeIssuer.OpenBadges;

namespace BadgeIssuer.IO.Backups;

/// <summary>A backup cannot be written or restored. What was there before is as it was.</summary>
public sealed class BackupException : Exception
{
    /// <summary>A failure.</summary>
    /// <param name="problem">What went wrong, for people.</param>
    /// <param name="innerException">The cause, if there is one.</param>
    public BackupException(Problem problem, Exception? innerException = null)
        : base(problem?.Code, innerException)
    {
        ArgumentNullException.ThrowIfNull(problem);
        Problem = problem;
    }

    /// <summary>What went wrong.</summary>
    public Problem Problem { get; }
}
