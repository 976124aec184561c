using System.Collections.Immutable;

namespace BadgeIssuer.Issuing;

/// <summary>Gives out places in status lists.</summary>
public interface IStatusAllocator
{
    /// <summary>
    /// Reserves random places that were never reserved before. A place that a run reserved and did not use, because it
    /// was killed, stays unused for ever: better a gap than an index of two badges.
    /// </summary>
    /// <param name="count">How many, from 0.</param>
    ImmutableArray<StatusPlace> Reserve(int count);
}
