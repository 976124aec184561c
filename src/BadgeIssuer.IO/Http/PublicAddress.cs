using System.Net;
using System.Net.Sockets;

namespace BadgeIssuer.IO.Http;

/// <summary>Which network addresses belong to the public internet.</summary>
/// <remarks>
/// <para>Own table, because the framework's <see cref="IPAddress.IsLoopback"/> is false for 0.0.0.0, for
/// IPv4-compatible, NAT64 and 6to4 forms of 127.0.0.1, and there is no test for private ranges at all.</para>
/// <para>An IPv6 form that embeds an IPv4 address is not public whatever it embeds: no honest name resolves to one.</para>
/// <para>Source: IANA IPv4 and IPv6 Special-Purpose Address Registries (RFC 6890 and its updates).</para>
/// </remarks>
internal static class PublicAddress
{
    private static readonly IPNetwork[] SpecialPurpose =
    [
        IPNetwork.Parse("0.0.0.0/8"), // this network
        IPNetwork.Parse("10.0.0.0/8"), // private
        IPNetwork.Parse("100.64.0.0/10"), // shared by carriers (CGNAT)
        IPNetwork.Parse("127.0.0.0/8"), // loopback
        IPNetwork.Parse("169.254.0.0/16"), // link-local, where clouds keep their metadata
        IPNetwork.Parse("172.16.0.0/12"), // private
        IPNetwork.Parse("192.0.0.0/24"), // protocol assignments
        IPNetwork.Parse("192.0.2.0/24"), // documentation
        IPNetwork.Parse("192.31.196.0/24"), // AS112
        IPNetwork.Parse("192.52.193.0/24"), // AMT
        IPNetwork.Parse("192.88.99.0/24"), // 6to4 relays
        IPNetwork.Parse("192.168.0.0/16"), // private
        IPNetwork.Parse("192.175.48.0/24"), // AS112
        IPNetwork.Parse("198.18.0.0/15"), // benchmarking
        IPNetwork.Parse("198.51.100.0/24"), // documentation
        IPNetwork.Parse("203.0.113.0/24"), // documentation
        IPNetwork.Parse("224.0.0.0/4"), // multicast
        IPNetwork.Parse("240.0.0.0/4"), // reserved, limited broadcast
        IPNetwork.Parse("2001::/23"), // protocol assignments: Teredo, benchmarking, ORCHID
        IPNetwork.Parse("2001:db8::/32"), // documentation
        IPNetwork.Parse("2002::/16"), // 6to4
        IPNetwork.Parse("2620:4f:8000::/48"), // AS112
        IPNetwork.Parse("3fff::/20"), // documentation
    ];

    /// <summary>Whether <paramref name="address"/> is one that anyone on the internet can reach.</summary>
    public static bool Is(IPAddress address)
    {
        // Outside of 2000::/3 everything is special or unassigned: ::, ::1, mapped, NAT64, unique local, link-local …
        // Not by IPNetwork, which takes a mapped address for the IPv4 address in it.
        if (address.AddressFamily is AddressFamily.InterNetworkV6 && (address.GetAddressBytes()[0] & 0xE0) != 0x20)
        {
            return false;
        }

        return !Array.Exists(SpecialPurpose, network => network.Contains(address));
    }

    /// <summary>Whether <paramref name="address"/> is this machine in one of its two plain forms.</summary>
    public static bool IsPlainLoopback(IPAddress address) => address.Equals(IPAddress.IPv6Loopback)
        || (address.AddressFamily is AddressFamily.InterNetwork && address.GetAddressBytes()[0] == 127);
}
