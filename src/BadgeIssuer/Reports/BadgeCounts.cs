using BadgeIssuer.Issuing;
using BadgeIssuer.Lifecycle;

namespace BadgeIssuer.Reports;

/// <summary>Badges by how they stand. A corrected badge and the one in its place are two.</summary>
/// <param name="Active">Those that hold.</param>
/// <param name="Expired">Those whose last day has passed and that would hold otherwise.</param>
/// <param name="Suspended">Those that are suspended.</param>
/// <param name="Revoked">Those that were revoked.</param>
/// <param name="Superseded">Those that a corrected badge took the place of.</param>
/// <param name="Erased">Those whose person's data were removed.</param>
public sealed record BadgeCounts(int Active, int Expired, int Suspended, int Revoked, int Superseded, int Erased)
{
    /// <summary>No badge.</summary>
    public static BadgeCounts None { get; } = new(0, 0, 0, 0, 0, 0);

    /// <summary>All that were issued.</summary>
    public int Issued => Active + Expired + Suspended + Revoked + Superseded + Erased;

    /// <summary>One more badge.</summary>
    /// <param name="badge">The badge.</param>
    /// <param name="today">The day on which it holds or has expired, in the programme's time zone.</param>
    public BadgeCounts With(IssuedBadge badge, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(badge);
        return badge.Standing switch
        {
            BadgeStanding.Active when badge.ValidThrough < today => this with { Expired = Expired + 1 },
            BadgeStanding.Active => this with { Active = Active + 1 },
            BadgeStanding.Suspended => this with { Suspended = Suspended + 1 },
            BadgeStanding.Revoked => this with { Revoked = Revoked + 1 },
            BadgeStanding.Superseded => this with { Superseded = Superseded + 1 },
            BadgeStanding.Erased => this with { Erased = Erased + 1 },
            _ => throw new ArgumentOutOfRangeException(nameof(badge)),
        };
    }
}
