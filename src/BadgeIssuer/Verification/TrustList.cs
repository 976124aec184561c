namespace BadgeIssuer.Verification;

/// <summary>Whose badges those who run this verifier vouch for, and of whose they warn.</summary>
/// <remarks>Immutable and safe to share between threads.</remarks>
public sealed class TrustList
{
    private readonly Dictionary<string, TrustEntry[]> _entries;

    private TrustList(IEnumerable<TrustEntry> entries) => _entries = entries
        .GroupBy(entry => entry.Id, StringComparer.Ordinal)
        .ToDictionary(group => group.Key, group => group.ToArray(), StringComparer.Ordinal);

    /// <summary>Vouches for nobody.</summary>
    public static TrustList Empty { get; } = new([]);

    /// <summary>A list of the given entries. An issuer may have several, e.g. one a contract year.</summary>
    public static TrustList Of(params IEnumerable<TrustEntry> entries) => new(entries);

    /// <summary>Vouches for the issuers with these identifiers, at any time and with any key that they publish.</summary>
    public static TrustList OfIssuers(params IEnumerable<string> ids) =>
        new(ids.Select(id => new TrustEntry(id, null, IssuerTrust.Trusted, [])));

    /// <summary>The entry that covers a badge.</summary>
    /// <param name="issuerId">The badge's issuer.</param>
    /// <param name="issued">When the badge says it was issued.</param>
    /// <param name="thumbprint">The thumbprint of the key that made its proof, or <see langword="null"/>.</param>
    /// <returns>
    /// The entry; where several cover the badge, a warning before a recommendation, and one that accepts the key before one
    /// that does not; <see langword="null"/> where none covers it.
    /// </returns>
    public TrustEntry? Find(string issuerId, DateTimeOffset issued, string? thumbprint = null) =>
        _entries.GetValueOrDefault(issuerId, [])
            .Where(entry => entry.Covers(issued))
            .MaxBy(entry => entry.Trust is IssuerTrust.Distrusted ? 2 : entry.Accepts(thumbprint) ? 1 : 0);

    /// <summary>Whether a status list counts for a badge of an issuer.</summary>
    /// <remarks>
    /// Keys are pinned against whoever takes over the issuer's address. Who could sign lists could take a revocation back,
    /// so where keys are pinned a list needs one of them: of any year, since a list goes on when the badges' key has changed.
    /// </remarks>
    /// <param name="issuerId">The issuer of both.</param>
    /// <param name="issued">When the badge says it was issued.</param>
    /// <param name="badgeKey">The thumbprint of the key that made the badge's proof.</param>
    /// <param name="listKey">The thumbprint of the key that made the list's proof.</param>
    public bool AcceptsList(string issuerId, DateTimeOffset issued, string? badgeKey, string? listKey) =>
        Find(issuerId, issued, badgeKey) is not { Trust: IssuerTrust.Trusted, Keys.IsEmpty: false }
        || (listKey is not null && _entries[issuerId].Any(entry =>
            entry.Trust is IssuerTrust.Trusted && entry.Keys.Contains(listKey)));
}
