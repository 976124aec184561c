using System.Collections.Immutable;
using BadgeIssuer.Issuing;

namespace BadgeIssuer.Sharing;

/// <summary>What the public site keeps: what holders have chosen, and the further links that they made.</summary>
/// <remarks>
/// It holds no name and no address in clear, and nothing of it flows to the issuing side. What a call has returned from is
/// kept, whatever becomes of the process. Every member throws <see cref="SiteStoreException"/> where the store fails.
/// </remarks>
public interface ISiteStore
{
    /// <summary>What a badge's holder has chosen; the default choices where nothing was.</summary>
    HolderChoices FindChoices(CredentialId badge);

    /// <summary>Keeps what a badge's holder has chosen, in place of what was chosen before.</summary>
    void KeepChoices(CredentialId badge, HolderChoices choices);

    /// <summary>A badge's further links, the oldest first; those that have ended, too.</summary>
    ImmutableArray<ShareLink> ListLinks(CredentialId badge);

    /// <summary>The link of a handle, or <see langword="null"/> where there is none: unknown and withdrawn are the same.</summary>
    ShareLink? FindLink(string handle);

    /// <summary>Keeps a new link.</summary>
    /// <param name="link">The link.</param>
    /// <param name="most">The most links that a badge may have.</param>
    /// <returns><see langword="false"/>, with nothing kept, if the badge has that many.</returns>
    bool AddLink(ShareLink link, int most);

    /// <summary>Deletes a link of a badge.</summary>
    /// <returns>Whether it was there.</returns>
    bool WithdrawLink(CredentialId badge, string handle);

    /// <summary>The badges of which anything is kept.</summary>
    IReadOnlyCollection<CredentialId> ListBadges();

    /// <summary>Deletes whatever is kept of a badge.</summary>
    void Forget(CredentialId badge);
}
