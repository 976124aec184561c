namespace BadgeIssuer.OpenBadges.Baking;

/// <summary>A badge as it stands in a picture.</summary>
/// <param name="Keyword"><see cref="OpenBadgeCredential"/> or <see cref="OpenBadges"/>.</param>
/// <param name="Text">A JWS, a JSON document, or (Open Badges 2.0 and older) a URL.</param>
public sealed record BakedText(string Keyword, string Text)
{
    /// <summary>The keyword of an Open Badges 3.0 credential.</summary>
    public const string OpenBadgeCredential = "openbadgecredential";

    /// <summary>The keyword of an Open Badges 2.0 (or older) assertion.</summary>
    public const string OpenBadges = "openbadges";
}
