namespace BadgeIssuer.IO.Publishing;

/// <summary>What can go wrong when publishing.</summary>
public static class PublishProblemCodes
{
    /// <summary>A file cannot be written. Arguments: the folder.</summary>
    public const string CannotWrite = "publish.cannot-write";

    /// <summary>The store no longer has the picture that a badge was baked into. Arguments: the badge.</summary>
    public const string PictureMissing = "publish.picture-missing";

    /// <summary>Baking a badge again gives other bytes than those that were recorded. Arguments: the badge.</summary>
    public const string BakedChanged = "publish.baked-changed";
}
