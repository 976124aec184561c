namespace BadgeIssuer.OpenBadges.V3;

/// <summary>Where a newer edition of a credential can be had.</summary>
/// <remarks>
/// Written with the type <c>1EdTechCredentialRefresh</c>, which <see cref="ContextIris.OpenBadgesV3Extensions"/> defines and
/// no other context. Source: Open Badges 3.0, RefreshService.
/// </remarks>
public sealed record RefreshService
{
    /// <summary>Absolute URL that answers GET with the newest edition.</summary>
    public required string Id { get; init; }
}
