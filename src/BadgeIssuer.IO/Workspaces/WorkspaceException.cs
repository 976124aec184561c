using System.Collections.Immutable;
using BadgeIssuer.OpenBadges;

namespace BadgeIssuer.IO.Workspaces;

/// <summary>The workspace cannot be opened or made: everything that is wrong, at once.</summary>
public sealed class WorkspaceException : Exception
{
    /// <summary>A workspace's failure.</summary>
    /// <param name="problems">What is wrong, at least one; a pointer names a file of the workspace and a place in it.</param>
    /// <param name="innerException">The cause, if there is one.</param>
    public WorkspaceException(ImmutableArray<Problem> problems, Exception? innerException = null)
        : base(string.Join(", ", problems.Select(problem => $"{problem.Pointer} {problem.Code}")), innerException) =>
        Problems = problems;

    /// <summary>A workspace's failure for one reason.</summary>
    public WorkspaceException(Problem problem, Exception? innerException = null)
        : this([problem], innerException)
    {
    }

    /// <summary>What is wrong.</summary>
    public ImmutableArray<Problem> Problems { get; }
}
