namespace BadgeIssuer.Artwork.Text;

/// <summary>A rectangle for a text; lengths are in pixels.</summary>
/// <param name="Name">As <see cref="TextDoesNotFitException.Place"/> names it.</param>
/// <param name="Width">The longest line.</param>
/// <param name="Height">All lines together.</param>
/// <param name="Lines">The most lines.</param>
/// <param name="Largest">The size to begin with.</param>
/// <param name="Smallest">The size below which the text counts as too long.</param>
/// <param name="LineHeight">From one line to the next, in em.</param>
internal sealed record TextPlace(
    string Name, float Width, float Height, int Lines, float Largest, float Smallest, float LineHeight = 1.25f);
