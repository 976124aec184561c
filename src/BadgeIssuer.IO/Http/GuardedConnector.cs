using System.Net;
using System.Net.Sockets;
using BadgeIssuer.OpenBadges;
using BadgeIssuer.Verification;

namespace BadgeIssuer.IO.Http;

/// <summary>Opens connections to public addresses only, and to exactly the addresses that it has judged.</summary>
/// <remarks>
/// A name is resolved once, here, and the socket is connected to the address that came back: an answer that changes
/// between a check and the use (DNS rebinding) has no second chance. One bad address among good ones refuses the host.
/// </remarks>
internal sealed class GuardedConnector(
    FetchRules rules, Func<string, CancellationToken, Task<IPAddress[]>> resolve)
{
    public async ValueTask<Stream> ConnectAsync(
        SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var host = context.DnsEndPoint.Host;
        var isHttp = context.InitialRequestMessage.RequestUri?.Scheme == Uri.UriSchemeHttp;
        var addresses = await ResolveAsync(host, cancellationToken);

        if (addresses.Length == 0 || !Array.TrueForAll(addresses, address => IsAllowed(address, host, isHttp)))
        {
            throw new FetchRefusedException(Problem.Of(FetchProblemCodes.AddressNotAllowed, host));
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, context.DnsEndPoint.Port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private async Task<IPAddress[]> ResolveAsync(string host, CancellationToken cancellationToken)
    {
        if (IPAddress.TryParse(host, out var literal))
        {
            return [literal];
        }

        try
        {
            return await resolve(host, cancellationToken);
        }
        catch (SocketException)
        {
            throw new FetchRefusedException(Problem.Of(FetchProblemCodes.NameNotResolved, host));
        }
    }

    // Only a host that says that it is loopback may be: a public name that points at 127.0.0.1 is an attack.
    private bool IsAllowed(IPAddress address, string host, bool isHttp)
    {
        var saysLoopback = host is "localhost" || IPAddress.TryParse(host, out _);
        return PublicAddress.IsPlainLoopback(address)
            ? rules.AllowLoopback && saysLoopback
            : !isHttp && PublicAddress.Is(address);
    }
}

/// <summary>Carries a refusal out of the HTTP handler.</summary>
internal sealed class FetchRefusedException(Problem problem) : IOException
{
    public Problem Problem { get; } = problem;
}
