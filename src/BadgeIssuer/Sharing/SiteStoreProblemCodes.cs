namespace BadgeIssuer.Sharing;

/// <summary>What can go wrong with the site's store.</summary>
public static class SiteStoreProblemCodes
{
    /// <summary>Another process owns it. Arguments: the file; the process.</summary>
    public const string Held = "site.store-held";

    /// <summary>It cannot be read. Arguments: the file.</summary>
    public const string Unreadable = "site.store-unreadable";

    /// <summary>It cannot be written; nothing was kept.</summary>
    public const string CannotWrite = "site.store-cannot-write";
}
