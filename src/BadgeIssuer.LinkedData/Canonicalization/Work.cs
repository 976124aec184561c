using System.Runtime.CompilerServices;

namespace BadgeIssuer.LinkedData.Canonicalization;

/// <summary>The work done on one dataset.</summary>
internal sealed class Work(WorkLimit limit)
{
    /// <summary>How often Hash N-Degree Quads has been called.</summary>
    public int NDegreeCalls { get; private set; }

    /// <summary>How many hashes of related nodes, steps through permutations and copied identifiers there have been.</summary>
    public int Steps { get; private set; }

    public void Step(int count = 1)
    {
        Steps += count;
        if (Steps > limit.Steps)
        {
            throw new WorkLimitExceededException();
        }
    }

    public void NDegree()
    {
        // The calls are nested, and a chain of equal nodes nests as deep as it is long.
        if (++NDegreeCalls > limit.NDegreeCalls || !RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            throw new WorkLimitExceededException();
        }
    }
}
