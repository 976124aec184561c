using BadgeIssuer.Issuing;
using BadgeIssuer.Lifecycle;
using BadgeIssuer.Sharing;
using BadgeIssuer.Web.Badges;
using BadgeIssuer.Web.Published;

namespace BadgeIssuer.Web.Sharing;

/// <summary>What a further link leads to.</summary>
/// <param name="Badge">The badge.</param>
/// <param name="Choices">What its holder has chosen.</param>
/// <param name="Name">Who earned it, where the holder shows that.</param>
/// <param name="Path">The link's path.</param>
internal sealed record FurtherLink(SharedBadge Badge, HolderChoices Choices, string? Name, string Path)
{
    /// <summary>Finds what a token leads to.</summary>
    /// <returns><see langword="null"/> for whatever is unknown, withdrawn, over or erased.</returns>
    /// <remarks>
    /// What leads nowhere costs what leads nowhere, whatever the reason: the link is looked up, then the choices and the
    /// facts of some badge, though there may be none.
    /// </remarks>
    public static async ValueTask<FurtherLink?> FindAsync(
        PublicationFolder publication,
        ISiteStore store,
        string text,
        DateTimeOffset now,
        CancellationToken cancellationToken)
    {
        if (!HolderToken.TryParse(text, out var token))
        {
            return null;
        }

        var link = store.FindLink(token.Handle) is { } found && !found.HasEnded(now) ? found : null;
        var badge = link?.Badge ?? NoBadge(token);
        var choices = store.FindChoices(badge);
        if (await SharedBadge.FindAsync(publication, badge.ToString(), cancellationToken) is not
            { Standing: not BadgeStanding.Erased } shared || link is null)
        {
            return null;
        }

        // The name on a badge that was corrected was the wrong one.
        var name = choices.NameShown && shared.Standing is not BadgeStanding.Superseded
            && SealedName.TryOpen(link.SealedName, token, shared.Id, out var opened)
                ? opened
                : null;
        return new FurtherLink(shared, choices, name, $"/s/{token.Reveal()}");
    }

    // 128 bits of a digest: no badge has them for its id.
    private static CredentialId NoBadge(HolderToken token) =>
        CredentialId.TryParse(token.Handle, out var id) ? id : throw new InvalidOperationException("A handle is spelled as an id.");
}
