using BadgeIssuer.IO.Stores;
using BadgeIssuer.Web.Published;

namespace BadgeIssuer.Web.Sharing;

/// <summary>Opens the site's store where the settings, or else the workspace's layout, have it.</summary>
internal static class SiteStoreFile
{
    public static LiteDbSiteStore Open(SiteOptions options, PublicationFolder publication, TimeProvider time)
    {
        var path = Path.GetFullPath(
            options.Store ?? Path.Combine(Path.TrimEndingDirectorySeparator(publication.Root), "..", "site.db"));
        return LiteDbSiteStore.Open(path, time, LiteDbSiteStore.DefaultPatience);
    }
}
