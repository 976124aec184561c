using System.Text.Json;
using BadgeIssuer.IO.Publishing;
using BadgeIssuer.Lifecycle;
using BadgeIssuer.Sharing;
using BadgeIssuer.Web.Badges;
using BadgeIssuer.Web.Published;

namespace BadgeIssuer.Web.Sharing;

/// <summary>What a holder's own link leads to.</summary>
/// <param name="Token">The token that was presented.</param>
/// <param name="Badge">The badge.</param>
/// <param name="Name">Who earned it; <see langword="null"/> once the badge was corrected, as the name on it was wrong.</param>
public sealed record HolderLink(HolderToken Token, SharedBadge Badge, string? Name)
{
    /// <summary>The path of the holder's page.</summary>
    public string Path => $"/share/{Token.Reveal()}";

    /// <summary>Finds what a token leads to.</summary>
    /// <returns><see langword="null"/> for whatever is no holder's token of a badge that is still there.</returns>
    internal static async ValueTask<HolderLink?> FindAsync(
        PublicationFolder publication, string text, CancellationToken cancellationToken)
    {
        if (!HolderToken.TryParse(text, out var token)
            || await publication.ReadAsync(PublishedPaths.HolderLink(token.Handle), cancellationToken) is not { } json)
        {
            return null;
        }

        using var document = JsonDocument.Parse(json);
        var id = document.RootElement.GetProperty("badge").GetString()!;
        if (await SharedBadge.FindAsync(publication, id, cancellationToken) is not
            { Standing: not BadgeStanding.Erased } badge)
        {
            return null;
        }

        var name = PublishedText.ReadOptionalString(document.RootElement, "sealedName") is { } sealedName
            && SealedName.TryOpen(sealedName, token, badge.Id, out var opened)
                ? opened
                : null;
        return new HolderLink(token, badge, name);
    }
}
