using System.Collections.Concurrent;
using System.Collections.Immutable;
using BadgeIssuer.Issuing;
using BadgeIssuer.Sharing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace BadgeIssuer.Web.Tests.Sharing;

/// <summary>The site's store, with what is asked of it noted in order.</summary>
internal sealed class CountedStore(ISiteStore store) : ISiteStore, IDisposable
{
    public ConcurrentQueue<string> Calls { get; } = [];

    /// <summary>Puts it round the store that the site has.</summary>
    public static void Wrap(IServiceCollection services)
    {
        var made = services.Last(service => service.ServiceType == typeof(ISiteStore)).ImplementationFactory!;
        services.Replace(ServiceDescriptor.Singleton<ISiteStore>(provider => new CountedStore((ISiteStore)made(provider))));
    }

    public HolderChoices FindChoices(CredentialId badge) => Note(nameof(FindChoices), () => store.FindChoices(badge));

    public void KeepChoices(CredentialId badge, HolderChoices choices) => store.KeepChoices(badge, choices);

    public ImmutableArray<ShareLink> ListLinks(CredentialId badge) => Note(nameof(ListLinks), () => store.ListLinks(badge));

    public ShareLink? FindLink(string handle) => Note(nameof(FindLink), () => store.FindLink(handle));

    public bool AddLink(ShareLink link, int most) => store.AddLink(link, most);

    public bool WithdrawLink(CredentialId badge, string handle) => store.WithdrawLink(badge, handle);

    public IReadOnlyCollection<CredentialId> ListBadges() => store.ListBadges();

    public void Forget(CredentialId badge) => store.Forget(badge);

    public void Dispose() => (store as IDisposable)?.Dispose();

    private T Note<T>(string call, Func<T> ask)
    {
        Calls.Enqueue(call);
        return ask();
    }
}
