using BadgeIssuer.Lifecycle;

namespace BadgeIssuer.Reports;

/// <summary>Badges by how they stand. A corrected badge and the one in its place are two.</summary>
/// <param name="Active">Those that hold.</param>
/// <param name="Suspended">Those that are suspended.</param>
/// <param name="Revoked">Those that were revoked.</param>
/// <param name="Superseded">Those that a corrected badge took the place of.</param>
/// <param name="Erased">Those whose person's data were removed.</param>
public sealed record BadgeCounts(int Active, int Suspended, int Revoked, int Superseded, int Erased)
{
    /// <summary>No badge.</summary>
    public static BadgeCounts None { get; } = new(0, 0, 0, 0, 0);

    /// <summary>All that were issued.</summary>
    public int Issued => Active + Suspended + Revoked + Superseded + Erased;

    /// <summary>One more badge.</summary>
    public BadgeCounts With(BadgeStanding standing) => standing switch
    {
        BadgeStanding.Active => this with { Active = Active + 1 },
        BadgeStanding.Suspended => this with { Suspended = Suspended + 1 },
        BadgeStanding.Revoked => this with { Revoked = Revoked + 1 },
        BadgeStanding.Superseded => this with { Superseded = Superseded + 1 },
        BadgeStanding.Erased => this with { Erased = Erased + 1 },
        _ => throw new ArgumentOutOfRangeException(nameof(standing)),
    };
}
