using System.Collections.Immutable;

namespace BadgeIssuer.OpenBadges.V2;

/// <summary>The signed assertions that an issuer has revoked.</summary>
/// <remarks>Source: Open Badges 2.0, RevocationList.</remarks>
public sealed record RevocationList
{
    /// <summary>The URL that it is served from.</summary>
    public required string Id { get; init; }

    /// <summary>URL of the issuer's profile.</summary>
    public required string Issuer { get; init; }

    /// <summary>The revoked assertions; may be empty, and is then written as an empty array.</summary>
    public ImmutableArray<RevokedAssertion> RevokedAssertions { get; init; } = [];
}
