namespace BadgeIssuer.OpenBadges.V3;

/// <summary>Where the status of a credential stands, as it is written into one.</summary>
/// <remarks>
/// Reading one from a stranger's credential: <see cref="Status.StatusListEntry"/>.
/// Source: Bitstring Status List v1.0, BitstringStatusListEntry.
/// </remarks>
public sealed record BitstringStatusListEntry
{
    /// <summary>URI of the entry, e.g. the list's with <c>#</c> and the index. Open Badges 3.0 requires one.</summary>
    public required string Id { get; init; }

    /// <summary><c>revocation</c>, <c>suspension</c>, or another purpose.</summary>
    public required string StatusPurpose { get; init; }

    /// <summary>Zero-based position in the list; written as a decimal string.</summary>
    public required int StatusListIndex { get; init; }

    /// <summary>URL of the status list credential.</summary>
    public required string StatusListCredential { get; init; }
}
