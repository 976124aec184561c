using BadgeIssuer.Issuing;

namespace BadgeIssuer.IO.Delivering;

/// <summary>Which badges are to be handed over.</summary>
/// <param name="Batch">Those of one run; <see langword="null"/> for all runs.</param>
/// <param name="Since">Those issued at this time or later; <see langword="null"/> for all times.</param>
public sealed record DeliveryScope(string? Batch, DateTimeOffset? Since)
{
    /// <summary>Whether a badge is asked for, however it stands.</summary>
    public bool Holds(IssuedBadge badge)
    {
        ArgumentNullException.ThrowIfNull(badge);
        return (Batch is null || badge.Batch == Batch) && (Since is not { } since || badge.IssuedAt >= since);
    }
}
