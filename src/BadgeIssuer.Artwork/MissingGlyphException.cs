using System.Collections.Immutable;
using System.Globalization;

namespace BadgeIssuer.Artwork;

/// <summary>A text holds characters that no font of the <see cref="FontSet"/> can draw.</summary>
/// <remarks>
/// Drawing stops before the first stroke: a picture with an empty box in place of a character is never made.
/// </remarks>
public sealed class MissingGlyphException : Exception
{
    internal MissingGlyphException(ImmutableArray<int> codePoints)
        : base($"No font has a glyph for {Names(codePoints)}.") => CodePoints = codePoints;

    /// <summary>The Unicode code points without a glyph, each once, in the order of the text.</summary>
    /// <value>At least one.</value>
    public ImmutableArray<int> CodePoints { get; }

    /// <summary>The same, for a report.</summary>
    public ArtworkProblem Problem => new(ArtworkProblemCodes.MissingGlyphs, [Names(CodePoints)]);

    private static string Names(ImmutableArray<int> codePoints) => string.Join(", ", codePoints.Select(Name));

    private static string Name(int codePoint) => "U+" + codePoint.ToString("X4", CultureInfo.InvariantCulture);
}
