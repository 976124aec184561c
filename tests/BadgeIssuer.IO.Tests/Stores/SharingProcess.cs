using System.Security.Cryptography;
using BadgeIssuer.IO.Stores;
using BadgeIssuer.Issuing;
using BadgeIssuer.Sharing;

namespace BadgeIssuer.IO.Tests.Stores;

/// <summary>A process that makes share links until it is killed, and says each handle once it is kept.</summary>
internal static class SharingProcess
{
    public static int Share(string file, byte number)
    {
        using var store = LiteDbSiteStore.Open(file, TimeProvider.System, TimeSpan.FromSeconds(10));
        var badge = CredentialId.FromBytes([.. new byte[15], number]);
        var holder = HolderToken.FromBytes(new byte[16]);
        while (true)
        {
            var link = ShareLink.Make(
                holder, HolderToken.FromBytes(RandomNumberGenerator.GetBytes(16)), badge, "山田 太郎", "", DateTimeOffset.UnixEpoch, null);
            store.AddLink(link, int.MaxValue);
            Console.WriteLine(link.Handle);
        }
    }
}
