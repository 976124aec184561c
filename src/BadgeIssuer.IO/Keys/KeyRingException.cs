using BadgeIssuer.OpenBadges;

namespace BadgeIssuer.IO.Keys;

/// <summary>The key ring cannot do what it must.</summary>
public sealed class KeyRingException : Exception
{
    /// <summary>A key ring's failure.</summary>
    /// <param name="problem">What went wrong, for people; never a secret.</param>
    /// <param name="innerException">The cause, if there is one.</param>
    public KeyRingException(Problem problem, Exception? innerException = null)
        : base(problem?.Code, innerException)
    {
        ArgumentNullException.ThrowIfNull(problem);
        Problem = problem;
    }

    /// <summary>What went wrong.</summary>
    public Problem Problem { get; }
}
