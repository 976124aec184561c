using System.Collections.Immutable;

namespace BadgeIssuer.Artwork.Text;

/// <summary>A text broken into lines, at a size at which they all fit.</summary>
/// <param name="Lines">From the top; empty for an empty text.</param>
/// <param name="Size">The size, in pixels.</param>
/// <param name="LineHeight">From one baseline to the next, in pixels.</param>
internal sealed record FittedText(ImmutableArray<ShapedLine> Lines, float Size, float LineHeight)
{
    /// <summary>The text before it was broken: a line that ends at a space does not hold it.</summary>
    public string Whole { get; init; } = "";

    public float Height => Lines.Length == 0 ? 0 : (Lines.Length - 1) * LineHeight + Size;
}
