using System.Net;
using System.Net.Sockets;
using System.Text;

namespace BadgeIssuer.IO.Tests.Http;

/// <summary>A server on a real socket that answers as badly as a test wants.</summary>
internal sealed class LoopbackServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Func<string, NetworkStream, CancellationToken, Task> _answer;
    private int _connections;
    private int _requests;

    public LoopbackServer(Func<string, NetworkStream, CancellationToken, Task> answer)
    {
        _answer = answer;
        _listener.Start();
        _ = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public string Url => $"http://127.0.0.1:{Port}";

    /// <summary>How many connections were opened.</summary>
    public int Connections => _connections;

    /// <summary>How many requests came: one a connection, since every answer ends its own.</summary>
    public int Requests => _requests;

    /// <summary>The last request, as it came.</summary>
    public string Request { get; private set; } = string.Empty;

    /// <summary>A server that answers every request with one text.</summary>
    public static LoopbackServer Answering(string response) => new((_, stream, stop) =>
        stream.WriteAsync(Encoding.UTF8.GetBytes(response), stop).AsTask());

    public static string Ok(string body, string headers = "") =>
        $"HTTP/1.1 200 OK\r\nContent-Type: application/json; charset=utf-8\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\n{headers}\r\n{body}";

    public void Dispose()
    {
        _stop.Cancel();
        _listener.Stop();
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                Interlocked.Increment(ref _connections);
                _ = ServeAsync(client);
            }
        }
        catch (Exception stopped) when (stopped is OperationCanceledException or ObjectDisposedException or SocketException)
        {
            // The test is over.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                var stream = client.GetStream();
                var buffer = new byte[8192];
                var length = 0;
                while (!Encoding.Latin1.GetString(buffer, 0, length).Contains("\r\n\r\n", StringComparison.Ordinal))
                {
                    var read = await stream.ReadAsync(buffer.AsMemory(length), _stop.Token);
                    if (read == 0)
                    {
                        return;
                    }

                    length += read;
                }

                Request = Encoding.Latin1.GetString(buffer, 0, length);
                Interlocked.Increment(ref _requests);
                await _answer(Request, stream, _stop.Token);
            }
            catch (Exception gone) when (gone is OperationCanceledException or ObjectDisposedException or IOException or SocketException)
            {
                // The client went away, or the test is over.
            }
        }
    }
}
