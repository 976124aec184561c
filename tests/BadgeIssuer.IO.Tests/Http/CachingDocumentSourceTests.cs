using System.Text;
using BadgeIssuer.IO.Http;
using BadgeIssuer.OpenBadges.Status;
using BadgeIssuer.Verification;
using CsCheck;
using FluentAssertions;
using NUnit.Framework;

namespace BadgeIssuer.IO.Tests.Http;

/// <summary>On real sockets: what is asked again, and when.</summary>
public sealed class CachingDocumentSourceTests
{
    private static readonly FetchRules Development = new() { AllowLoopback = true };

    private readonly SettableClock _clock = new();

    // Header lines of the answer, and for how many seconds it may be used again; 0: not at all.
    [TestCase("Cache-Control: max-age=120", 120)]
    [TestCase("Cache-Control: public, MAX-AGE=120", 120)]
    [TestCase("Cache-Control: max-age=86400", 300, Description = "whatever a host says, five minutes are the most")]
    [TestCase("Cache-Control: max-age=120, s-maxage=20", 20)]
    [TestCase("Cache-Control: max-age=120|Age: 50", 70)]
    [TestCase("Cache-Control: max-age=120|Age: 200", 0)]
    [TestCase("Cache-Control: max-age=120|Date: {-30}", 90, Description = "it was under way, or in another cache")]
    [TestCase("Cache-Control: max-age=120|Expires: {-10}", 120, Description = "max-age comes before Expires")]
    [TestCase("Date: {0}|Expires: {100}", 100)]
    [TestCase("Expires: 0", 0)]
    [TestCase("Expires: {-1}", 0)]
    [TestCase("Cache-Control: no-store", 0)]
    [TestCase("Cache-Control: no-store, max-age=100", 0)]
    [TestCase("Cache-Control: no-cache", 0)]
    [TestCase("Cache-Control: private, max-age=100", 0)]
    [TestCase("Cache-Control: max-age=0", 0)]
    [TestCase("Cache-Control: max-age=soon", 0, Description = "what cannot be read is taken for stale")]
    [TestCase("Cache-Control: max-age=100|Vary: *", 0)]
    [TestCase("Cache-Control: max-age=100|Vary: Accept, Accept-Encoding", 100)]
    [TestCase("X-Says: nothing", 60)]
    public async Task Uses_an_answer_again_for_as_long_as_it_says(string headers, int seconds)
    {
        using var server = Serving(() => Headers(headers) + "\r\n");
        using var cache = Cache();
        await Get(cache, server.Url);

        if (seconds > 0)
        {
            _clock.Advance(seconds - 1);
            await Get(cache, server.Url);
            server.Requests.Should().Be(1);
            _clock.Advance(1);
        }

        await Get(cache, server.Url);
        server.Requests.Should().Be(2);
    }

    [TestCase("ETag: \"v1\"", "If-None-Match: \"v1\"")]
    [TestCase("ETag: W/\"v1\"|Last-Modified: {-3600}", "If-None-Match: W/\"v1\"")]
    [TestCase("Last-Modified: {-3600}", "If-Modified-Since: ")]
    public async Task Asks_whether_a_stale_answer_still_holds(string validators, string expected)
    {
        var body = "first";
        var status = "200 OK";
        using var server = new LoopbackServer((request, stream, stop) =>
        {
            var answer = request.Contains(expected, StringComparison.Ordinal) && status == "304"
                ? $"HTTP/1.1 304 Not Modified\r\n{Headers("Cache-Control: max-age=10")}\r\n\r\n"
                : LoopbackServer.Ok(body, Headers("Cache-Control: max-age=10|" + validators) + "\r\n");
            return stream.WriteAsync(Encoding.UTF8.GetBytes(answer), stop).AsTask();
        });
        using var cache = Cache();
        await Get(cache, server.Url);

        (status, body) = ("304", "not sent");
        _clock.Advance(10);
        (await Get(cache, server.Url)).Should().Be("first");
        server.Request.Should().Contain(expected);
        _clock.Advance(9);
        (await Get(cache, server.Url)).Should().Be("first");
        server.Requests.Should().Be(2);

        (status, body) = ("200", "second");
        _clock.Advance(1);
        (await Get(cache, server.Url)).Should().Be("second");
    }

    [Test]
    public async Task Never_uses_a_stale_answer_for_one_that_does_not_come()
    {
        var answers = true;
        using var server = new LoopbackServer((_, stream, stop) => answers
            ? stream.WriteAsync(Encoding.UTF8.GetBytes(LoopbackServer.Ok("{}", "Cache-Control: max-age=10\r\nETag: \"a\"\r\n")), stop).AsTask()
            : Task.CompletedTask);
        using var cache = Cache();
        await Get(cache, server.Url);

        answers = false;
        _clock.Advance(10);

        (await cache.GetAsync(server.Url, "*/*", CancellationToken.None)).Should().BeOfType<DocumentLookup.Unavailable>();
    }

    [Test]
    public async Task Asks_a_host_that_failed_again_soon_and_not_at_once()
    {
        using var server = LoopbackServer.Answering("HTTP/1.1 503 Busy\r\nCache-Control: max-age=3600\r\nContent-Length: 0\r\n\r\n");
        using var cache = Cache();

        await cache.GetAsync(server.Url, "*/*", CancellationToken.None);
        _clock.Advance(9);
        await cache.GetAsync(server.Url, "*/*", CancellationToken.None);
        server.Requests.Should().Be(1);

        _clock.Advance(1);
        await cache.GetAsync(server.Url, "*/*", CancellationToken.None);
        server.Requests.Should().Be(2);
    }

    [Test]
    public async Task Gives_other_media_types_no_answer_that_was_not_theirs()
    {
        using var server = Serving(() => "Cache-Control: max-age=100\r\nVary: Accept\r\n");
        using var cache = Cache();

        await Get(cache, server.Url);
        await cache.GetAsync(server.Url, "text/plain", CancellationToken.None);

        server.Requests.Should().Be(2);
    }

    [TestCase("301 Moved Permanently", "", 100)]
    [TestCase("301 Moved Permanently", "Cache-Control: max-age=30\r\n", 30)]
    [TestCase("302 Found", "", 0, Description = "a redirect for the time being is only for this time")]
    [TestCase("302 Found", "Cache-Control: max-age=30\r\n", 30)]
    [TestCase("308 Permanent Redirect", "Cache-Control: no-store\r\n", 0)]
    public async Task A_redirect_is_part_of_the_answer(string status, string headers, int seconds)
    {
        using var server = new LoopbackServer((request, stream, stop) => stream.WriteAsync(
            Encoding.UTF8.GetBytes(request.StartsWith("GET /a ", StringComparison.Ordinal)
                ? $"HTTP/1.1 {status}\r\nLocation: /b\r\n{headers}Content-Length: 0\r\n\r\n"
                : LoopbackServer.Ok("{}", "Cache-Control: max-age=100\r\nETag: \"b\"\r\n")),
            stop).AsTask());
        using var cache = Cache();
        await Get(cache, server.Url + "/a");

        if (seconds > 0)
        {
            _clock.Advance(seconds - 1);
            await Get(cache, server.Url + "/a");
            server.Requests.Should().Be(2);
            _clock.Advance(1);
        }

        await Get(cache, server.Url + "/a");
        server.Requests.Should().Be(4);
    }

    [TestCase(20_000, null, 20)]
    [TestCase(null, 40, 40)]
    [TestCase(20_000, 10, 10)]
    [TestCase(0, null, 0)]
    [TestCase(null, null, 300)]
    [TestCase(86_400_000, 86_400, 300)]
    public async Task A_status_list_is_used_no_longer_than_it_says_itself(int? milliseconds, int? validSeconds, int expected)
    {
        var list = Encoding.UTF8.GetString(StatusListCredentialWriter.Write(new StatusListCredential
        {
            Id = "https://issuer.example/status/1",
            Issuer = "did:web:issuer.example",
            StatusPurpose = ["revocation"],
            EncodedList = StatusList.Create(StatusList.MinimumCount, []).Encode(),
            TimeToLive = milliseconds is { } ttl ? TimeSpan.FromMilliseconds(ttl) : null,
            ValidUntil = validSeconds is { } valid ? _clock.GetUtcNow().AddSeconds(valid) : null,
        }));
        using var server = Serving(() => "Cache-Control: max-age=86400\r\n", list);
        using var cache = Cache();
        await Get(cache, server.Url);

        if (expected > 0)
        {
            _clock.Advance(expected - 1);
            await Get(cache, server.Url);
            server.Requests.Should().Be(1);
            _clock.Advance(1);
        }

        await Get(cache, server.Url);
        server.Requests.Should().Be(2);
    }

    [Test]
    public async Task Makes_one_request_for_those_who_ask_at_the_same_time()
    {
        var release = new TaskCompletionSource();
        using var server = new LoopbackServer(async (_, stream, stop) =>
        {
            await release.Task;
            await stream.WriteAsync(Encoding.UTF8.GetBytes(LoopbackServer.Ok("{}", "Cache-Control: no-store\r\n")), stop);
        });
        using var cache = Cache();
        using var impatient = new CancellationTokenSource();

        var asking = Enumerable.Range(0, 20).Select(_ => Get(cache, server.Url)).ToArray();
        var cancelled = cache.GetAsync(server.Url, "*/*", impatient.Token).AsTask();
        await impatient.CancelAsync();
        release.SetResult();

        (await Task.WhenAll(asking)).Should().OnlyContain(body => body == "{}");
        await cancelled.Awaiting(task => task).Should().ThrowAsync<OperationCanceledException>();
        server.Requests.Should().Be(1);
    }

    [Test]
    public async Task A_clock_that_is_set_back_makes_no_answer_last_longer()
    {
        using var server = Serving(() => "Cache-Control: max-age=100\r\n");
        using var cache = Cache();
        await Get(cache, server.Url);

        _clock.Advance(-50);
        await Get(cache, server.Url);

        server.Requests.Should().Be(2);
    }

    [Test]
    public async Task Stays_within_its_bounds()
    {
        using var server = Serving(() => "Cache-Control: max-age=100\r\n", new string('x', 10_000));
        using var cache = Cache(new CacheRules { MaximumEntries = 8, MaximumBytes = 50_000 });

        for (var i = 0; i < 20; i++)
        {
            await Get(cache, $"{server.Url}/{i}");
            cache.Size.Entries.Should().BeLessThanOrEqualTo(8);
            cache.Size.Bytes.Should().BeLessThanOrEqualTo(50_000);
        }

        var tooLong = "https://issuer.example/" + new string('x', 3000);
        await cache.GetAsync(tooLong, "*/*", CancellationToken.None);
        await Get(cache, server.Url + "/19");
        server.Requests.Should().Be(20);
    }

    [Test]
    public void Whatever_a_host_says_of_its_answers_they_stay_readable_and_within_the_bounds() =>
        Gen.Select(
            OneOf("Cache-Control", "Expires", "Age", "Date", "Vary", "ETag", "Last-Modified"),
            OneOf("max-age=", "s-maxage=", "no-cache=", "\"", "W/", "-1", "99999999999999999999", ",,", "*", "Thu, 01 Jan 1970 00:00:00 GMT", "Fri, 31 Dec 9999 23:59:59 GMT", "é", "")
                .Array[0, 3])
            .Array[0, 4]
            .Sample(headers =>
            {
                using var response = new HttpResponseMessage(System.Net.HttpStatusCode.OK) { Content = new ByteArrayContent([]) };
                foreach (var (name, values) in headers)
                {
                    if (!response.Headers.TryAddWithoutValidation(name, string.Concat(values)))
                    {
                        response.Content.Headers.TryAddWithoutValidation(name, string.Concat(values));
                    }
                }

                HttpFreshness.Of(response, _clock.GetUtcNow());
            });

    private static Gen<string> OneOf(params string[] texts) => Gen.Int[0, texts.Length - 1].Select(index => texts[index]);

    private static LoopbackServer Serving(Func<string> headers, string body = "{}") => new((_, stream, stop) =>
        stream.WriteAsync(Encoding.UTF8.GetBytes(LoopbackServer.Ok(body, headers())), stop).AsTask());

    private static async Task<string> Get(CachingDocumentSource cache, string url)
    {
        var answered = (await cache.GetAsync(url, "*/*", CancellationToken.None)).Should().BeOfType<DocumentLookup.Answered>().Subject;
        return Encoding.UTF8.GetString(answered.Body.Span);
    }

    private CachingDocumentSource Cache(CacheRules? rules = null) =>
        new(new GuardedDocumentSource(Development, _clock), rules ?? new CacheRules(), _clock);

    // {-30} is the clock's time thirty seconds ago.
    private string Headers(string lines) => string.Join("\r\n", lines.Split('|').Select(line =>
        line.Split('{') is [var name, var seconds]
            ? name + _clock.GetUtcNow().AddSeconds(int.Parse(seconds.TrimEnd('}'), System.Globalization.CultureInfo.InvariantCulture)).ToString("R")
            : line));

    /// <summary>A clock that a test sets; timers are real, since sockets are.</summary>
    private sealed class SettableClock : TimeProvider
    {
        private DateTimeOffset _now = new(2025, 6, 1, 12, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => _now;

        public void Advance(int seconds) => _now = _now.AddSeconds(seconds);
    }
}
