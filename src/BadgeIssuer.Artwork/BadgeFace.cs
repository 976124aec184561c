using System.Collections.Immutable;

namespace BadgeIssuer.Artwork;

/// <summary>What a badge picture says. It names no person: one picture serves everyone who earned the badge.</summary>
/// <param name="Title">
/// The achievement's name, the largest text, on up to three lines. A line feed breaks where it stands; otherwise
/// lines break where Japanese allows it and where they look even.
/// </param>
/// <param name="Subtitle">The programme, along the upper arc; may be empty.</param>
/// <param name="Issuer">Who issues it, along the lower arc; may be empty.</param>
/// <param name="Footer">
/// The year, e.g. 2024年度, under the title; may be empty. What follows a line feed is drawn smaller, e.g. 令和6年度.
/// </param>
/// <param name="Tier">
/// The programme's layer, from 1 to 3, shown by as many stacked plates and, for 3, by a serrated rim; 0 where there
/// is none, which draws a star.
/// </param>
public sealed record BadgeFace(string Title, string Subtitle, string Issuer, string Footer, int Tier)
{
    /// <summary>The categories of skills, at most three, in the order to draw them; empty for none.</summary>
    public ImmutableArray<CategoryBand> Bands { get; init; } = [];
}
