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

    /// <summary>The folder for the site's files holds something else. Arguments: the folder.</summary>
    public const string NotASite = "publish.not-a-site";

    /// <summary>The folder for the site's files cannot be written. Arguments: the folder.</summary>
    public const string CannotWriteSite = "publish.cannot-write-site";

    /// <summary>A new folder cannot take the place of the old one in one step. Arguments: the folder.</summary>
    public const string CannotExchange = "publish.cannot-exchange";
}
