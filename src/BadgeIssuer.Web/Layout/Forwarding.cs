using System.Net;
using Microsoft.AspNetCore.HttpOverrides;

namespace BadgeIssuer.Web.Layout;

/// <summary>What is believed of a request that came through a proxy.</summary>
internal static class Forwarding
{
    /// <summary>The client's address, if one of these proxies states it; never a host or a scheme.</summary>
    public static ForwardedHeadersOptions By(IEnumerable<string> proxies)
    {
        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor };
        options.KnownIPNetworks.Clear();
        options.KnownProxies.Clear();
        foreach (var proxy in proxies)
        {
            options.KnownProxies.Add(IPAddress.Parse(proxy));
        }

        return options;
    }
}
