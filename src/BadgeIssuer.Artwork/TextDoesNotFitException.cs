namespace BadgeIssuer.Artwork;

/// <summary>A text is too long for its place, even in the smallest size that can still be read there.</summary>
/// <remarks>Text is neither clipped nor made smaller than that: a shorter text is needed.</remarks>
public sealed class TextDoesNotFitException : Exception
{
    internal TextDoesNotFitException(string place)
        : base($"The {place} is too long for its place in the picture.") => Place = place;

    /// <summary>Which text it was, as the face's property is called, e.g. <c>Title</c>.</summary>
    public string Place { get; }

    /// <summary>The same, for a report.</summary>
    public ArtworkProblem Problem => new(ArtworkProblemCodes.TextTooLong, [Place]);
}
