namespace BadgeIssuer.OpenBadges.Baking;

/// <summary>Why a PNG was not read, or not prepared.</summary>
public static class PngProblemCodes
{
    /// <summary>It does not begin as a PNG.</summary>
    public const string NotPng = "format.png-signature";

    /// <summary>It ends within a chunk, or without IEND. Argument: offset of the chunk.</summary>
    public const string Truncated = "format.png-truncated";

    /// <summary>A chunk's type is not four letters, or one stands where PNG does not allow it. Argument: offset.</summary>
    public const string BadStructure = "format.png-structure";

    /// <summary>A chunk's CRC does not fit its bytes: damaged or altered. Argument: offset.</summary>
    public const string CrcMismatch = "format.png-crc";

    /// <summary>Bytes follow the end of the picture. Argument: offset.</summary>
    public const string TrailingData = "format.png-trailing-data";

    /// <summary>A badge's chunk is not as PNG lays an iTXt chunk out, or its text is not UTF-8. Argument: keyword.</summary>
    public const string BadText = "format.png-text";

    /// <summary>A badge's text is longer than the limit. Arguments: keyword, limit in bytes.</summary>
    public const string TextTooLong = "format.png-text-too-long";

    /// <summary>Two badges under one keyword. Argument: keyword.</summary>
    public const string DuplicateBadge = "format.png-duplicate-badge";

    /// <summary>The picture carries no badge.</summary>
    public const string NotBaked = "format.png-not-baked";

    /// <summary>A picture that is to be baked into carries a badge already. Argument: keyword.</summary>
    public const string AlreadyBaked = "format.png-already-baked";
}
