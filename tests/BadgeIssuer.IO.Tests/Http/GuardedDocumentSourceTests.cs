using System.IO.Compression;
using System.Net;
using System.Text;
using BadgeIssuer.IO.Http;
using BadgeIssuer.Verification;
using FluentAssertions;
using NUnit.Framework;

namespace BadgeIssuer.IO.Tests.Http;

/// <summary>On real sockets: what the fetcher asks, what it refuses, and when it stops.</summary>
public sealed class GuardedDocumentSourceTests
{
    private static readonly FetchRules Development = new() { AllowLoopback = true };

    [Test]
    public async Task Fetches_a_document()
    {
        using var server = LoopbackServer.Answering(LoopbackServer.Ok("""{"a":"あ"}"""));
        using var source = Source(Development);

        var answered = (await GetAsync(source, server.Url + "/x?y=1#z")).Should().BeOfType<DocumentLookup.Answered>().Subject;

        answered.Status.Should().Be(200);
        answered.MediaType.Should().Be("application/json");
        Encoding.UTF8.GetString(answered.Body.Span).Should().Be("""{"a":"あ"}""");
        server.Request.Should().StartWith("GET /x?y=1 HTTP/1.1\r\n").And.Contain("Accept: application/json\r\n");
        server.Request.Should().NotContainAny("Cookie", "Authorization", "traceparent");
    }

    [TestCase("404 Not Found", 404)]
    [TestCase("410 Gone", 410)]
    [TestCase("503 Busy", 503)]
    public async Task Tells_every_status(string status, int expected)
    {
        using var server = LoopbackServer.Answering($"HTTP/1.1 {status}\r\nContent-Length: 0\r\n\r\n");
        using var source = Source(Development);

        (await GetAsync(source, server.Url)).Should().BeOfType<DocumentLookup.Answered>().Which.Status.Should().Be(expected);
    }

    [Test]
    public async Task Opens_no_connection_to_a_public_name_that_points_inward()
    {
        using var server = LoopbackServer.Answering(LoopbackServer.Ok("{}"));

        foreach (var address in new[] { "127.0.0.1", "10.0.0.1", "169.254.169.254", "::1", "::ffff:127.0.0.1", "64:ff9b::7f00:1", "0.0.0.0" })
        {
            foreach (var rules in new[] { new FetchRules(), Development })
            {
                using var source = Source(rules, _ => [IPAddress.Parse(address)]);
                CodeOf(await GetAsync(source, "https://public.example/")).Should().Be(FetchProblemCodes.AddressNotAllowed, address);
            }
        }

        server.Connections.Should().Be(0);
    }

    [Test]
    public async Task One_inward_address_among_public_ones_refuses_the_host()
    {
        using var source = Source(new FetchRules(), _ => [IPAddress.Parse("93.184.216.34"), IPAddress.Loopback]);

        CodeOf(await GetAsync(source, "https://public.example/")).Should().Be(FetchProblemCodes.AddressNotAllowed);
    }

    [Test]
    public async Task Resolves_a_name_once_for_each_connection()
    {
        var asked = 0;
        using var source = Source(new FetchRules(), _ =>
        {
            asked++;
            return [IPAddress.Parse("10.0.0.1")];
        });

        await GetAsync(source, "https://rebinding.example/");

        asked.Should().Be(1);
    }

    [TestCase("http://127.0.0.1:{0}/", FetchProblemCodes.AddressNotAllowed)]
    [TestCase("https://127.0.0.1:{0}/", FetchProblemCodes.AddressNotAllowed)]
    [TestCase("http://localhost:{0}/", FetchProblemCodes.AddressNotAllowed)]
    [TestCase("http://public.example/", FetchProblemCodes.UrlNotAllowed)]
    [TestCase("https://public.example:8443/", FetchProblemCodes.UrlNotAllowed)]
    [TestCase("https://user@public.example/", FetchProblemCodes.UrlNotAllowed)]
    [TestCase("https://user:secret@public.example/", FetchProblemCodes.UrlNotAllowed)]
    [TestCase("https://0x7f.1/", FetchProblemCodes.UrlNotAllowed)]
    [TestCase("https://2130706433/", FetchProblemCodes.UrlNotAllowed)]
    [TestCase("https://0177.0.0.1/", FetchProblemCodes.UrlNotAllowed)]
    [TestCase("https://127.1/", FetchProblemCodes.UrlNotAllowed)]
    [TestCase("https://①②⑦.0.0.1/", FetchProblemCodes.UrlNotAllowed)]
    [TestCase("https://[::1]/", FetchProblemCodes.AddressNotAllowed)]
    [TestCase("https://[::ffff:127.0.0.1]/", FetchProblemCodes.AddressNotAllowed)]
    [TestCase("https://[64:ff9b::7f00:1]/", FetchProblemCodes.AddressNotAllowed)]
    [TestCase("https://100.64.0.1/", FetchProblemCodes.AddressNotAllowed)]
    [TestCase("https://224.0.0.1/", FetchProblemCodes.AddressNotAllowed)]
    [TestCase("https://@public.example/", FetchProblemCodes.UrlNotAllowed)]
    [TestCase("https://public.example:80/", FetchProblemCodes.UrlNotAllowed)]
    [TestCase("https://%31%32%37.0.0.1/", FetchProblemCodes.UrlNotAllowed)]
    [TestCase("gopher://public.example/", FetchProblemCodes.UrlNotAllowed)]
    [TestCase("data:application/json,{}", FetchProblemCodes.UrlNotAllowed)]
    [TestCase("https://intranet/", FetchProblemCodes.UrlNotAllowed)]
    [TestCase("/etc/passwd", FetchProblemCodes.UrlNotAllowed)]
    [TestCase("//public.example/x", FetchProblemCodes.UrlNotAllowed)]
    [TestCase("file:///etc/passwd", FetchProblemCodes.UrlNotAllowed)]
    [TestCase("ftp://public.example/", FetchProblemCodes.UrlNotAllowed)]
    [TestCase("https://public.example\\@evil.example/", FetchProblemCodes.UrlNotAllowed)]
    [TestCase("https://public.example/a b", FetchProblemCodes.UrlNotAllowed)]
    [TestCase("https://public.example/\r\nHost: x", FetchProblemCodes.UrlNotAllowed)]
    [TestCase("", FetchProblemCodes.UrlNotAllowed)]
    public async Task Refuses_addresses_by_their_text(string url, string code)
    {
        using var server = LoopbackServer.Answering(LoopbackServer.Ok("{}"));
        using var source = Source(new FetchRules(), _ => throw new InvalidOperationException("nothing may be resolved"));

        CodeOf(await GetAsync(source, url.Replace("{0}", server.Port.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal)))
            .Should().Be(code);
        server.Connections.Should().Be(0);
    }

    [TestCase("https://0x7f.1/")]
    [TestCase("http://2130706433/")]
    [TestCase("http://[::ffff:127.0.0.1]/")]
    [TestCase("http://10.0.0.1/")]
    [TestCase("http://0.0.0.0/")]
    [TestCase("http://public.example/")]
    public async Task Development_opens_plain_loopback_and_nothing_else(string url)
    {
        using var source = Source(Development, _ => throw new InvalidOperationException("nothing may be resolved"));

        CodeOf(await GetAsync(source, url)).Should().BeOneOf(FetchProblemCodes.UrlNotAllowed, FetchProblemCodes.AddressNotAllowed);
    }

    [TestCase("http://10.0.0.1/")]
    [TestCase("https://169.254.169.254/latest/meta-data")]
    [TestCase("https://[fd00::1]/")]
    [TestCase("http://public.example/")]
    [TestCase("file:///etc/passwd")]
    [TestCase("//10.0.0.1/x")]
    [TestCase("https://user@public.example/")]
    public async Task Judges_where_a_redirect_leads_like_the_first_address(string location)
    {
        using var server = LoopbackServer.Answering($"HTTP/1.1 302 Found\r\nLocation: {location}\r\nContent-Length: 0\r\n\r\n");
        using var source = Source(Development, _ => throw new InvalidOperationException("nothing may be resolved"));

        CodeOf(await GetAsync(source, server.Url)).Should().BeOneOf(FetchProblemCodes.UrlNotAllowed, FetchProblemCodes.AddressNotAllowed);
    }

    [Test]
    public async Task Follows_redirects_and_tells_where_they_ended()
    {
        using var server = new LoopbackServer((request, stream, stop) => stream.WriteAsync(
            Encoding.Latin1.GetBytes(request.StartsWith("GET /a ", StringComparison.Ordinal)
                ? "HTTP/1.1 301 Moved\r\nLocation: /b\r\nContent-Length: 0\r\n\r\n"
                : LoopbackServer.Ok("{}")),
            stop).AsTask());
        using var source = Source(Development);

        (await GetAsync(source, server.Url + "/a")).Should().BeOfType<DocumentLookup.Answered>()
            .Which.Url.Should().Be(server.Url + "/b");
    }

    [TestCase("127.0.0.1")]
    [TestCase("64:ff9b::7f00:1")]
    [TestCase("100.64.0.1")]
    [TestCase("169.254.169.254")]
    public async Task Judges_what_a_redirects_host_resolves_to(string address)
    {
        using var inward = LoopbackServer.Answering(LoopbackServer.Ok("{}"));
        using var server = LoopbackServer.Answering(
            "HTTP/1.1 302 Found\r\nLocation: https://public.example/\r\nContent-Length: 0\r\n\r\n");
        using var source = Source(Development, _ => [IPAddress.Parse(address)]);

        CodeOf(await GetAsync(source, server.Url)).Should().Be(FetchProblemCodes.AddressNotAllowed);
        inward.Connections.Should().Be(0);
    }

    [Test]
    public async Task Stops_waiting_for_a_name_that_is_never_resolved()
    {
        using var source = new GuardedDocumentSource(
            new FetchRules { Timeout = TimeSpan.FromMilliseconds(100) },
            TimeProvider.System,
            async (_, stop) =>
            {
                await Task.Delay(Timeout.Infinite, stop);
                return [];
            });

        CodeOf(await GetAsync(source, "https://slow.example/")).Should().Be(FetchProblemCodes.TimedOut);
    }

    [Test]
    public async Task Stops_at_headers_without_end()
    {
        using var server = new LoopbackServer(async (_, stream, stop) =>
        {
            await stream.WriteAsync("HTTP/1.1 200 OK\r\n"u8.ToArray(), stop);
            while (true)
            {
                await stream.WriteAsync("X: yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy\r\n"u8.ToArray(), stop);
            }
        });
        using var source = Source(Development);

        CodeOf(await GetAsync(source, server.Url)).Should().Be(FetchProblemCodes.ConnectionFailed);
    }

    [Test]
    public async Task Stops_going_round_in_circles()
    {
        using var server = LoopbackServer.Answering("HTTP/1.1 302 Found\r\nLocation: /again\r\nContent-Length: 0\r\n\r\n");
        using var source = Source(Development);

        CodeOf(await GetAsync(source, server.Url)).Should().Be(FetchProblemCodes.TooManyRedirects);
        server.Connections.Should().BeLessThanOrEqualTo(6);
    }

    [Test]
    public async Task Stops_at_the_size_that_an_answer_declares()
    {
        using var server = LoopbackServer.Answering("HTTP/1.1 200 OK\r\nContent-Length: 99999999\r\n\r\n");
        using var source = Source(Development with { MaximumBytes = 1000 });

        CodeOf(await GetAsync(source, server.Url)).Should().Be(FetchProblemCodes.TooLarge);
    }

    [Test]
    public async Task Stops_an_endless_answer_at_its_bound()
    {
        using var server = new LoopbackServer(async (_, stream, stop) =>
        {
            await stream.WriteAsync("HTTP/1.1 200 OK\r\n\r\n"u8.ToArray(), stop);
            while (true)
            {
                await stream.WriteAsync(new byte[16 * 1024], stop);
            }
        });
        using var source = Source(Development with { MaximumBytes = 100_000 });

        CodeOf(await GetAsync(source, server.Url)).Should().Be(FetchProblemCodes.TooLarge);
    }

    [Test]
    public async Task Stops_a_compressed_bomb_at_its_bound()
    {
        using var compressed = new MemoryStream();
        await using (var gzip = new GZipStream(compressed, CompressionLevel.Optimal, leaveOpen: true))
        {
            await gzip.WriteAsync(new byte[20_000_000]);
        }

        using var server = new LoopbackServer(async (_, stream, stop) =>
        {
            await stream.WriteAsync(Encoding.Latin1.GetBytes($"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: {compressed.Length}\r\n\r\n"), stop);
            await stream.WriteAsync(compressed.ToArray(), stop);
        });
        using var source = Source(Development with { MaximumBytes = 100_000 });

        CodeOf(await GetAsync(source, server.Url)).Should().Be(FetchProblemCodes.TooLarge);
    }

    [TestCase("", Description = "a server that takes the request and says nothing")]
    [TestCase("HTTP/1.1 200 OK\r\n", Description = "one that stops within the headers")]
    [TestCase("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n{", Description = "one that stops within the body")]
    public async Task Stops_waiting_for_a_server_that_stalls(string beginning)
    {
        using var server = new LoopbackServer(async (_, stream, stop) =>
        {
            await stream.WriteAsync(Encoding.Latin1.GetBytes(beginning), stop);
            await Task.Delay(Timeout.Infinite, stop);
        });
        using var source = Source(Development with { Timeout = TimeSpan.FromMilliseconds(200) });

        CodeOf(await GetAsync(source, server.Url)).Should().Be(FetchProblemCodes.TimedOut);
    }

    [Test]
    public async Task Stops_a_drip_that_never_pauses_long()
    {
        using var server = new LoopbackServer(async (_, stream, stop) =>
        {
            await stream.WriteAsync("HTTP/1.1 200 OK\r\n\r\n"u8.ToArray(), stop);
            while (true)
            {
                await stream.WriteAsync(" "u8.ToArray(), stop);
                await Task.Delay(10, stop);
            }
        });
        using var source = Source(Development with { Timeout = TimeSpan.FromMilliseconds(300) });

        CodeOf(await GetAsync(source, server.Url)).Should().Be(FetchProblemCodes.TimedOut);
    }

    [TestCase("garbage\r\n\r\n")]
    [TestCase("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n{}")]
    [TestCase("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 4\r\n\r\nabcd")]
    public async Task What_breaks_off_or_is_no_http_is_a_failed_connection(string response)
    {
        using var server = LoopbackServer.Answering(response);
        using var source = Source(Development);

        CodeOf(await GetAsync(source, server.Url)).Should().Be(FetchProblemCodes.ConnectionFailed);
    }

    [Test]
    public async Task A_name_that_does_not_resolve_is_told()
    {
        using var source = Source(new FetchRules(), _ => throw new System.Net.Sockets.SocketException(11001));

        CodeOf(await GetAsync(source, "https://nowhere.example/")).Should().Be(FetchProblemCodes.NameNotResolved);
    }

    [Test]
    public async Task The_callers_cancellation_is_not_a_timeout()
    {
        using var server = new LoopbackServer((_, _, stop) => Task.Delay(Timeout.Infinite, stop));
        using var source = Source(Development);
        using var cancelled = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));

        var get = async () => await source.GetAsync(server.Url, "*/*", cancelled.Token);

        await get.Should().ThrowAsync<OperationCanceledException>();
    }

    private static GuardedDocumentSource Source(FetchRules rules, Func<string, IPAddress[]>? resolve = null) => new(
        rules,
        TimeProvider.System,
        (host, _) => Task.FromResult(resolve?.Invoke(host) ?? throw new InvalidOperationException($"{host} was resolved")));

    private static ValueTask<DocumentLookup> GetAsync(GuardedDocumentSource source, string url) =>
        source.GetAsync(url, "application/json", CancellationToken.None);

    private static string CodeOf(DocumentLookup lookup) =>
        lookup.Should().BeOfType<DocumentLookup.Unavailable>().Subject.Problem.Code;
}
