using BadgeIssuer.Sharing;
using BadgeIssuer.Web.Badges;
using BadgeIssuer.Web.Published;

namespace BadgeIssuer.Web.Sharing;

/// <summary>A request for a holder's page, or one that the holder passed on: the token in it, and what answering takes.</summary>
internal sealed record HolderVisit(
    string Token,
    HttpContext Http,
    PublicationFolder Publication,
    OwnBadge Own,
    Certificates Certificates,
    ISiteStore Store,
    TimeProvider Time,
    CancellationToken CancellationToken)
{
    public DateTimeOffset Now => Time.GetUtcNow();

    /// <summary>The holder's own link, if the token is one's.</summary>
    public ValueTask<HolderLink?> FindAsync() => HolderLink.FindAsync(Publication, Token, CancellationToken);

    /// <summary>The further link, if the token is one's that answers.</summary>
    public ValueTask<FurtherLink?> FindFurtherAsync() =>
        FurtherLink.FindAsync(Publication, Store, Token, Now, CancellationToken);
}
