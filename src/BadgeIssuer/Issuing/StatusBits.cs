using System.Collections.Immutable;

namespace BadgeIssuer.Issuing;

/// <summary>What a pair of status lists must say.</summary>
/// <param name="Revoked">The indexes of awards that never hold again, in ascending order.</param>
/// <param name="Suspended">The indexes of awards that do not hold at present, in ascending order.</param>
public sealed record StatusBits(ImmutableArray<int> Revoked, ImmutableArray<int> Suspended)
{
    /// <summary>Nothing is revoked or suspended.</summary>
    public static StatusBits None { get; } = new([], []);
}
