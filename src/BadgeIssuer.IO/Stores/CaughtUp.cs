using BadgeIssuer.Audit;

namespace BadgeIssuer.IO.Stores;

/// <summary>What a store took over from an audit log that went on after it.</summary>
/// <param name="Lost">
/// The badges that were issued in between: their documents are gone with the store that had them, so they were revoked.
/// </param>
/// <param name="Applied">How many badges were revoked, suspended, reinstated, superseded or erased again.</param>
/// <param name="Others">What else was done in between and is not in the store, by action: how many times.</param>
public sealed record CaughtUp(
    IReadOnlyList<AuditedBadge> Lost, int Applied, IReadOnlyDictionary<string, int> Others)
{
    /// <summary>Nothing.</summary>
    public static CaughtUp Nothing { get; } = new([], 0, new Dictionary<string, int>());
}
