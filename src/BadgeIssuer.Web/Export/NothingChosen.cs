using System.Collections.Immutable;
using BadgeIssuer.Issuing;
using BadgeIssuer.Sharing;

namespace BadgeIssuer.Web.Export;

/// <summary>The store of a site that is only files: nobody can choose anything there, and no link opens a name.</summary>
internal sealed class NothingChosen : ISiteStore
{
    public HolderChoices FindChoices(CredentialId badge) => new();

    public void KeepChoices(CredentialId badge, HolderChoices choices) => throw Refused();

    public ImmutableArray<ShareLink> ListLinks(CredentialId badge) => [];

    public ShareLink? FindLink(string handle) => null;

    public bool AddLink(ShareLink link, int most) => throw Refused();

    public bool WithdrawLink(CredentialId badge, string handle) => throw Refused();

    public IReadOnlyCollection<CredentialId> ListBadges() => [];

    public void Forget(CredentialId badge) => throw Refused();

    private static NotSupportedException Refused() => new("A site that is only files keeps nothing.");
}
