using BadgeIssuer.Issuing;

namespace BadgeIssuer.Lifecycle;

/// <summary>A change to keep.</summary>
/// <param name="Id">The award.</param>
/// <param name="From">How it must stand for the change to be made.</param>
/// <param name="Event">What it changes to, and why.</param>
public sealed record StandingChange(CredentialId Id, BadgeStanding From, BadgeEvent Event);
