namespace BadgeIssuer.OpenBadges.V2;

/// <summary>One revoked assertion: an entry of a list, or what its own URL answers from then on.</summary>
/// <remarks>Source: Open Badges 2.0, RevocationList and “Revoking an Assertion”.</remarks>
public sealed record RevokedAssertion
{
    /// <summary>The assertion's id.</summary>
    public required string Id { get; init; }

    /// <summary>Why, in words for people that name nobody, or <see langword="null"/>.</summary>
    public string? RevocationReason { get; init; }
}
