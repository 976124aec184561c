namespace BadgeIssuer.Artwork;

/// <summary>One segment of the band under a badge's title: a category of skills that the programme addresses.</summary>
/// <param name="Label">The category's name, e.g. データ活用. Drawn, so that colour alone says nothing.</param>
/// <param name="Order">
/// The category's place in its framework, from 1. It chooses the colour, so that a category looks the same on
/// every badge; colours repeat after 5. Anything below 1 is refused when the badge is painted.
/// </param>
public sealed record CategoryBand(string Label, int Order);
