namespace BadgeIssuer.Artwork;

/// <summary>The codes of <see cref="ArtworkProblem"/>.</summary>
public static class ArtworkProblemCodes
{
    /// <summary>The file does not begin as a PNG does, or its header is broken. No arguments.</summary>
    public const string NotPng = "artwork.not-png";

    /// <summary>The file is too big. Arguments: its bytes, the most bytes.</summary>
    public const string TooManyBytes = "artwork.too-many-bytes";

    /// <summary>The picture is too small or too large. Arguments: width, height, least side, greatest side.</summary>
    public const string Dimensions = "artwork.dimensions";

    /// <summary>The picture is not square. Arguments: width, height.</summary>
    public const string NotSquare = "artwork.not-square";

    /// <summary>The header is a PNG's, but the picture in it cannot be decoded. No arguments.</summary>
    public const string Undecodable = "artwork.undecodable";

    /// <summary>A text needs characters that no font has. Arguments: the code points, as U+1F600.</summary>
    public const string MissingGlyphs = "artwork.missing-glyphs";

    /// <summary>A text is too long for its place. Arguments: which text, e.g. Title.</summary>
    public const string TextTooLong = "artwork.text-too-long";

    /// <summary>There are no fonts to draw with. Arguments: the folder that was looked into.</summary>
    public const string FontsMissing = "artwork.fonts-missing";

    /// <summary>What should be a photograph is no JPEG or PNG, or is damaged. No arguments.</summary>
    public const string NoPhoto = "artwork.no-photo";

    /// <summary>A photograph has more pixels, or is made in more passes, than are decoded. No arguments.</summary>
    public const string PhotoTooLarge = "artwork.photo-too-large";

    /// <summary>There is no QR code on a photograph that can be read. No arguments.</summary>
    public const string NoQrCode = "artwork.no-qr-code";
}
