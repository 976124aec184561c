namespace BadgeIssuer.Issuing;

/// <summary>Who issues the badges, as the settings say.</summary>
/// <param name="Name">The issuer's name.</param>
/// <param name="Url">The issuer's home page.</param>
/// <param name="Email">An address at which the issuer answers questions about badges.</param>
/// <param name="Description">What the issuer is, or <see langword="null"/>.</param>
public sealed record IssuerProfile(LocalizedText Name, string Url, string Email, LocalizedText? Description);
