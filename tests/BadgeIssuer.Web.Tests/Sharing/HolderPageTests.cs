using System.Net;
using System.Text.RegularExpressions;
using BadgeIssuer.Sharing;
using BadgeIssuer.Web.Sharing;
using FluentAssertions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NUnit.Framework;

namespace BadgeIssuer.Web.Tests.Sharing;

public sealed partial class HolderPageTests
{
    private static readonly string Token = SamplePublication.Token.Reveal();
    private static readonly string Page = $"/share/{Token}";

    private SampleSite _site = null!;
    private HttpClient _client = null!;

    [SetUp]
    public void Open()
    {
        _site = new SampleSite(examine: _ => Reports.With(), configure: CountedStore.Wrap);
        _client = _site.CreateClient();
    }

    [TearDown]
    public void Close()
    {
        _client.Dispose();
        _site.Dispose();
    }

    [Test]
    public async Task Shows_the_holder_the_badge_with_the_name_and_is_kept_by_nobody()
    {
        var response = await _client.GetAsync(Page);

        (await response.Content.ReadAsStringAsync()).Should().Contain("山田 太郎 さんのバッジ").And.Contain("有効")
            .And.Contain("name=\"robots\" content=\"noindex\"").And.NotContain("og:");
        response.Headers.CacheControl!.ToString().Should().Be("no-store");
        response.Headers.GetValues("X-Robots-Tag").Should().ContainMatch("noindex*");
        response.Headers.GetValues("Referrer-Policy").Should().Equal("no-referrer");
        response.Headers.Contains("Set-Cookie").Should().BeFalse();
        response.Headers.ETag.Should().BeNull();
    }

    [Test]
    public async Task No_other_page_shows_the_name()
    {
        await MakeLink("見分けの名前");

        foreach (var path in (string[])
            [$"/b/{SamplePublication.Award}", $"/embed/{SamplePublication.Award}", "/", $"/b/{SamplePublication.Award}?token={Token}"])
        {
            (await _client.GetStringAsync(path)).Should().NotContain("山田").And.NotContain("見分けの名前");
        }
    }

    [Test]
    public async Task A_further_link_shows_the_badge_with_the_name_and_nothing_to_set()
    {
        var link = await MakeLink("○○社への応募");

        var response = await _client.GetAsync(link);
        var page = await response.Content.ReadAsStringAsync();

        page.Should().Contain("<dd>山田 太郎</dd>").And.NotContain("○○社").And.NotContain("<fieldset")
            .And.Contain("name=\"robots\" content=\"noindex\"");
        page.Replace($"href=\"{link}?lang=en\"", "", StringComparison.Ordinal)
            .Replace($"href=\"{link}/certificate.pdf\"", "", StringComparison.Ordinal)
            .Should().NotContain(link, "nothing but its own switch of language holds its address");
        response.Headers.CacheControl!.ToString().Should().Be("no-store");
        link.Should().NotContain(Token);
    }

    [Test]
    public async Task The_holder_sees_every_link_again_with_its_label_and_its_end()
    {
        var day = DateOnly.FromDateTime(DateTime.UtcNow.AddDays(40));

        var link = await MakeLink("応募先 <A>", day.ToString("yyyy-MM-dd", null));

        (await _client.GetStringAsync(Page)).Should().Contain("応募先 &lt;A&gt;").And.Contain($"{SamplePublication.BaseUrl}{link}")
            .And.Contain($"{day.Year}年{day.Month}月{day.Day}日まで有効");
    }

    [Test]
    public async Task What_is_withdrawn_over_unknown_or_no_token_is_answered_alike_and_costs_alike()
    {
        var withdrawn = await MakeLink("a");
        var form = Withdrawal().Match(await _client.GetStringAsync(Page)).Groups["path"].Value;
        (await Send(form)).StatusCode.Should().Be(HttpStatusCode.SeeOther);
        var over = HolderToken.FromBytes([9, .. new byte[15]]);
        var badge = SamplePublication.Id(SamplePublication.Award);
        _site.Services.GetRequiredService<ISiteStore>().AddLink(
            ShareLink.Make(SamplePublication.Token, over, badge, SamplePublication.Name, "", DateTimeOffset.UnixEpoch, DateTimeOffset.UtcNow),
            most: 20);

        var answers = new List<string>();
        foreach (var path in (string[])
        [
            withdrawn, $"/s/{over.Reveal()}", "/s/zzzzzzzzzzzzzzzzzzzzzzzzza", "/s/x", $"/s/{Token}",
            "/share/zzzzzzzzzzzzzzzzzzzzzzzzza", "/share/x", $"/share/{over.Reveal()}",
        ])
        {
            var response = await _client.GetAsync(path);
            response.StatusCode.Should().Be(HttpStatusCode.NotFound, path);
            response.Headers.CacheControl!.ToString().Should().Be("no-store");
            var headers = response.Headers.Concat(response.Content.Headers).Where(header => header.Key is not "Content-Length")
                .Select(header => $"{header.Key}: {string.Join(", ", header.Value)}").Order();
            answers.Add(string.Join('\n', headers)
                + (await response.Content.ReadAsStringAsync()).Replace(path, "", StringComparison.Ordinal));
        }

        answers.Distinct().Should().ContainSingle();

        // The certificates under them, too; and what can be counted of the work is the same.
        var store = (CountedStore)_site.Services.GetRequiredService<ISiteStore>();
        var work = new List<string>();
        foreach (var path in (string[])[withdrawn, $"/s/{over.Reveal()}", "/s/zzzzzzzzzzzzzzzzzzzzzzzzza", $"/s/{Token}"])
        {
            foreach (var ending in (string[])["", "/certificate.pdf"])
            {
                store.Calls.Clear();
                (await _client.GetAsync(path + ending)).StatusCode.Should().Be(HttpStatusCode.NotFound);
                work.Add(string.Join(' ', store.Calls));
            }
        }

        work.Distinct().Should().Equal("FindLink FindChoices");
    }

    [Test]
    public async Task Choices_take_effect_at_once_and_everywhere()
    {
        var link = await MakeLink("a");

        var saved = await Send($"{Page}/choices", ("name", "hidden"), ("listed", "yes"), ("language", "en"));

        saved.StatusCode.Should().Be(HttpStatusCode.SeeOther);
        saved.Headers.Location!.ToString().Should().Be($"{Page}?done=saved");
        (await _client.GetStringAsync(saved.Headers.Location)).Should().Contain("<html lang=\"en\">")
            .And.Contain("Your settings were saved.").And.NotContain("山田");
        (await _client.GetStringAsync(link)).Should().Contain("<html lang=\"en\">").And.NotContain("山田")
            .And.Contain("content=\"noindex\"", "the link is private, listed or not");
        (await _client.GetStringAsync(link + "?lang=ja")).Should().Contain("<html lang=\"ja\">");
        (await _client.GetStringAsync($"/b/{SamplePublication.Award}")).Should().NotContain("noindex")
            .And.Contain("<html lang=\"ja\">");
    }

    [TestCase("form-token", "x", null)]
    [TestCase("form-token", "", null)]
    [TestCase("form-token", null, "cross-site")]
    [TestCase("form-token", null, "same-site")]
    public async Task A_form_that_the_page_did_not_make_or_send_changes_nothing(string field, string? value, string? sentFrom)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{Page}/choices")
        {
            Content = new FormUrlEncodedContent(new Dictionary<string, string>
            {
                [field] = value ?? FormToken.Of(SamplePublication.Token),
                ["name"] = "hidden",
                ["listed"] = "yes",
            }),
        };
        if (sentFrom is not null)
        {
            request.Headers.Add("Sec-Fetch-Site", sentFrom);
        }

        (await _client.SendAsync(request)).StatusCode.Should().Be(HttpStatusCode.BadRequest);

        (await _client.GetStringAsync(Page)).Should().Contain("山田 太郎");
        (await _client.GetStringAsync($"/b/{SamplePublication.Award}")).Should().Contain("noindex");
    }

    [TestCase("label", "あああああああああああああああああああああああああああああああああああああああああああああああああああああああああああああ")]
    [TestCase("label", "a\u0001")]
    [TestCase("until", "2020-01-01")]
    [TestCase("until", "明日")]
    [TestCase("until", "9999-12-31")]
    public async Task A_link_that_cannot_be_made_is_explained(string field, string value)
    {
        var refused = await Send($"{Page}/links", (field, value));

        refused.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await refused.Content.ReadAsStringAsync()).Should().Contain("role=\"alert\"").And.NotContain("class=\"link-list\"");
    }

    [Test]
    public async Task There_are_only_so_many_links()
    {
        for (var made = 0; made < HolderEndpoints.MostLinks; made++)
        {
            (await Send($"{Page}/links")).StatusCode.Should().Be(HttpStatusCode.SeeOther);
        }

        var refused = await Send($"{Page}/links");

        refused.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        (await refused.Content.ReadAsStringAsync()).Should().Contain("20個まで");
    }

    [Test]
    public async Task Asking_changes_nothing()
    {
        foreach (var path in (string[])[$"{Page}/choices", $"{Page}/links", $"{Page}/links/x/withdraw"])
        {
            (await _client.GetAsync(path)).StatusCode.Should().Be(HttpStatusCode.MethodNotAllowed);
        }
    }

    [Test]
    public async Task Of_a_corrected_badge_it_explains_and_shows_no_name()
    {
        var page = await _client.GetStringAsync($"/share/{SamplePublication.SupersededToken.Reveal()}");

        page.Should().Contain("差し替え").And.NotContain("山田").And.NotContain("<form").And.Contain($"href=\"/b/{SamplePublication.Award}\"");
        (await Send($"/share/{SamplePublication.SupersededToken.Reveal()}/links", SamplePublication.SupersededToken))
            .StatusCode.Should().Be(HttpStatusCode.BadRequest);
    }

    [Test]
    public async Task Of_a_suspended_badge_it_offers_no_new_link()
    {
        var page = await _client.GetStringAsync($"/share/{SamplePublication.SuspendedToken.Reveal()}");

        page.Should().Contain("一時停止").And.NotContain("id=\"new-link\"").And.NotContain("linkedin");
    }

    [Test]
    public async Task Once_a_badge_is_erased_its_links_answer_no_more_and_are_forgotten()
    {
        var link = await MakeLink("a");
        _site.Publication.WriteFacts(SamplePublication.Award, ""","standing":"erased","changed":"2026-04-01T00:00:00Z" """);

        (await _client.GetAsync(link)).StatusCode.Should().Be(HttpStatusCode.NotFound);
        (await _client.GetAsync(Page)).StatusCode.Should().Be(HttpStatusCode.NotFound);

        var store = _site.Services.GetRequiredService<ISiteStore>();
        store.ListBadges().Should().NotBeEmpty();
        await _site.Services.GetServices<Microsoft.Extensions.Hosting.IHostedService>().OfType<ErasureSweep>().Single()
            .SweepAsync(CancellationToken.None);
        store.ListBadges().Should().BeEmpty();
    }

    [Test]
    public async Task A_client_that_tries_tokens_is_stopped()
    {
        using var site = new SampleSite(new() { ["Site:HolderRequestsPerMinute"] = "10" });
        var client = site.CreateClient();

        var statuses = new List<HttpStatusCode>();
        for (var request = 0; request < 11; request++)
        {
            statuses.Add((await client.GetAsync($"/s/{HolderToken.FromBytes([(byte)request, .. new byte[15]]).Reveal()}")).StatusCode);
        }

        statuses.Should().StartWith(Enumerable.Repeat(HttpStatusCode.NotFound, 10)).And.EndWith(HttpStatusCode.TooManyRequests);
    }

    [Test]
    public async Task No_log_holds_a_token_or_a_name_even_where_an_operator_asks_for_more()
    {
        var log = new CollectedLog();
        using var site = new SampleSite(
            new()
            {
                ["Logging:LogLevel:Default"] = "Trace",
                ["Logging:LogLevel:Microsoft"] = "Trace",
                ["Logging:LogLevel:Microsoft.AspNetCore"] = "Trace",
            },
            examine: request => request.Input.Contains("fail", StringComparison.Ordinal)
                ? throw new InvalidOperationException("fault")
                : Reports.With(),
            configure: services => services.AddSingleton<ILoggerProvider>(log));
        var client = site.CreateClient();

        await client.GetAsync(Page);
        await client.GetAsync($"/s/{Token}");
        await client.PostAsync($"{Page}/choices", new StringContent("x"));
        await client.PostAsync($"{Page}/choices", new FormUrlEncodedContent(
            new Dictionary<string, string> { [FormToken.Field] = FormToken.Of(SamplePublication.Token), ["listed"] = "yes" }));

        log.Text.Should().NotBeEmpty().And.NotContain(Token).And.NotContain("山田");
    }

    private async Task<string> MakeLink(string label, string until = "")
    {
        var made = await Send($"{Page}/links", ("label", label), ("until", until));
        made.StatusCode.Should().Be(HttpStatusCode.SeeOther);
        return Address().Match(await _client.GetStringAsync(Page)).Groups["path"].Value;
    }

    private Task<HttpResponseMessage> Send(string path, params (string Name, string Value)[] fields) =>
        Send(path, SamplePublication.Token, fields);

    private Task<HttpResponseMessage> Send(string path, HolderToken token, params (string Name, string Value)[] fields) =>
        _client.PostAsync(path, new FormUrlEncodedContent(
            fields.Append((Name: FormToken.Field, Value: FormToken.Of(token)))
                .Select(field => KeyValuePair.Create(field.Name, field.Value))));

    [GeneratedRegex("value=\"https://badges.example.go.jp(?<path>/s/[a-z2-7]{26})\"")]
    private static partial Regex Address();

    [GeneratedRegex("action=\"(?<path>/share/[a-z2-7]{26}/links/[a-z2-7]{26}/withdraw)\"")]
    private static partial Regex Withdrawal();

    private sealed class CollectedLog : ILoggerProvider, ILogger
    {
        private readonly System.Collections.Concurrent.ConcurrentQueue<string> _lines = [];

        public string Text => string.Join('\n', _lines);

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull
        {
            _lines.Enqueue(state.ToString() ?? "");
            return null;
        }

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            _lines.Enqueue($"{formatter(state, exception)} {exception}");

        public void Dispose()
        {
        }
    }
}
