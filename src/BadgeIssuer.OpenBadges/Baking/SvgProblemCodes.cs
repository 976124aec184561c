namespace BadgeIssuer.OpenBadges.Baking;

/// <summary>Why an SVG was not read, or not baked into.</summary>
public static class SvgProblemCodes
{
    /// <summary>More bytes than the limit. Arguments: bytes, limit.</summary>
    public const string TooLarge = "format.svg-too-large";

    /// <summary>It is not well-formed XML, or has a document type. Arguments: line and column, both from 1.</summary>
    public const string Malformed = "format.svg-malformed";

    /// <summary>Elements nest deeper than the limit. Argument: limit.</summary>
    public const string TooDeep = "format.svg-too-deep";

    /// <summary>The outermost element is not SVG's.</summary>
    public const string NotSvg = "format.svg-root";

    /// <summary>Two badges of one standard. Argument: keyword.</summary>
    public const string DuplicateBadge = "format.svg-duplicate-badge";

    /// <summary>A badge's element is empty, or says two things. Argument: keyword.</summary>
    public const string Ambiguous = "format.svg-badge-ambiguous";

    /// <summary>The picture carries no badge.</summary>
    public const string NotBaked = "format.svg-not-baked";

    /// <summary>A picture that is to be baked into carries a badge already. Argument: keyword.</summary>
    public const string AlreadyBaked = "format.svg-already-baked";

    /// <summary>A picture that is to be baked into is not UTF-8.</summary>
    public const string NotUtf8 = "format.svg-not-utf8";
}
