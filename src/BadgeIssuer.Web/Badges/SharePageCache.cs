using System.Globalization;
using BadgeIssuer.IO.Publishing;
using BadgeIssuer.Issuing;
using BadgeIssuer.Web.Layout;
using BadgeIssuer.Web.Published;
using Microsoft.AspNetCore.OutputCaching;

namespace BadgeIssuer.Web.Badges;

/// <summary>Keeps a share page for as long as it would say the same: a link that many follow is examined once.</summary>
/// <remarks>
/// What is published next, and what its holder chooses, counts at once: the state of the publication is part of a page's
/// key, and so is the minute that it states as that of the check; a choice drops the badge's pages (<see cref="TagOf"/>).
/// </remarks>
internal sealed class SharePageCache(PublicationFolder publication, TimeProvider time) : IOutputCachePolicy
{
    // A period may end between two minutes.
    private static readonly TimeSpan Age = TimeSpan.FromSeconds(10);

    /// <summary>Marks the pages of a badge, to drop them.</summary>
    public static string TagOf(CredentialId badge) => $"b/{badge}";

    public ValueTask CacheRequestAsync(OutputCacheContext context, CancellationToken cancellationToken)
    {
        var request = context.HttpContext.Request;
        if (!CredentialId.TryParse(request.RouteValues["id"] as string ?? "", out var badge)
            || publication.Find(PublishedPaths.PageFacts(badge)) is not { } facts)
        {
            return ValueTask.CompletedTask;
        }

        context.EnableOutputCaching = context.AllowCacheLookup = context.AllowCacheStorage = context.AllowLocking = true;
        context.ResponseExpirationTimeSpan = Age;
        context.Tags.Add(TagOf(badge));

        var rules = context.CacheVaryByRules;
        rules.VaryByHost = false; // addresses are made of the publication's own base URL
        rules.QueryKeys = PageLanguage.Parameter;
        rules.VaryByValues["language"] = PageLanguage.Tag(PageLanguage.Of(request));
        rules.VaryByValues["state"] = string.Create(
            CultureInfo.InvariantCulture,
            $"{time.GetUtcNow().Ticks / TimeSpan.TicksPerMinute:x}-{publication.Changed.Ticks:x}-{facts.LastWriteTimeUtc.Ticks:x}-{facts.Length:x}");
        return ValueTask.CompletedTask;
    }

    public ValueTask ServeFromCacheAsync(OutputCacheContext context, CancellationToken cancellationToken) =>
        ValueTask.CompletedTask;

    public ValueTask ServeResponseAsync(OutputCacheContext context, CancellationToken cancellationToken)
    {
        context.AllowCacheStorage &= context.HttpContext.Response.StatusCode is StatusCodes.Status200OK;
        return ValueTask.CompletedTask;
    }
}
